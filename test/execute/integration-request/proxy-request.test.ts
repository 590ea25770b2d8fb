import { describe, expect, test } from 'vitest';
import { bodyText, documentOf, headerRecord, inMemory } from '../../support/in-memory.js';

const proxy = documentOf(
  { type: 'http_proxy', httpMethod: 'ANY', uri: 'http://backend.test/p' },
  { method: 'x-amazon-apigateway-any-method' },
);

/** Names of a client's headers, and whether a proxy's backend sees them. */
const CLIENT_HEADERS: readonly (readonly [name: string, value: string, passes: boolean])[] = [
  ['Accept', 'text/html', true],
  ['Accept-Charset', 'utf-8', true],
  ['Accept-Encoding', 'gzip, br', true],
  ['Age', '1', true],
  ['Cookie', 'a=b', true],
  ['Content-Type', 'text/plain', true],
  ['Date', 'now', true],
  ['Pragma', 'no-cache', true],
  ['Range', 'bytes=0-1', true],
  ['Referer', 'http://r.test', true],
  ['User-Agent', 'client/1', true],
  ['Warn', '199', true],
  ['X-Amzn-RequestId', 'x', true],
  ['X_Under', '1', true],
  ['Connection', 'keep-alive', false],
  ['Content-Encoding', 'gzip', false],
  ['Content-Length', '0', false],
  ['Content-MD5', 'x', false],
  ['Expect', '100-continue', false],
  ['Host', 'api.test', false],
  ['Keep-Alive', 'timeout=5', false],
  ['Max-Forwards', '3', false],
  ['Proxy-Authenticate', 'Basic', false],
  ['Proxy-Authorization', 'Basic x', false],
  ['Proxy-Connection', 'keep-alive', false],
  ['Server', 's', false],
  ['TE', 'trailers', false],
  ['Trailer', 'x', false],
  ['Transfer-Encoding', 'chunked', false],
  ['Upgrade', 'websocket', false],
  ['Via', '1.1 a', false],
  ['WWW-Authenticate', 'Basic', false],
  ['X-HTTP-Method-Override', 'DELETE', false],
];

describe('client headers for the backend of a proxy', () => {
  test.each(CLIENT_HEADERS)('%s: %s passes: %s', async (name, value, passes) => {
    const { send, calls } = inMemory(proxy);
    await send({ path: '/x', headers: [name, value] });
    const seen = headerRecord(calls[0]?.headers ?? [])[name.toLowerCase()];
    expect(seen).toBe(passes ? value : undefined);
  });

  test('keep their spelling, order and repetition; Authorization has one spelling', async () => {
    const { send, calls } = inMemory(proxy);
    const headers = [
      'x-B',
      '1',
      'X-a',
      '2',
      'x-b',
      '3',
      'authorization',
      'Bearer t',
      'x-Utf',
      'Ã©',
    ];
    await send({ path: '/x', headers });
    expect(calls[0]?.headers.slice(0, headers.length)).toEqual(
      headers.map((text) => (text === 'authorization' ? 'Authorization' : text)),
    );
  });

  test('the gateway adds its own', async () => {
    const { send, calls, gateway } = inMemory(proxy);
    await send({
      path: '/x',
      headers: ['X-Forwarded-For', '198.51.100.7'],
      port: 8443,
      scheme: 'https',
    });
    expect(headerRecord(calls[0]?.headers ?? [])).toEqual({
      accept: 'application/json',
      'user-agent': `AmazonAPIGateway_${gateway.api.id}`,
      'x-amzn-apigateway-api-id': gateway.api.id,
      'x-amzn-trace-id': expect.stringMatching(/^Root=1-695735a5-[0-9a-f]{24}$/),
      'x-forwarded-for': '198.51.100.7, 192.0.2.1',
      'x-forwarded-port': '8443',
      'x-forwarded-proto': 'https',
    });
  });

  test('a client cannot set the scheme and the port; what the document maps replaces all', async () => {
    const document = documentOf({
      type: 'http_proxy',
      httpMethod: 'GET',
      uri: 'http://backend.test/p',
      requestParameters: { 'integration.request.header.x-forwarded-for': "'hidden'" },
    });
    const { send, calls } = inMemory(document);
    await send({
      path: '/x',
      headers: ['x-forwarded-proto', 'https', 'X-Forwarded-Port', '444', 'X-Forwarded-For', 'a'],
      port: 8080,
    });
    expect(headerRecord(calls[0]?.headers ?? [])).toMatchObject({
      'x-forwarded-for': 'hidden',
      'x-forwarded-proto': 'http',
      'x-forwarded-port': '8080',
    });
  });

  test('what Connection lists is removed, except what the document adds (CVE-2026-33805)', async () => {
    const document = documentOf({
      type: 'http_proxy',
      httpMethod: 'GET',
      uri: 'http://backend.test/p',
      requestParameters: { 'integration.request.header.x-secret': "'from the document'" },
    });
    const { send, calls } = inMemory(document);
    await send({
      path: '/x',
      headers: [
        'Connection',
        'close, X-Secret, x-hop',
        'x-secret',
        'client',
        'X-Hop',
        '1',
        'X-Stays',
        '1',
      ],
    });
    expect(headerRecord(calls[0]?.headers ?? [])).toMatchObject({
      'x-secret': 'from the document',
      'x-stays': '1',
    });
    expect(headerRecord(calls[0]?.headers ?? [])['x-hop']).toBeUndefined();
  });
});

describe('several Connection headers', () => {
  test('list together what is removed', async () => {
    const { send, calls } = inMemory(proxy);
    const headers = ['Connection', 'x-one', 'x-One', '1', 'connection', 'close', 'X-Two', '2'];
    await send({ path: '/x', headers });
    const seen = headerRecord(calls[0]?.headers ?? []);
    expect([seen['x-one'], seen['x-two']]).toEqual([undefined, '2']);
  });
});

test('a mapping reads the body, which passes on as it came', async () => {
  const document = documentOf(
    {
      type: 'http_proxy',
      httpMethod: 'POST',
      uri: 'http://backend.test/p',
      requestParameters: { 'integration.request.header.X-Id': 'method.request.body.id' },
    },
    { method: 'post' },
  );
  const { send, calls } = inMemory(document, async (request) => ({
    statusCode: 200,
    body: await bodyText(request),
  }));
  const body = new TextEncoder().encode('{"id": 7}');
  expect((await send({ httpMethod: 'POST', path: '/x', body })).text).toBe('{"id": 7}');
  expect(headerRecord(calls[0]?.headers ?? [])['x-id']).toBe('7');
  expect(calls[0]?.buffered).toBe(false);
});
