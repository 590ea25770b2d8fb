import { describe, expect, test } from 'vitest';
import { documentOf, inMemory } from '../../support/in-memory.js';

const proxy = documentOf(
  { type: 'http_proxy', httpMethod: 'ANY', uri: 'http://backend.test/p' },
  { method: 'x-amazon-apigateway-any-method' },
);

/** A backend's headers, and the name under which a proxy's client sees them. */
const BACKEND_HEADERS: readonly (readonly [name: string, seen: string | undefined])[] = [
  ['Accept', 'accept'],
  ['Age', 'age'],
  ['Cache-Control', 'cache-control'],
  ['Content-Encoding', 'content-encoding'],
  ['Pragma', 'pragma'],
  ['X-Own', 'x-own'],
  ['X-Amzn-Trace-Id', 'x-amzn-trace-id'],
  ['Authorization', 'x-amzn-remapped-authorization'],
  ['Connection', 'x-amzn-remapped-connection'],
  ['Content-Length', 'x-amzn-remapped-content-length'],
  ['Content-MD5', 'x-amzn-remapped-content-md5'],
  ['Date', 'x-amzn-remapped-date'],
  ['Max-Forwards', 'x-amzn-remapped-max-forwards'],
  ['Server', 'x-amzn-remapped-server'],
  ['User-Agent', 'x-amzn-remapped-user-agent'],
  ['WWW-Authenticate', 'x-amzn-remapped-www-authenticate'],
  ['x-amzn-RequestId', 'x-amzn-remapped-x-amzn-requestid'],
  ['Expect', undefined],
  ['Host', undefined],
  ['Keep-Alive', undefined],
  ['Proxy-Authenticate', undefined],
  ['TE', undefined],
  ['Trailer', undefined],
  ['Transfer-Encoding', undefined],
  ['Upgrade', undefined],
  ['Via', undefined],
];

describe('headers of a proxy’s backend for the client', () => {
  test.each(BACKEND_HEADERS)('%s is sent as %s', async (name, seen) => {
    const { send } = inMemory(proxy, () => ({
      statusCode: 200,
      headers: [name, 'theirs'],
      body: 'ok',
    }));
    const { headers } = await send({ path: '/x' });
    const found = Object.entries(headers).filter(([, value]) => value === 'theirs');
    expect(found.map(([found]) => found)).toEqual(seen === undefined ? [] : [seen]);
  });

  test('several Set-Cookie stay apart and in order', async () => {
    const { send } = inMemory(proxy, () => ({
      statusCode: 200,
      headers: ['Set-Cookie', 'a=1', 'X', 'y', 'set-cookie', 'b=2'],
    }));
    expect((await send({ path: '/x' })).headerList.slice(0, 6)).toEqual([
      'Set-Cookie',
      'a=1',
      'X',
      'y',
      'set-cookie',
      'b=2',
    ]);
  });

  test('IDs, the default content type and the real length are added', async () => {
    const { send } = inMemory(proxy, () => ({ statusCode: 201, body: 'hello' }));
    expect((await send({ path: '/x' })).headers).toEqual({
      'content-type': 'application/json',
      'x-amzn-requestid': '11111111-2222-4333-8444-555555555555',
      'x-amz-apigw-id': '111111112222333=',
      'content-length': '5',
    });
  });
});

test.each([
  'Connection',
  'HTTP2-Settings',
  'Keep-Alive',
  'Proxy-Connection',
  'Transfer-Encoding',
  'TE',
  'Upgrade',
])('%s of a backend is not passed on as it is', async (name) => {
  const { send } = inMemory(proxy, () => ({ statusCode: 200, headers: [name, 'x'] }));
  expect((await send({ path: '/x' })).headers[name.toLowerCase()]).toBeUndefined();
});
