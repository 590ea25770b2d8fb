import { expect, test } from 'vitest';
import { unhandledRejections } from '../../../support/rejections.js';
import { withFunction } from './lambda-document.js';

// What a function of a proxy returns, and what the client gets: status, body, some headers.

test.each<[returned: unknown, status: number, body?: string, headers?: object]>([
  [{}, 200, ''],
  [{ statusCode: null, headers: null, multiValueHeaders: null, body: null }, 200, ''],
  [{ statusCode: '201', body: 'a' }, 201, 'a', { 'content-type': 'application/json' }],
  [{ headers: { 'Content-Type': 'text/plain', N: 5, B: true } }, 200, '', { n: '5', b: 'true' }],
  [
    { multiValueHeaders: { 'X-A': ['1', '2'] }, headers: { 'x-a': '1', 'x-b': '3' } },
    200,
    '',
    { 'x-a': '1, 2', 'x-b': '3' },
  ],
  [
    { headers: { 'Content-Length': '99', TE: 'x' }, body: 'a' },
    200,
    'a',
    { 'content-length': '1' },
  ],
  [{ headers: { 'X-Text': 'grün' } }, 200, '', { 'x-text': 'grÃ¼n' }],
  [{ statusCode: 204, body: 'dropped' }, 204, ''],
])('%j is sent', async (returned, status, body, headers = {}) => {
  const answer = await withFunction(() => returned).send({ path: '/x' });
  expect([answer.status, answer.text]).toEqual([status, body]);
  expect(answer.headers).toMatchObject(headers);
});

test.each<[returned: unknown]>([
  [null],
  ['text'],
  [7],
  [[]],
  [{ statusCode: 'ok' }],
  [{ statusCode: 199 }],
  [{ statusCode: 200.5 }],
  [{ statusCode: true }],
  [{ statusCode: 10 ** 20 }],
  [{ message: 'unknown' }],
  [{ cookies: ['a=1'] }],
  [{ body: { a: 1 } }],
  [{ body: 5 }],
  [{ isBase64Encoded: 'yes' }],
  [{ headers: [] }],
  [{ headers: { A: {} } }],
  [{ headers: { A: null } }],
  [{ headers: { 'a b': '1' } }],
  [{ headers: { A: 'x\r\nSet-Cookie: a=1' } }],
  [{ multiValueHeaders: { A: '1' } }],
  [{ multiValueHeaders: { A: [[]] } }],
  [{ multiValueHeaders: 'A' }],
])('%j is malformed: 502', async (returned) => {
  const { send, errors } = withFunction(() => returned);
  const answer = await send({ path: '/x' });
  expect([answer.status, answer.text]).toEqual([502, '{"message": "Internal server error"}']);
  expect(String((errors[0] as Error).cause)).toContain('Malformed Lambda proxy response');
});

test('what a function throws is a 502 with its message in the cause', async () => {
  const { send, errors } = withFunction(() => {
    throw new Error('boom');
  });
  expect((await send({ path: '/x' })).status).toBe(502);
  expect(String(errors[0]?.cause)).toContain('customer function error: boom');
});

test('a function that never finishes is a 504 after timeoutInMillis', async () => {
  const { send } = withFunction(() => undefined, { timeoutInMillis: 50 });
  expect((await send({ path: '/x' })).status).toBe(504);
});

test('a response that is longer than the payload limit is refused', async () => {
  const { send } = withFunction(() => ({ body: 'x'.repeat(200) }), {}, { payloadLimit: 100 });
  expect((await send({ path: '/x' })).status).toBe(500);
});

test('names of headers and parameters never reach a prototype', async () => {
  let event: Record<string, Record<string, unknown>> = {};
  const { send } = withFunction((given) => {
    event = given;
    return {};
  });
  const headers = ['__proto__', 'h', 'X-A', '1', 'x-a', '2'];
  await send({ path: '/x', queryString: '__proto__=q&a=1&a=2', headers: headers as never });
  expect(Object.getOwnPropertyDescriptor(event.headers, '__proto__')?.value).toBe('h');
  expect(Object.getOwnPropertyDescriptor(event.queryStringParameters, '__proto__')?.value).toBe(
    'q',
  );
  expect(event.multiValueHeaders?.['X-A']).toEqual(['1', '2']);
  expect(event.headers?.['X-A']).toBe('2');
  expect(event.multiValueQueryStringParameters?.a).toEqual(['1', '2']);
});

test('a document may dress a 502', async () => {
  const answer = await withFunction(
    () => 'text',
    {},
    {},
    {
      'x-amazon-apigateway-gateway-responses': { DEFAULT_5XX: { statusCode: 503 } },
    },
  ).send({ path: '/x' });
  expect(answer.status).toBe(503);
});

test('backends.AWS_PROXY goes before the option lambda', async () => {
  const { send } = withFunction(
    () => expect.unreachable(),
    {},
    {
      backends: { AWS_PROXY: () => ({ statusCode: 299 }) },
    },
  );
  expect((await send({ path: '/x' })).status).toBe(299);
});

test('the hook integrate surrounds the call and sees the event', async () => {
  const seen: unknown[] = [];
  const { send } = withFunction(
    (event) => ({ body: event.path }),
    {},
    {
      integrate: async ({ origin, path, body }, next) => {
        seen.push(origin, path, JSON.parse(new TextDecoder().decode(body as Uint8Array)).path);
        return next();
      },
    },
  );
  expect((await send({ path: '/x' })).text).toBe('/x');
  expect(seen).toEqual([
    'https://lambda.us-east-1.amazonaws.com',
    '/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:work/invocations',
    '/x',
  ]);
});

test.each([
  ['image/png', ['image/png'], 'bytes'],
  ['image/png,image/*,*/*;q=0.8', ['image/png'], 'bytes'],
  ['image/*', ['image/png'], 'text'],
  ['image/webp,image/png', ['image/png'], 'text'],
  ['application/anything', ['application/*'], 'bytes'],
  ['foo/test', ['*/test'], 'text'],
  ['*/test', ['*/test'], 'text'],
  ['foo/test', ['*/*'], 'bytes'],
])(
  'base64 for a client that accepts %s, with the binary media types %j, is sent as %s',
  async (accept, types, sent) => {
    const { send } = withFunction(
      () => ({ body: 'aGk=', isBase64Encoded: true }),
      {},
      {},
      { 'x-amazon-apigateway-binary-media-types': types },
    );
    const answer = await send({ path: '/x', headers: ['Accept', accept] as never });
    expect(answer.text).toBe(sent === 'bytes' ? 'hi' : 'aGk=');
  },
);

test('text that is not base64 is a 500', async () => {
  const { send } = withFunction(
    () => ({ body: 'not base64!', isBase64Encoded: true }),
    {},
    {},
    { 'x-amazon-apigateway-binary-media-types': ['*/*'] },
  );
  expect((await send({ path: '/x' })).status).toBe(500);
});

test('a client that leaves ends the wait, and what the function returns later does no harm', async () => {
  const rejections = unhandledRejections();
  let finish = (_value: object): void => {};
  const { send, gateway } = withFunction(
    () =>
      new Promise((resolve) => {
        finish = resolve;
      }),
    { timeoutInMillis: 50 },
  );
  const client = new AbortController();
  const sent = send({ path: '/x', signal: client.signal });
  client.abort(new Error('left'));
  await sent;
  finish({ body: Promise.reject(new Error('late')) });
  expect(await rejections()).toEqual([]);
  await gateway.close();
});
