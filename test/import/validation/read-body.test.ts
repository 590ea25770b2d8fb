import { expect, test } from 'vitest';
import {
  ExactNumber,
  modelNumberText,
  numberOfLiteral,
} from '../../../src/import/validation/number.js';
import { readBody } from '../../../src/import/validation/read-body.js';

/** A value with its exact numbers as `#` and their text. */
function shown(value: unknown): unknown {
  if (value instanceof ExactNumber) {
    return `#${modelNumberText(value)}`;
  }
  if (Array.isArray(value)) {
    return value.map(shown);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, shown(member)]));
}

test.each<[string, unknown]>([
  ['[91, 91.0, 1.50, 0.5, -0.10]', [91, '#91.0', '#1.50', 0.5, '#-0.10']],
  ['12345678901234567890', '#12345678901234567890'],
  ['1234567890123456', 1234567890123456],
  ['[1e2, 1.5E-7, 1e400]', ['#1E+2', '#1.5E-7', '#1E+400']],
  [
    ' { "a" : [ ] , "b\\"": {"c":true , "d" : [false,null]}, "e":"\\\\", "n":1.0 } ',
    { a: [], 'b"': { c: true, d: [false, null] }, e: '\\', n: '#1.0' },
  ],
  ['{"a":1.0,"\\u0061":2}', { a: 2 }],
  ['{"10":1.0,"2":"x 1.0"}', { 2: 'x 1.0', 10: '#1.0' }],
  ['"1.0 {[\\\\\\""', '1.0 {[\\"'],
])('%s is read with the digits of its numbers', (text, expected) => {
  expect(shown(readBody(text))).toEqual(expected);
});

test.each([
  '0',
  '-0',
  '7',
  '-7.25',
  '123456789012345',
  '12345678901234.5',
  '1234567890123456',
  '0.1',
  '0.10',
  '0.000001',
  '0.0000001',
  '-0.0',
  '5.0',
  '3e2',
  '3E-2',
  '9007199254740993',
  '0.30000000000000004',
  '123456789012345678901234567890',
])('%s in a body that is read exactly is the number of this literal', (literal) => {
  const number = numberOfLiteral(literal);
  expect(readBody(`[1.0,${literal},${literal}]`)).toEqual([numberOfLiteral('1.0'), number, number]);
  expect(typeof (readBody(`[1.0,${literal}]`) as unknown[])[1]).toBe(typeof number);
});

test('a key named __proto__ is one as any other', () => {
  for (const text of ['{"__proto__":{"a":1}}', '{"__proto__":{"a":1.0}}']) {
    const body = readBody(text) as object;
    expect(Object.keys(body)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(body)).toBe(Object.prototype);
  }
});

test('exact or not, a text means the same', () => {
  const texts = [
    '[{"a":[[],{}],"b":"\\u00e9\\\\\\""},-1,true,false,null,0.25,""]',
    '{}',
    '[]',
    '7',
  ];
  for (const text of texts) {
    expect(shown(readBody(`[${text},1.0]`))).toEqual([JSON.parse(text), '#1.0']);
  }
});

test.each(['', ' ', '{', "{'a':1}", '{"a":1,}', '1.0 2', '01.0', 'NaN', '[1.0,]'])(
  '%j is not JSON',
  (text) => {
    expect(() => readBody(text)).toThrow(SyntaxError);
  },
);

const nested = (depth: number, inside = '') => `${'['.repeat(depth)}${inside}${']'.repeat(depth)}`;

test('a body nests 1,000 levels, and no deeper', () => {
  expect(() => readBody(nested(1000, '1.0'))).not.toThrow();
  expect(() => readBody(JSON.stringify(nested(5000)))).not.toThrow();
  for (const text of [nested(1001), nested(1001, '1.0'), nested(100_000)]) {
    expect(() => readBody(text)).toThrow(RangeError);
  }
});

test('a number that Java does not take is refused', () => {
  expect(() => readBody(`1${'0'.repeat(20_000)}`)).toThrow(RangeError);
  expect(() => readBody('1e9999999999')).toThrow(RangeError);
});
