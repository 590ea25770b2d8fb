import { expect, test } from 'vitest';
import { framingOf } from '../../src/backend/response-framing.js';
import { wire } from '../support/headers.js';

test.each<[what: string, statusCode: number, isHead: boolean, length: string, expected: object]>([
  ['a body', 200, false, '3', { length: 3, bodiless: false }],
  ['no length', 200, false, '', { length: undefined, bodiless: false }],
  ['a response to HEAD', 200, true, '3', { length: 3, bodiless: true }],
  ['a status without a body', 304, false, '3', { length: 3, bodiless: true }],
])(
  'the head determines the body that follows: %s',
  (_what, statusCode, isHead, length, expected) => {
    const headers = wire(length === '' ? [] : ['Content-Length', length]);
    expect(framingOf(statusCode, headers, isHead)).toEqual(expected);
  },
);

test.each<[what: string, isHead: boolean, type: string | undefined]>([
  ['a coding that nothing removes', false, 'INTEGRATION_FAILURE'],
  ['the same without a body', true, undefined],
])('the head fails the call: %s', (_what, isHead, type) => {
  const framing = framingOf(200, wire(['Transfer-Encoding', 'gzip']), isHead);
  expect('type' in framing ? framing.type : undefined).toBe(type);
});
