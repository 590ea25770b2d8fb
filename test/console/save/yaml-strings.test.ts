import { expect, test } from 'vitest';
import { editedText, type WrittenString } from '../../../src/console/save/written-string.js';
import { visitYamlStrings } from '../../../src/console/save/yaml-strings.js';

function stringsIn(text: string): readonly WrittenString[] {
  const found: WrittenString[] = [];
  visitYamlStrings(text, (one) => found.push(one));
  return found;
}

test.each([
  ['a: b\n', ['a']],
  ['a:\n  - b: c\n    d: [e, { f: g }]\n', ['a/0/b', 'a/0/d/1/f']],
  ['{ a: "b", 200: c, null: d, 1.0: e }', ['a', '200', 'null', '1.0']],
  ['a: 1\nb: true\nc:\nd: ~\ne: {}\nf: "1"\n', ['f']],
  ["__proto__: x\n'q k': y\n", ['__proto__', 'q k']],
  ['a: |\n  b\n', ['a']],
  ['- a\n', []],
  ['a', []],
  ['', []],
])('%j', (text, paths) => {
  expect(stringsIn(text).map(({ path }) => path.join('/'))).toEqual(paths);
});

test.each([
  ['a: b\n a: c', 'a text that is not YAML'],
  ['a: b\n---\na: c\n', 'several documents'],
])('%j, %s, has none', (text) => {
  expect(stringsIn(text)).toEqual([]);
});

test.each([
  ['a: &x b\nc: *x\n', { a: 'alias *x', c: 'alias *x' }],
  ['a: &x b\nc: d\n', { a: undefined, c: undefined }],
  ['a: &x { b: c }\nd: *x\n', { 'a/b': 'alias *x', d: 'alias *x' }],
  ['a: &x { b: c }\nd: { <<: *x, e: f }\n', { 'a/b': 'alias *x', 'd/e': undefined }],
  ['a: !Sub b\n', { a: 'tag !Sub' }],
  ['a: !Join [x, { b: c }]\n', { 'a/1/b': 'tag !Join' }],
  ['a: !!str b\n', { a: undefined }],
  ['a: { Fn::Sub: b }\n', { 'a/Fn::Sub': 'Fn::Sub' }],
  ['a: b\na: c\n', { a: 'twice' }],
])('obstacles in %j', (text, expected) => {
  const found = stringsIn(text).map(({ path, obstacle }) => [path.join('/'), obstacle] as const);
  for (const [path, part] of Object.entries(expected)) {
    const obstacle = found.findLast(([one]) => one === path)?.[1];
    expect([path, obstacle]).toEqual([
      path,
      part === undefined ? undefined : expect.stringContaining(part),
    ]);
  }
});

test('what a merge brings is not a string of its own', () => {
  const [found] = stringsIn('d: { <<: { e: f } }\n');
  expect(found?.obstacle).toContain('merged');
});

test('a string knows where its key begins, and how to be replaced', () => {
  const text = 'a:\n  b : c # d\n';
  const [found] = stringsIn(text);
  expect(found?.keyOffset).toBe(5);
  expect(found?.edits('x').map((edit) => editedText(text, edit))).toEqual([
    "a:\n  b : 'x' # d\n",
    'a:\n  b : "x" # d\n',
  ]);
});
