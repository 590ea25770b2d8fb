import { expect, test } from 'vitest';
import {
  connectionOptions,
  isSignature,
  MAPPED_REQUEST_HEADERS,
  MAPPED_RESPONSE_HEADERS,
  PROXY_RESPONSE_HEADERS,
  remappedName,
  UNFORWARDED_CLIENT_HEADERS,
} from '../../src/http/header-rules.js';
import type { HeaderList } from '../../src/model/headers.js';
import { wire } from '../support/headers.js';

test.each<[HeaderList, readonly string[] | undefined]>([
  [[], undefined],
  [['X', 'connection'], undefined],
  [['Connection', 'keep-alive'], undefined],
  [['Connection', 'Close, Keep-Alive'], undefined],
  [['Connection', ' , '], undefined],
  [
    ['connection', 'X-A ,close, x-B'],
    ['x-a', 'x-b'],
  ],
  [
    ['Connection', 'X-A', 'CONNECTION', 'X-B'],
    ['x-a', 'x-b'],
  ],
])('%j lists as connection options %j', (headers, names) => {
  expect(connectionOptions(wire(headers))).toEqual(names && new Set(names));
});

test.each([
  ['AWS4-HMAC-SHA256 Credential=a', true],
  [' aws4-ecdsa-p256-sha256 a', true],
  ['AWS4-HMAC-SHA256-X a', false],
  ['Bearer AWS4-HMAC-SHA256', false],
  ['', false],
])('%j is a signature: %s', (authorization, expected) => {
  expect(isSignature(authorization)).toBe(expected);
});

test('a remapped header keeps the spelling of its name', () => {
  expect(remappedName('Date')).toBe('x-amzn-Remapped-Date');
});

// A proxy must not pass on what belongs to one connection (RFC 9110, 7.6.1).
test.each(['connection', 'keep-alive', 'proxy-connection', 'transfer-encoding', 'upgrade'])(
  '%s ends at the gateway in both directions',
  (name) => {
    expect(UNFORWARDED_CLIENT_HEADERS.has(name)).toBe(true);
    expect(MAPPED_REQUEST_HEADERS.has(name)).toBe(true);
    expect(PROXY_RESPONSE_HEADERS.has(name)).toBe(true);
    expect(MAPPED_RESPONSE_HEADERS.has(name)).toBe(true);
  },
);
