import { expect, test } from 'vitest';
import { Cursor } from '../../../src/import/document/cursor.js';
import { readText } from '../../../src/load/load-document.js';

function at(root: object, ...keys: readonly string[]): Cursor {
  return keys.reduce((cursor, key) => cursor.at(key), Cursor.open(root));
}

test('a pointer escapes what RFC 6901 escapes', () => {
  expect(at({ 'a/b': { 'c~d': 1 } }, 'a/b', 'c~d')).toMatchObject({
    value: 1,
    pointer: '#/a~1b/c~0d',
  });
});

test.each<[string, object, readonly string[], unknown, string]>([
  ['a member', { a: { $ref: '#/b' }, b: { c: 1 } }, ['a', 'c'], 1, '#/b/c'],
  ['an item', { a: [{ $ref: '#/b' }], b: 2 }, ['a', '0'], 2, '#/b'],
  ['a chain', { a: { $ref: '#/b' }, b: { $ref: '#/c' }, c: 3 }, ['a'], 3, '#/c'],
  [
    'through another reference',
    { a: { $ref: '#/b/x' }, b: { $ref: '#/c' }, c: { x: 4 } },
    ['a'],
    4,
    '#/c/x',
  ],
  ['escaped names', { a: { $ref: '#/b~1c/d%20e' }, 'b/c': { 'd e': 5 } }, ['a'], 5, '#/b~1c/d e'],
  ['a name with a lone percent sign', { a: { $ref: '#/%' }, '%': 6 }, ['a'], 6, '#/%'],
])('references: %s', (_, root, keys, value, pointer) => {
  expect(at(root, ...keys)).toMatchObject({ value, pointer });
});

test.each<[string, object, RegExp]>([
  ['nowhere', { a: { $ref: '#/b' } }, /has no target/],
  ['a part of itself', { a: { $ref: '#/a/b' } }, /has no target|is circular/],
  ['itself', { a: { $ref: '#/a' } }, /is circular/],
  ['each other', { a: { $ref: '#/b' }, b: { $ref: '#/a' } }, /is circular/],
  [
    'each other, through parts',
    { a: { $ref: '#/b/x' }, b: { $ref: '#/a/x' } },
    /is circular|has no target/,
  ],
  ['the prototype', { a: { $ref: '#/constructor' } }, /has no target/],
  ['another file', { a: { $ref: 'b.yaml' } }, /nothing is fetched/],
  ['an address', { a: { $ref: 'https://example.com/b.yaml#/c' } }, /nothing is fetched/],
])('references to %s are reported, and their value is undefined', (_, root, message) => {
  const cursor = at(root, 'a');
  expect(cursor.exists).toBe(false);
  expect(cursor.issues()).toContainEqual(
    expect.objectContaining({
      code: 'UNRESOLVED_REFERENCE',
      severity: 'error',
      message: expect.stringMatching(message),
    }),
  );
});

test('a broken reference where none is needed is a warning', () => {
  const cursor = Cursor.open({ a: { $ref: '#/b' } });
  expect(cursor.atOptional('a').exists).toBe(false);
  expect(cursor.issues()).toMatchObject([{ severity: 'warning', pointer: '#/a' }]);
});

test('names of the prototype are not members', () => {
  const cursor = Cursor.open({ a: {} });
  for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) {
    expect(cursor.at('a').at(name).exists).toBe(false);
    expect(cursor.has(name)).toBe(false);
  }
});

const READS: Record<string, (cursor: Cursor) => unknown> = {
  string: (cursor) => cursor.string(),
  text: (cursor) => cursor.text(),
  boolean: (cursor) => cursor.boolean(),
  integer: (cursor) => cursor.integer(),
  oneOf: (cursor) => cursor.oneOf('ONE', 'TWO'),
  members: (cursor) => cursor.members().map(([key, { value }]) => [key, value]),
  items: (cursor) => cursor.items().map(({ value }) => value),
};

