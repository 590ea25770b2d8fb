import { expect, test } from 'vitest';
import {
  base64Decode,
  base64Encode,
  escapeJavaScript,
  urlDecode,
  urlEncode,
} from '../../../../src/mapping/templates/variables/util-functions.js';

test.each([
  ['', ''],
  ['plain ~ text', 'plain ~ text'],
  ['it\'s "a"/\\', 'it\\\'s \\"a\\"\\/\\\\'],
  ['\b\n\t\f\r', '\\b\\n\\t\\f\\r'],
  ['\0\x1f\x7f\x80é😀', '\\u0000\\u001F\x7f\\u0080\\u00E9\\uD83D\\uDE00'],
])('escapeJavaScript(%j) is %s', (text, escaped) => {
  expect(escapeJavaScript(text)).toBe(escaped);
});

test.each([
  ['a b&é', 'a+b%26%C3%A9'],
  ["!'()~*-._", '%21%27%28%29%7E*-._'],
  ['\ud800', '%3F'],
  ['😀', '%F0%9F%98%80'],
])('urlEncode(%j) is %s', (text, encoded) => {
  expect(urlEncode(text)).toBe(encoded);
  if (text !== '\ud800') {
    expect(urlDecode(encoded)).toBe(text);
  }
});

test.each([
  ['a+b', 'a b'],
  ['%C3%A9%C3%A9+%41', 'éé A'],
  ['%c3%a9', 'é'],
  ['%C3', '\ufffd'],
  ['%+1', '\u0001'],
])('urlDecode(%j) is %j', (text, decoded) => {
  expect(urlDecode(text)).toBe(decoded);
});

test.each(['%', '%4', '%zz', '%41%', '%-1', '% 1'])('urlDecode(%j) fails', (text) => {
  expect(() => urlDecode(text)).toThrow(/urlDecode: .*percent-encoded byte|^Not a number/);
});

test.each([
  ['', ''],
  ['é', 'w6k='],
  ['\ud800', 'Pw=='],
  ['x'.repeat(20_000), Buffer.from('x'.repeat(20_000)).toString('base64')],
])('base64Encode(%j)', (text, encoded) => {
  expect(base64Encode(text)).toBe(encoded);
});

test.each([
  ['w6k=', 'é'],
  ['w6k', 'é'],
  ['eA==', 'x'],
  ['eA', 'x'],
  ['', ''],
  ['/w==', '\ufffd'],
])('base64Decode(%j) is %j', (text, decoded) => {
  expect(base64Decode(text)).toBe(decoded);
});

test.each(['a b', 'a', 'eA=', 'w6k==', '=', 'eA==eA==', 'w-k='])(
  'base64Decode(%j) fails',
  (text) => {
    expect(() => base64Decode(text)).toThrow(/base64Decode: the text is not valid base64/);
  },
);

test('escapeJavaScript writes each unit alike, alone and at each place of a long text', () => {
  const units = Array.from({ length: 0x180 }, (_, unit) => String.fromCharCode(unit));
  const each = units.map((unit) => escapeJavaScript(unit));
  expect(units.filter((unit, at) => unit === each[at]).join('')).toMatch(/^[ -~\x7f]{92}$/);
  expect(escapeJavaScript(units.join('').repeat(200))).toBe(each.join('').repeat(200));
});
