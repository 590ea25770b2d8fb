import { expect, test } from 'vitest';
import { headerBytes, headerText, textHeaders } from '../../src/http/header-text.js';
import { wire } from '../support/headers.js';

const latin1 = (text: string) => Buffer.from(text).toString('latin1');

test.each<[string, bytes: string, text: string]>([
  ['ASCII', 'a b\tc', 'a b\tc'],
  ['two bytes', latin1('é'), 'é'],
  ['four bytes', latin1('𝒳'), '𝒳'],
  ['bytes beside ASCII', latin1('a=ü; b'), 'a=ü; b'],
])('UTF-8 is decoded and encoded: %s', (_, bytes, text) => {
  expect(headerText(bytes)).toBe(text);
  expect(headerBytes(text)).toBe(bytes);
});

test.each(['\u00e9', '\u00c3', '\u00ff\u00fe', '\u00ed\u00a0\u0080'])(
  'bytes that are not UTF-8 stay: %j',
  (bytes) => {
    expect(headerText(bytes)).toBe(bytes);
  },
);

test('the values of a list are decoded, its names and its original are not touched', () => {
  const headers = wire(['X-Name', latin1('é'), 'x-name', '\u00e9', 'A', '1']);
  expect(textHeaders(headers)).toEqual(['X-Name', 'é', 'x-name', '\u00e9', 'A', '1']);
  expect(headers[1]).toBe(latin1('é'));
});