test.each<[string, unknown, unknown]>([
  ['string', 'a', 'a'],
  ['string', '${AWS::Region}/${x}', 'us-east-1/${x}'],
  ['text', 200, '200'],
  ['text', '200', '200'],
  ['boolean', true, true],
  ['boolean', 'false', false],
  ['integer', 5, 5],
  ['integer', '-5', -5],
  ['oneOf', ' two ', 'TWO'],
  ['members', { a: 1, b: undefined }, [['a', 1]]],
  ['items', [1, 2], [1, 2]],
])('%s reads %j', (read, value, expected) => {
  const cursor = at({ a: value }, 'a');
  expect(READS[read]?.(cursor)).toEqual(expected);
  expect(cursor.issues()).toEqual([]);
});

test.each<[string, unknown, string]>([
  ['string', 5, 'INVALID_TYPE: Expected a string but found 5'],
  ['string', ['a'], 'INVALID_TYPE: Expected a string but found an array'],
  ['text', true, 'INVALID_TYPE: Expected a string but found true'],
  ['boolean', 'yes', 'INVALID_TYPE: Expected true or false but found the string "yes"'],
  ['integer', 1.5, 'INVALID_TYPE: Expected an integer but found 1.5'],
  ['integer', '${n}', 'UNRESOLVED_VARIABLE: Only a deployment knows ${n} (#/a): set it'],
  ['oneOf', 'three', 'INVALID_VALUE: "three" is not one of ONE, TWO'],
  ['oneOf', '{{ x }}', 'UNRESOLVED_VARIABLE: Only a deployment knows {{ x }} (#/a): set it'],
  ['members', 'a', 'INVALID_TYPE: Expected an object but found the string "a"'],
  [
    'members',
    { Ref: 'X' },
    'UNRESOLVED_VARIABLE: Found the CloudFormation function Ref "X", which',
  ],
  ['items', {}, 'INVALID_TYPE: Expected an array but found an object'],
  [
    'string',
    { 'Fn::GetAtt': ['A', 'Arn'] },
    'UNRESOLVED_VARIABLE: Found the CloudFormation function Fn::GetAtt ["A","Arn"], which',
  ],
])('%s does not read %j', (read, value, expected) => {
  const cursor = at({ a: value }, 'a');
  READS[read]?.(cursor);
  const issues = cursor.issues().map(({ code, message }) => `${code}: ${message}`);
  expect(issues).toEqual([expect.stringContaining(expected)]);
});

test.each(Object.keys(READS))('%s of nothing is nothing, and no mistake', (read) => {
  for (const root of [{}, { a: null }]) {
    const cursor = at(root, 'a');
    const result = READS[read]?.(cursor);
    expect(Array.isArray(result) ? result : [result ?? undefined].filter(Boolean)).toEqual([]);
    expect(cursor.issues()).toEqual([]);
  }
});

test('what two places share is reported once', () => {
  const cursor = Cursor.open({ a: { $ref: '#/c' }, b: { $ref: '#/c' }, c: 5 });
  cursor.at('a').string();
  cursor.at('b').string();
  expect(cursor.issues()).toHaveLength(1);
});

test('issues of a loaded document have positions and stand in its order', () => {
  const cursor = Cursor.open(readText('{\n  "a": 1,\n  "b": { "c": 2 }\n}'));
  cursor.at('b').at('missing').error('INVALID_VALUE', 'third');
  cursor.at('b').error('INVALID_VALUE', 'second');
  cursor.at('a').error('INVALID_VALUE', 'first');
  cursor.error('INVALID_VALUE', 'root');
  expect(cursor.issues()).toMatchObject([
    { message: 'root', position: { line: 1, column: 1 } },
    { message: 'first', position: { line: 2, column: 3 } },
    { message: 'third', pointer: '#/b/missing', position: { line: 3, column: 3 } },
    { message: 'second', position: { line: 3, column: 3 } },
  ]);
});

test('plain objects have no positions', () => {
  const cursor = Cursor.open({ a: 1 });
  cursor.at('a').error('INVALID_VALUE', 'x');
  expect(cursor.issues()).toEqual([
    { code: 'INVALID_VALUE', severity: 'error', pointer: '#/a', message: 'x' },
  ]);
});
