// The Lambda functions of this process, as examples/lambda lets the gateway call them.
import { describe, expect, test } from 'vitest';
import { lambdaBackend } from '../../examples/lambda/lambda-backend.js';
import type { GatewayRequest } from '../../src/model/message.js';
import { inMemory } from '../support/in-memory.js';

const bytes = (text: string) => new TextEncoder().encode(text);

/** An API with the function "echo" at ANY /shops/{shop}, and images as its binary media type. */
function serve(handler: (event: object, context: object) => unknown, name = 'echo') {
  const uri = `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:echo:\${stageVariables.alias}/invocations`;
  return inMemory(
    {
      openapi: '3.0.1',
      info: { title: 'Shops', version: '1' },
      'x-amazon-apigateway-binary-media-types': ['image/*'],
      paths: {
        '/shops/{shop}': {
          'x-amazon-apigateway-any-method': {
            parameters: [{ name: 'shop', in: 'path', required: true, schema: { type: 'string' } }],
            'x-amazon-apigateway-integration': { type: 'aws_proxy', httpMethod: 'POST', uri },
          },
        },
      },
    },
    undefined,
    {
      stageVariables: { alias: 'live' },
      backends: { AWS_PROXY: lambdaBackend({ [name]: handler }) },
    },
  );
}

/** The event that the function gets for a request. */
async function eventFor(request: Partial<GatewayRequest>): Promise<Record<string, unknown>> {
  let event: object | undefined;
  const { send } = serve((given) => {
    event = given;
    return {};
  });
  await send({ path: '/shops/7', headers: [], ...request });
  return event as Record<string, unknown>;
}

test('the event has the twelve members of a Lambda proxy integration', async () => {
  const event = await eventFor({
    httpMethod: 'POST',
    path: '/shops/a%20b',
    queryString: 'size=1&size=3&color=b%20c',
    headers: ['X-Tag', 'a', 'x-tag', 'b', 'User-Agent', 'test/1', 'Content-Type', 'text/plain'],
    body: bytes('two, please'),
    sourceIp: '192.0.2.1',
  });
  expect(event).toMatchObject({
    resource: '/shops/{shop}',
    path: '/shops/a%20b',
    httpMethod: 'POST',
    headers: { 'X-Tag': 'b', 'User-Agent': 'test/1' },
    multiValueHeaders: { 'X-Tag': ['a', 'b'], 'Content-Type': ['text/plain'] },
    queryStringParameters: { size: '3', color: 'b c' },
    multiValueQueryStringParameters: { size: ['1', '3'], color: ['b c'] },
    pathParameters: { shop: 'a%20b' },
    stageVariables: { alias: 'live' },
    requestContext: {
      accountId: '123456789012',
      httpMethod: 'POST',
      identity: { sourceIp: '192.0.2.1', userAgent: 'test/1' },
      path: '/test/shops/a%20b',
      resourcePath: '/shops/{shop}',
      stage: 'test',
    },
    body: 'two, please',
    isBase64Encoded: false,
  });
  expect(Object.keys(event)).toHaveLength(12);
});

test('what a request does not have is null, and a binary body is base64', async () => {
  expect(await eventFor({ httpMethod: 'GET' })).toMatchObject({
    queryStringParameters: null,
    multiValueQueryStringParameters: null,
    body: null,
    isBase64Encoded: false,
  });
  const body = new Uint8Array([255, 0, 1]);
  const streamed = (async function* () {
    yield body.subarray(0, 1);
    yield body.subarray(1);
  })();
  for (const sent of [body, streamed]) {
    expect(
      await eventFor({ httpMethod: 'PUT', headers: ['Content-Type', 'image/png'], body: sent }),
    ).toMatchObject({ body: '/wAB', isBase64Encoded: true });
  }
});

describe('the response', () => {
  test.each([
    ['is empty JSON', {}, 200, 'application/json', ''],
    ['has a status as text', { statusCode: '201', body: 'x' }, 201, 'application/json', 'x'],
    ['names its type', { headers: { 'content-type': 'text/a' }, body: 'x' }, 200, 'text/a', 'x'],
    ['is base64 unless the client accepts bytes', base64('text/a'), 200, 'text/a', 'Zm91cg=='],
  ])('%s', async (_what, returned, status, type, text) => {
    const answer = await serve(() => returned).send({ path: '/shops/7' });
    expect([answer.status, answer.headers['content-type'], answer.text]).toEqual([
      status,
      type,
      text,
    ]);
  });

  test('is decoded for a client that accepts a binary media type first', async () => {
    const { send } = serve(async () => base64('image/png'));
    for (const [accept, text] of [
      ['image/png, */*;q=0.8', 'four'],
      ['text/html, image/png', 'Zm91cg=='],
    ] as const) {
      expect((await send({ path: '/shops/7', headers: ['Accept', accept] })).text).toBe(text);
    }
  });

  test('has the headers of both maps, a pair that is in both once', async () => {
    const { send } = serve(() => ({
      multiValueHeaders: { 'Set-Cookie': ['a=1', 'b=2'] },
      headers: { 'set-cookie': 'b=2', 'X-Age': 7 },
    }));
    const { headerList } = await send({ path: '/shops/7' });
    const cookies = headerList.filter((_text, at) => headerList[at - 1] === 'Set-Cookie');
    expect(cookies).toEqual(['a=1', 'b=2']);
    expect(headerList).not.toContain('set-cookie');
    expect(headerList).toContain('7');
  });
});

test.each([
  ['throws', () => Promise.reject(new Error('no shop')), 'no shop'],
  ['returns a text', () => 'hello', 'must return { statusCode'],
  ['returns nothing', () => undefined, 'must return { statusCode'],
  ['returns a body that is not a text', () => ({ body: { a: 1 } }), 'JSON.stringify'],
])('a function that %s makes a 500, and onError gets the cause', async (_what, handler, reason) => {
  const { send, errors } = serve(handler);
  expect((await send({ path: '/shops/7' })).status).toBe(500);
  const cause = errors[0]?.cause as Error | undefined;
  expect(`${cause?.message} ${cause?.cause}`).toContain(reason);
});

test('a function without a handler is named, also one that objects inherit', async () => {
  const { send, errors } = serve(() => ({}), 'other');
  expect((await send({ path: '/shops/7' })).status).toBe(500);
  expect(String(errors[0]?.cause)).toContain('The function "echo" has no handler');
});

test('the context names the function, its alias and the time that is left', async () => {
  let context: Record<string, unknown> & { getRemainingTimeInMillis?(): number } = {};
  const { send } = serve((_event, given) => {
    context = { ...given };
    return {};
  });
  await send({ path: '/shops/7' });
  expect(context).toMatchObject({ functionName: 'echo', functionVersion: 'live' });
  const left = context.getRemainingTimeInMillis?.() ?? 0;
  expect(left > 0 && left <= 29_000).toBe(true);
});

function base64(type: string): object {
  return {
    headers: { 'Content-Type': type },
    body: Buffer.from('four').toString('base64'),
    isBase64Encoded: true,
  };
}
