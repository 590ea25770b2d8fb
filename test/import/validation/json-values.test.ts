import { expect, onTestFinished, test } from 'vitest';
import { canonicalText, jsonText, typeOf } from '../../../src/import/validation/json-values.js';
import { readBody } from '../../../src/import/validation/read-body.js';

const canonical = (text: string) => canonicalText(readBody(text), () => {});

test.each([
  ['{"a":1,"b":[2]}', '{"b":[2.0],"a":1e0}', true],
  ['[1,"1"]', '["1",1]', false],
  ['{"a":"b,c"}', '{"a":"b","c":null}', false],
  ['["a,b"]', '["a","b"]', false],
  ['{}', '[]', false],
  ['null', '"null"', false],
  ['{"toString":1}', '{"valueOf":1}', false],
  ['{"__proto__":{}}', '{}', false],
])('%s and %s are equal: %s', (one, other, expected) => {
  expect(canonical(one) === canonical(other)).toBe(expected);
});

test.each<readonly [value: unknown, work: number]>([
  [[{ a: 1, b: [2, 3] }, 4], 7 + 2],
  ['text', 1 + 4],
  [{ name: ['text', ''] }, 4 + 4 + 4],
])('each value and each character is paid for: %j', (value, work) => {
  let spent = 0;
  canonicalText(value, (one) => {
    spent += one;
  });
  expect(spent).toBe(work);
});

test('each part is written once, however deeply it is nested', () => {
  const { join } = Array.prototype;
  let joined = 0;
  Array.prototype.join = function (this: unknown[], by?: string) {
    joined += this.length;
    return join.call(this, by);
  };
  onTestFinished(() => {
    Array.prototype.join = join;
  });
  const value = JSON.parse(`${'[['.repeat(400)}"text"${']]'.repeat(400)}`);
  expect(canonicalText(value, () => {})).toHaveLength(1606);
  expect(joined).toBeLessThan(2 * 1606);
});

test.each([
  ['1', 'integer'],
  ['1.0', 'number'],
  ['1e2', 'number'],
  ['1.5', 'number'],
  ['null', 'null'],
  ['[]', 'array'],
  ['{}', 'object'],
])('%s is of type %s', (text, type) => {
  expect(typeOf(readBody(text))).toBe(type);
});

test('a value is shown with the digits of its numbers', () => {
  expect(jsonText(readBody('{"b": [1.50, "\\u00e9\\"", null], "a": {}}'))).toBe(
    '{"b":[1.50,"é\\"",null],"a":{}}',
  );
});
