import { expect, test } from 'vitest';
import type { GatewayRequest } from '../../../../src/model/message.js';
import { withFunction } from './lambda-document.js';

type Event = Readonly<Record<string, unknown>>;

/** The event for a request. */
async function eventFor(
  request: Partial<GatewayRequest>,
  options: object = {},
  document: object = {},
): Promise<Event> {
  let event: Event = {};
  const { send } = withFunction(
    (given) => {
      event = given;
      return {};
    },
    {},
    options,
    document,
  );
  await send({ path: '/x', ...request });
  return event;
}

const headerList = (...pairs: readonly string[]) => pairs as unknown as GatewayRequest['headers'];

test('what is absent is null', async () => {
  const event = await eventFor({ headers: headerList() });
  expect(Object.keys(event)).toEqual([
    'resource',
    'path',
    'httpMethod',
    'headers',
    'multiValueHeaders',
    'queryStringParameters',
    'multiValueQueryStringParameters',
    'pathParameters',
    'stageVariables',
    'requestContext',
    'body',
    'isBase64Encoded',
  ]);
  expect(event).toMatchObject({
    resource: '/x',
    path: '/x',
    httpMethod: 'GET',
    queryStringParameters: null,
    multiValueQueryStringParameters: null,
    pathParameters: null,
    stageVariables: null,
    body: null,
    isBase64Encoded: false,
  });
});

test('several values are in the second map, and the last in the first', async () => {
  const event = await eventFor({
    queryString: 'a=1&b=%20&a=2&c',
    headers: headerList('X-A', '1', 'x-a', '2', 'X-B', '3'),
  });
  expect(event.queryStringParameters).toEqual({ a: '2', b: ' ', c: '' });
  expect(event.multiValueQueryStringParameters).toEqual({ a: ['1', '2'], b: [' '], c: [''] });
  expect(event.headers).toMatchObject({ 'X-A': '2', 'X-B': '3' });
  expect(event.multiValueHeaders).toMatchObject({ 'X-A': ['1', '2'], 'X-B': ['3'] });
});

test.each<[name: string, value: string, shown: string | undefined]>([
  ['user-agent', 'a', 'User-Agent'],
  ['Authorization', 'Bearer a', 'Authorization'],
  ['Authorization', 'AWS4-HMAC-SHA256 Credential=a/b, SignedHeaders=h, Signature=s', undefined],
  ['Keep-Alive', 'timeout=5', undefined],
  ['Proxy-Connection', 'close', undefined],
  ['x-lower', 'a', 'x-lower'],
])('the header %s: %s is shown as %s', async (name, value, shown) => {
  const { headers } = await eventFor({ headers: headerList(name, value) });
  const found = Object.keys(headers as object).find(
    (one) => one.toLowerCase() === name.toLowerCase(),
  );
  expect(found).toBe(shown);
});

test.each<[mediaType: string, types: readonly string[], isBase64Encoded: boolean]>([
  ['image/png', ['image/*'], true],
  ['image/png', ['*/*'], true],
  ['foo/test', ['*/test'], false],
  ['application/json', ['image/*'], false],
  ['text/plain', [], false],
])(
  'a body of %s with the binary media types %j: base64 %j',
  async (mediaType, types, isBase64Encoded) => {
    const body = new TextEncoder().encode('hi');
    const request = { body, headers: headerList('Content-Type', mediaType) };
    const document = { 'x-amazon-apigateway-binary-media-types': types };
    const event = await eventFor(request, {}, document);
    expect(event).toMatchObject({ body: isBase64Encoded ? 'aGk=' : 'hi', isBase64Encoded });
  },
);

test('stage variables and the context are those of the request', async () => {
  const event = await eventFor(
    {},
    { stageVariables: { a: '1' }, context: () => ({ authorizer: { b: 2 } }) },
  );
  expect(event.stageVariables).toEqual({ a: '1' });
  expect(event.requestContext).toMatchObject({
    authorizer: { b: 2 },
    resourcePath: '/x',
    httpMethod: 'GET',
    stage: 'test',
    requestId: '11111111-2222-4333-8444-555555555555',
    identity: { sourceIp: expect.any(String) },
  });
});
