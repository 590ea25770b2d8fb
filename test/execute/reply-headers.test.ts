import { describe, expect, test } from 'vitest';
import { GatewayError } from '../../src/errors.js';
import type { BackendResponse, Body } from '../../src/model/message.js';
import { documentOf, inMemory } from '../support/in-memory.js';
import { requestOf } from '../support/scope.js';

// Whatever makes a reply's headers, what cannot be written as it stands never leaves the gateway.

const responses = {
  200: { description: '', headers: { 'X-A': { schema: { type: 'string' } } } },
};
const proxy = documentOf({ type: 'http_proxy', httpMethod: 'GET', uri: 'http://backend.test/' });
const mapped = documentOf(
  {
    type: 'http',
    httpMethod: 'GET',
    uri: 'http://backend.test/',
    responses: {
      default: {
        statusCode: '200',
        responseParameters: { 'method.response.header.X-A': 'integration.response.header.X-A' },
      },
    },
  },
  { operation: { responses } },
);

const WRONG: readonly (readonly [what: string, headers: unknown])[] = [
  ['a carriage return', ['X-A', 'a\rX-Evil: 1']],
  ['a line feed', ['X-A', 'a\nX-Evil: 1']],
  ['a line end', ['X-A', 'a\r\nX-Evil: 1']],
  ['NUL', ['X-A', 'a\0b']],
  ['DEL', ['X-A', 'a\x7f']],
  ['a character that Node would cut to a line feed', ['X-A', 'a\u010aX-Evil: 1']],
  ['an astral character', ['X-A', '\u{1f60a}']],
  ['a name with a blank', ['X A', 'a']],
  ['a name with a colon', ['X-A: 1\r\nX-Evil', 'a']],
  ['an empty name', ['', 'a']],
  ['a name that is not ASCII', ['X-\u00e4', 'a']],
  ['a name without a value', ['X-A', 'a', 'X-B']],
  ['a number for a value', ['X-A', 1]],
  ['a list for a value', ['X-A', ['a']]],
  ['a symbol for a name', [Symbol('x'), 'a']],
  ['a name that is undefined', [undefined, 'a']],
];

describe('headers of a backend', () => {
  test.each(WRONG)('with %s: 500, and onError hears why', async (_what, headers) => {
    const answer = { statusCode: 200, headers, body: 'x' } as BackendResponse;
    const { send, errors } = inMemory(proxy, () => answer);
    const { status, headerList, text } = await send({ path: '/x' });
    expect([status, text]).toEqual([500, '{"message": "Internal server error"}']);
    expect(headerList.join()).not.toContain('Evil');
    expect(errors).toHaveLength(1);
    expect(errors[0]?.cause).toBeInstanceOf(Error);
  });

  test.each(['', 'plain', 'tab\tinside', '\u00c3\u00a9'])('%j passes', async (value) => {
    for (const document of [proxy, mapped]) {
      const { send } = inMemory(document, () => ({ statusCode: 200, headers: ['X-A', value] }));
      const { headers } = await send({ path: '/x' });
      expect(headers['x-a']).toBe(value);
    }
  });

  test('bytes that are not UTF-8 pass through a proxy', async () => {
    const { send } = inMemory(proxy, () => ({ statusCode: 200, headers: ['X-A', '\x80\xff'] }));
    expect((await send({ path: '/x' })).headers['x-a']).toBe('\x80\xff');
  });
});

const GATEWAY_RESPONSE = {
  'x-amazon-apigateway-gateway-responses': {
    MISSING_AUTHENTICATION_TOKEN: {
      responseParameters: { 'gatewayresponse.header.X-A': 'method.request.querystring.a' },
    },
  },
};

test('a gateway response whose mapping makes a line end is the plain 500', async () => {
  const { send, errors } = inMemory(documentOf({ type: 'mock' }, { root: GATEWAY_RESPONSE }));
  expect(await send({ path: '/none', queryString: 'a=b' })).toMatchObject({
    status: 403,
    headers: { 'x-a': 'b' },
  });
  const { status, headers } = await send({ path: '/none', queryString: 'a=b%0d%0aX-Evil:1' });
  expect([status, headers['x-a'], headers['x-evil']]).toEqual([500, undefined, undefined]);
  expect(errors).toHaveLength(3);
});

test('request ids with a line end: 500 without them', async () => {
  const { send, errors } = inMemory(proxy, undefined, { requestId: () => 'a\r\nX-Evil: 1' });
  const { status, headerList } = await send({ path: '/x' });
  expect(status).toBe(500);
  expect(headerList.join()).not.toContain('Evil');
  expect(errors.length).toBeGreaterThan(0);
});

test.each([-1, 1.5, Number.NaN, '3', null])('a body of %s bytes is a 500', async (length) => {
  let cancelled = 0;
  const body = {
    length,
    sendTo: () => {},
    bytes: () => Promise.reject(),
    cancel: () => {
      cancelled += 1;
    },
  } as unknown as Body;
  const { send } = inMemory(proxy, () => ({ statusCode: 200, body }));
  expect((await send({ path: '/x' })).status).toBe(500);
  expect(cancelled).toBe(1);
});

test.each([
  'Connection',
  'HTTP2-Settings',
  'Keep-Alive',
  'Proxy-Connection',
  'Transfer-Encoding',
  'TE',
  'Upgrade',
])('%s of a backend speaks about its connection alone', async (name) => {
  const { send } = inMemory(proxy, () => ({ statusCode: 200, headers: [name, 'x'] }));
  expect((await send({ path: '/x' })).headers[name.toLowerCase()]).toBeUndefined();
});

test('what an adapter objects to answers where a method matches', async () => {
  const refusal = new GatewayError('API_CONFIGURATION_ERROR');
  const { send, calls, errors, gateway } = inMemory(proxy, undefined, { fallthrough: true });
  expect((await send({ path: '/x', refusal })).status).toBe(500);
  expect(errors).toEqual([refusal]);
  expect(calls).toEqual([]);
  expect(await gateway.invoke(requestOf({ path: '/none', refusal }))).toBeUndefined();
});
