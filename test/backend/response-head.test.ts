import { expect, test } from 'vitest';
import { responseHead } from '../../src/backend/response-head.js';
import { GatewayError } from '../../src/errors.js';

test.each<[what: string, statusCode: number, isHead: boolean, length: string, expected: object]>([
  ['a body', 200, false, '3', { length: 3, bodiless: false }],
  ['no length', 200, false, '', { length: undefined, bodiless: false }],
  ['a response to HEAD', 200, true, '3', { length: 3, bodiless: true }],
  ['a status without a body', 304, false, '3', { length: 3, bodiless: true }],
])(
  'the head determines the body that follows: %s',
  (_what, statusCode, isHead, length, expected) => {
    const given = length === '' ? {} : { 'Content-Length': length };
    expect(responseHead({ statusCode, given, isParsed: false, isHead })).toMatchObject(expected);
  },
);

test.each<[what: string, given: Record<string, string>, isHead: boolean, type: string | undefined]>(
  [
    [
      'a coding that nothing removes',
      { 'Transfer-Encoding': 'gzip' },
      false,
      'INTEGRATION_FAILURE',
    ],
    ['the same without a body', { 'Transfer-Encoding': 'gzip' }, true, undefined],
    ['a header of two lines', { 'X-Name': 'a\r\nB: c' }, true, 'API_CONFIGURATION_ERROR'],
  ],
)('the head fails the call: %s', (_what, given, isHead, type) => {
  const head = responseHead({ statusCode: 200, given, isParsed: false, isHead });
  expect(head instanceof GatewayError ? head.type : undefined).toBe(type);
});
