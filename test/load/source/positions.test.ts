import { expect, test } from 'vitest';
import { readText } from '../../../src/load/load-document.js';
import { sourceOf } from '../reading.js';

test.each([
  ['JSON', '{\r\n  "a": {\n    "b": [1,\n      2]},\n "é": 1, "c": 0}'],
  [
    'JSON with a byte order mark',
    '\uFEFF{\r\n  "a": {\n    "b": [1,\n      2]},\n "é": 1, "c": 0}',
  ],
  ['YAML', '\r\n  "a": {\n    "b": [1,\n      2]}\n  "é": 1\n  "c": 0'],
])('%s: each member has its line and column', (_, text) => {
  const document = readText(text) as { a: { b: number[] } };
  const source = sourceOf(document);
  expect(source.memberPosition(document, 'a')).toEqual({ line: 2, column: 3 });
  expect(source.memberPosition(document.a, 'b')).toEqual({ line: 3, column: 5 });
  expect(source.memberPosition(document.a.b, '1')).toEqual({ line: 4, column: 7 });
  expect(source.memberPosition(document, 'c')?.line).toBeGreaterThan(4);
  expect(source.memberPosition(document, 'none')).toBeUndefined();
  expect(source.memberPosition({}, 'a')).toBeUndefined();
});

test('what was merged keeps the place where it is written', () => {
  const document = readText('x: &x\n  a: 1\ny:\n  <<: *x\n  b: 2\n') as { y: object };
  expect(sourceOf(document).memberPosition(document.y, 'a')).toEqual({ line: 2, column: 3 });
  expect(sourceOf(document).memberPosition(document.y, 'b')).toEqual({ line: 5, column: 3 });
});

test('a file is part of the position', () => {
  const document = readText('{"a":1}', 'api.json');
  expect(sourceOf(document).memberPosition(document, 'a')).toEqual({
    file: 'api.json',
    line: 1,
    column: 2,
  });
});

test('nothing of it is enumerated', () => {
  const document = readText('{"a":1}');
  expect(Object.keys(document)).toEqual(['a']);
  expect(Object.getOwnPropertySymbols({ ...document })).toEqual([]);
});

test.each([
  ['JSON', '{\n "a": {"b": 1,\n  "b": 2}}'],
  ['YAML', '\na: {"b": 1,\n  "b": 2}\n'],
])('of a key that occurs twice in %s the last one wins, with a warning', (_, text) => {
  const document = readText(text) as { a: { b: number } };
  expect(document.a.b).toBe(2);
  const { issues } = sourceOf(document);
  expect(issues).toMatchObject([
    {
      code: 'DUPLICATE_KEY',
      severity: 'warning',
      pointer: '#/a/b',
      position: { line: 3, column: 3 },
    },
  ]);
  expect(issues[0]?.message).toMatch(
    /^The key "b" occurs twice \(first at line 2, column \d+\): the last one wins, so remove one of them$/,
  );
});

/** The digits that the loader keeps of member `a`, or of its first item. */
function digitsOf(text: string): string | undefined {
  const document = readText(text) as { readonly a: unknown; readonly b?: { readonly a: unknown } };
  const around = document.b ?? document;
  const [container, key] = Array.isArray(around.a) ? [around.a, '0'] : [around, 'a'];
  return sourceOf(document).numberText?.(container, key);
}

const LOST = ['90.0', '1.50', '1e3', '-0', '9223372036854775807', '0.1000000000000000000001'];

test.each(
  LOST.flatMap((digits) => [
    [digits, `{"a": ${digits}, "z": 1}`],
    [digits, `{"a":[ ${digits} ]}`],
    [digits, `{"b":{"a":${digits}\n}}`],
    [digits, `a: ${digits} # a comment\n`],
    [digits, `a:\n  - ${digits}\n`],
    [digits, `a: [${digits}, 2]\n`],
    [digits, `z: &z {a: ${digits}}\nb:\n  <<: *z\n`],
  ]),
)('the digits %s are kept of %j', (digits, text) => {
  expect(digitsOf(text)).toBe(digits);
});

test.each([
  '{"a":90}',
  '{"a":1.5}',
  '{"a":"90.0"}',
  'a: 1.5\n',
  'a: "90.0"\n',
  'a: 0x10\n',
  'a: .5\n',
])('nothing is kept of %j, which a double holds or JSON does not know', (text) => {
  expect(digitsOf(text)).toBeUndefined();
});

test('the last of two keys counts', () => {
  expect(digitsOf('{"a":1.0,"a":2.0}')).toBe('2.0');
  expect(digitsOf('{"a":1.0,"a":2}')).toBeUndefined();
});
