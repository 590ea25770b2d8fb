import { describe, expect, test } from 'vitest';
import { documentOf, headerRecord, inMemory } from '../support/in-memory.js';

const ANY = 'x-amazon-apigateway-any-method';
const proxy = documentOf(
  { type: 'http_proxy', httpMethod: 'ANY', uri: 'http://backend.test/p' },
  { method: ANY },
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

describe('client headers on their way to the backend of a proxy', () => {
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

  test('a client names neither its scheme nor its port, and what the document maps goes over all', async () => {
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

  test('what Connection lists ends here, but never what the document adds (CVE-2026-33805)', async () => {
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
  test('list together what ends here', async () => {
    const { send, calls } = inMemory(proxy);
    const headers = ['Connection', 'x-one', 'x-One', '1', 'connection', 'close', 'X-Two', '2'];
    await send({ path: '/x', headers });
    const seen = headerRecord(calls[0]?.headers ?? []);
    expect([seen['x-one'], seen['x-two']]).toEqual([undefined, '2']);
  });
});

describe('mapped request headers', () => {
  const mapping = (name: string, source = "'mapped'", type = 'http') =>
    documentOf(
      {
        type,
        httpMethod: 'GET',
        uri: 'http://backend.test/p',
        requestParameters: { [`integration.request.header.${name}`]: source },
        responses: { default: { statusCode: 200 } },
      },
      {
        operation: {
          parameters: [{ name: 'v', in: 'query' }],
          responses: { 200: { description: '' } },
        },
      },
    );

  test.each([
    'Accept',
    'Authorization',
    'Content-MD5',
    'Content-Type',
    'Date',
    'Host',
    'Max-Forwards',
    'Server',
    'Trailer',
    'User-Agent',
    'WWW-Authenticate',
    'Content-Encoding',
  ])('%s is sent', async (name) => {
    for (const type of ['http', 'http_proxy']) {
      const { send, calls } = inMemory(mapping(name, "'mapped'", type));
      expect((await send({ path: '/x', headers: [name, 'client'] })).status).toBe(200);
      expect(headerRecord(calls[0]?.headers ?? [])[name.toLowerCase()]).toBe('mapped');
    }
  });

  test.each(['Connection', 'TE', 'Expect', 'Proxy-Authenticate', 'Via', 'Upgrade', 'keep-alive'])(
    '%s never arrives',
    async (name) => {
      const { send, calls } = inMemory(mapping(name));
      expect((await send({ path: '/x' })).status).toBe(200);
      expect(headerRecord(calls[0]?.headers ?? [])[name.toLowerCase()]).toBeUndefined();
    },
  );

  test.each(['Content-Length', 'transfer-encoding', 'X-Amzn-Trace-Id'])(
    '%s fails every request, in the 36 bytes that were recorded',
    async (name) => {
      const { send, calls, errors } = inMemory(mapping(name));
      const answer = await send({ path: '/x' });
      expect(answer).toMatchObject({ status: 500, text: '{"message": "Internal server error"}' });
      expect(answer.headers['content-length']).toBe('36');
      expect(calls).toHaveLength(0);
      expect(errors[0]?.cause).toMatchObject({ message: `${name} header already present` });
    },
  );

  test.each(['a%0D%0AX-Evil:%201', 'a%00b', 'a%0Ab'])(
    'a value that would divide the message fails the request: %s',
    async (value) => {
      const { send, calls } = inMemory(mapping('X', 'method.request.querystring.v'));
      expect((await send({ path: '/x', queryString: `v=${value}` })).status).toBe(500);
      expect(calls).toHaveLength(0);
    },
  );

  test('text is sent as UTF-8', async () => {
    const { send, calls } = inMemory(mapping('X', 'method.request.querystring.v'));
    await send({ path: '/x', queryString: 'v=%C3%A9%E6%BC%A2' });
    expect(headerRecord(calls[0]?.headers ?? []).x).toBe('Ã©æ¼¢');
  });
});

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

describe('headers of a proxy backend on their way to the client', () => {
  test.each(BACKEND_HEADERS)('%s comes as %s', async (name, seen) => {
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

  test('ids, the default content type and the real length are added', async () => {
    const { send } = inMemory(proxy, () => ({ statusCode: 201, body: 'hello' }));
    expect((await send({ path: '/x' })).headers).toEqual({
      'content-type': 'application/json',
      'x-amzn-requestid': '11111111-2222-4333-8444-555555555555',
      'x-amz-apigw-id': '111111112222333=',
      'content-length': '5',
    });
  });
});

describe('mapped response headers', () => {
  const REMAPPED = [
    'Authorization',
    'Connection',
    'Content-Length',
    'Content-MD5',
    'Date',
    'Expect',
    'Host',
    'Max-Forwards',
    'Proxy-Authenticate',
    'Server',
    'Trailer',
    'Upgrade',
    'User-Agent',
    'WWW-Authenticate',
  ];
  const KEPT = [
    'Accept',
    'Accept-Charset',
    'Accept-Encoding',
    'Age',
    'Content-Encoding',
    'Content-Type',
    'Pragma',
    'Range',
    'Referer',
    'TE',
    'Via',
    'Warn',
  ];
  test.each([
    ...REMAPPED.map((name) => [name, `x-amzn-remapped-${name.toLowerCase()}`] as const),
    ...KEPT.map((name) => [name, name.toLowerCase()] as const),
    ['Transfer-Encoding', undefined] as const,
  ])('%s comes out as %s', async (name, seen) => {
    const document = documentOf(
      {
        type: 'http',
        httpMethod: 'GET',
        uri: 'http://backend.test/p',
        responses: {
          default: {
            statusCode: 200,
            responseParameters: { [`method.response.header.${name}`]: "'mapped'" },
          },
        },
      },
      {
        operation: {
          responses: {
            200: { description: '', headers: { [name]: { schema: { type: 'string' } } } },
          },
        },
      },
    );
    const { headers } = await inMemory(document).send({ path: '/x' });
    const found = Object.entries(headers).filter(([, value]) => value === 'mapped');
    expect(found.map(([found]) => found)).toEqual(seen === undefined ? [] : [seen]);
    expect(headers['content-length']).toBe('2');
  });
});
