import { expect, test } from 'vitest';
import { textOf } from '../../folders.js';

function variable(type: string, value: string): Readonly<Record<string, string>> {
  return { 'v.tf': `variable "v" {\n type = ${type}\n}`, 'terraform.tfvars': `v = ${value}` };
}

test.each([
  ['string', '5', '"5"'],
  ['number', '"5"', '5'],
  ['bool', '"true"', 'true'],
  ['list(string)', '[1, "a"]', '["1","a"]'],
  ['set(string)', '["b", "a", "b"]', '["a","b"]'],
  ['map(number)', '{ a = "1" }', '{"a":1}'],
  ['"map"', '{ a = "1" }', '{"a":"1"}'],
  ['tuple([string, bool])', '[1, "false"]', '["1",false]'],
  ['object({ a = string })', '{ a = 1, b = 2 }', '{"a":"1"}'],
  ['object({ a = optional(string) })', '{}', '{"a":null}'],
  ['object({ a = optional(number, "3") })', '{}', '{"a":3}'],
  ['object({ a = optional(number, 3) })', '{ a = null }', '{"a":3}'],
  [
    'map(object({ a = optional(bool, true) }))',
    '{ x = {}, y = { a = false } }',
    '{"x":{"a":true},"y":{"a":false}}',
  ],
  ['list(object({ a = optional(string, "d") }))', '[{}, { a = "e" }]', '[{"a":"d"},{"a":"e"}]'],
  ['object({ o = optional(object({ a = optional(string, "d") }), {}) })', '{}', '{"o":{"a":"d"}}'],
])('A value of type %s: %s', (type, value, json) => {
  expect(textOf('jsonencode(var.v)', variable(type, value))).toBe(json);
});

test.each([
  [
    'number',
    '"five"',
    /the value of var\.v does not have the type of the variable: .*a number is required/,
  ],
  ['object({ a = string })', '{}', /attribute "a" is required/],
  ['number(string)', '1', /Invalid type specification/],
])('A value that does not fit %s is a mistake', (type, value, message) => {
  expect(textOf('var.v', variable(type, value))).toEqual([
    expect.stringMatching(new RegExp(`error INVALID_VALUE.*${message.source}`)),
  ]);
});
