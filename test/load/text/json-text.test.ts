import { expect, test } from 'vitest';
import { readText } from '../../../src/load/load-document.js';
import { failureOf, plain } from '../reading.js';

test.each([
  '{}',
  '{"a":[1,-0.5,1e3,2E-2,true,false,null,"x",{},[]]}',
  ' \t\r\n{ "a" : [ 1 , 2 ] } \n',
  '{"a":"\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e4\\ud83d\\ude00","ä😀":"\u2028"}',
  '{"":0,"a":{"":""}}',
])('%s is read as JSON.parse reads it', (text) => {
  expect(plain(readText(text))).toEqual(JSON.parse(text));
});

test('a variable of a template may stand for a whole value, and is filled in with its type', () => {
  const text = '{"openapi":"3.0.1","a":${port},"b":[${ host },1]}';
  expect(plain(readText(text))).toMatchObject({ a: '${port}', b: ['${ host }', 1] });
  const variables = { port: 80, host: { c: null } };
  expect(plain(readText(text, undefined, { variables }))).toMatchObject({
    a: 80,
    b: [{ c: null }, 1],
  });
});

test.each([
  [
    '{',
    '1:2 # Invalid OpenAPI input, not valid JSON: expected a key in double quotes but found the end of the document',
  ],
  [
    '{"a":1,}',
    '1:8 # Invalid OpenAPI input, not valid JSON: expected a key in double quotes but found "}"; remove the comma before it',
  ],
  [
    '{"a":[1,]}',
    '1:9 #/a/1 Invalid OpenAPI input, not valid JSON: expected a value but found "]"; remove the comma before it',
  ],
  [
    '{"a":1\n "b":2}',
    '2:2 # Invalid OpenAPI input, not valid JSON: expected "," or "}" but found "\\""; a comma is missing before it',
  ],
  [
    '{"a" 1}',
    '1:6 #/a Invalid OpenAPI input, not valid JSON: expected ":" after a key but found "1"',
  ],
  [
    '{"a":[1 2]}',
    '1:9 #/a Invalid OpenAPI input, not valid JSON: expected "," or "]" but found "2"',
  ],
  [
    '{"a":1}}',
    '1:8 # Invalid OpenAPI input, not valid JSON: expected the end of the document but found "}"',
  ],
  ['{"a":x}', '1:6 #/a Invalid OpenAPI input, not valid JSON: expected a value but found "x"'],
  ['{"a":01}', '1:7 # Invalid OpenAPI input, not valid JSON: expected "," or "}" but found "1"'],
  ['{"a":+1}', '1:6 #/a Invalid OpenAPI input, not valid JSON: expected a value but found "+"'],
  ['{"a":NaN}', '1:6 #/a Invalid OpenAPI input, not valid JSON: expected a value but found "NaN"'],
  [
    '{"a":"x',
    '1:8 #/a Invalid OpenAPI input, not valid JSON: expected the end of a string but found the end of the document',
  ],
  [
    '{"a":"x\n"}',
    '1:8 #/a Invalid OpenAPI input, not valid JSON: expected the end of a string but found the end of the line',
  ],
  [
    '{"a":"\t"}',
    '1:7 #/a Invalid OpenAPI input, not valid JSON: expected the end of a string but found "\\t"',
  ],
  ['{"a":"\\x"}', '1:7 #/a Invalid OpenAPI input, not valid JSON: expected a JSON escape'],
  ['{"a":"\\u12"}', '1:7 #/a Invalid OpenAPI input, not valid JSON: expected a JSON escape'],
  [
    "{'a':1}",
    `1:2 # Invalid OpenAPI input, not valid JSON: expected a key in double quotes but found "'"; JSON strings need double quotes`,
  ],
  [
    '{a:1}',
    '1:2 # Invalid OpenAPI input, not valid JSON: expected a key in double quotes but found "a"',
  ],
  [
    '{ // c\n}',
    '1:3 # Invalid OpenAPI input, not valid JSON: expected a key in double quotes but found "/"; JSON does not allow comments: remove it',
  ],
  [
    '{"a":{{ b }}}',
    '1:7 #/a Invalid OpenAPI input, not valid JSON: expected a key in double quotes but found "{"; "{{ }}" belongs to a template language',
  ],
  [
    '{"a":${b',
    '1:6 #/a Invalid OpenAPI input, not valid JSON: expected a value but found "$"; "${ }" is a variable of Terraform',
  ],
  [
    '{"a":1 %{ if b }}',
    `1:8 # Invalid OpenAPI input, not valid JSON: expected "," or "}" but found "%"; "%{ }" is a directive of Terraform's templatefile()`,
  ],
  [
    '{"a":<% b %>}',
    '1:6 #/a Invalid OpenAPI input, not valid JSON: expected a value but found "<"; "<% %>" belongs',
  ],
])('%j is refused, and never tried as YAML', (text, message) => {
  expect(failureOf(text)).toContain(message);
});

test('a text of more values than memory should hold is refused', () => {
  expect(failureOf(`{"a":[${'0,'.repeat(2_000_000)}0]}`)).toContain(
    'expected at most 2000000 values',
  );
});
