import { expect, test } from 'vitest';
import { readText } from '../../../../src/load/load-document.js';
import { plain } from '../../reading.js';

test.each<[string, string, unknown]>([
  [
    'numbers and words',
    'a: 1\nb: 1.5\nc: true\nd: null\ne: ~\nf:\ng: no\nh: 2020-01-01\n',
    { a: 1, b: 1.5, c: true, d: null, e: null, f: null, g: 'no', h: '2020-01-01' },
  ],
  [
    'keys as they are written',
    '200: a\n1.0: b\ntrue: c\n"x y": d\n? e\n: f\n',
    { '200': 'a', '1.0': 'b', true: 'c', 'x y': 'd', e: 'f' },
  ],
  [
    'comments, flow and blocks',
    '# c\na: {b: [1, 2]} # d\nc: |\n  x\n  y\nd: >-\n  x\n  y\n',
    { a: { b: [1, 2] }, c: 'x\ny\n', d: 'x y' },
  ],
  ['CRLF', 'a: 1\r\nb: |\r\n  x\r\n', { a: 1, b: 'x\n' }],
  [
    'anchors and aliases',
    'a: &x {b: 1}\nc: *x\nd: &y 5\ne: *y\n',
    { a: { b: 1 }, c: { b: 1 }, d: 5, e: 5 },
  ],
  [
    'merge keys',
    'a: &x {b: 1, c: 2}\nd:\n  <<: *x\n  c: 3\n',
    { a: { b: 1, c: 2 }, d: { b: 1, c: 3 } },
  ],
  [
    'an own key wins wherever it stands',
    'a: &x {b: 1}\nd:\n  b: 2\n  <<: *x\n',
    { a: { b: 1 }, d: { b: 2 } },
  ],
  [
    'several merges, the first wins',
    'a: &x {b: 1}\nc: &y {b: 2, d: 3}\ne:\n  <<: [*x, *y]\n',
    { a: { b: 1 }, c: { b: 2, d: 3 }, e: { b: 1, d: 3 } },
  ],
  [
    'a merge of what was merged',
    'a: &x {b: 1}\nc: &y\n  <<: *x\nd:\n  <<: *y\n',
    { a: { b: 1 }, c: { b: 1 }, d: { b: 1 } },
  ],
  ['a quoted "<<" is a key', '"<<": {a: 1}\n', { '<<': { a: 1 } }],
  [
    'tags of CloudFormation',
    'a: !Sub "x${y}"\nb: !Ref R\nc: !GetAtt A.B\nd: !Join ["", [!Ref S, x]]\ne: !If [C, !Sub z, 1]\nf: !Condition C\n',
    {
      a: { 'Fn::Sub': 'x${y}' },
      b: { Ref: 'R' },
      c: { 'Fn::GetAtt': 'A.B' },
      d: { 'Fn::Join': ['', [{ Ref: 'S' }, 'x']] },
      e: { 'Fn::If': ['C', { 'Fn::Sub': 'z' }, 1] },
      f: { Condition: 'C' },
    },
  ],
  [
    'an anchor on a tagged value',
    'a: &x !Sub z\nb: *x\n',
    { a: { 'Fn::Sub': 'z' }, b: { 'Fn::Sub': 'z' } },
  ],
  ['tags of YAML itself', 'a: !!str 5\nb: !!int "6"\n', { a: '5', b: 6 }],
  ['JSON that is indented by a comment', '# c\n{"a": [1]}', { a: [1] }],
])('%s', (_, text, expected) => {
  expect(plain(readText(text))).toEqual(expected);
});

test('aliases share one value', () => {
  const document = readText('a: &x {b: {}}\nc: *x\nd: [*x, *x]\n') as Record<string, unknown>;
  expect(document.c).toBe(document.a);
  expect(document.d).toEqual([document.a, document.a]);
});
