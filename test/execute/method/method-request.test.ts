import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { GatewayError } from '../../../src/errors.js';
import type { ExecutionLog } from '../../../src/execute/log/execution-log.js';
import { validateBody } from '../../../src/execute/method/method-request.js';
import { bodyText, documentOf, inMemory } from '../../support/in-memory.js';

const MODEL = {
  type: 'object',
  required: ['name'],
  properties: { name: { type: 'string' }, re: { type: 'string', pattern: '^\\d+$' } },
};

/** A document whose POST /x validates bodies; the backend takes what passes. */
const validated = (schema: object = MODEL, gatewayResponse: object = {}) =>
  documentOf(
    { type: 'http_proxy', httpMethod: 'POST', uri: 'http://backend.test/x' },
    {
      method: 'post',
      operation: { requestBody: { content: { 'application/json': { schema } } } },
      root: {
        'x-amazon-apigateway-request-validators': { body: { validateRequestBody: true } },
        'x-amazon-apigateway-request-validator': 'body',
        'x-amazon-apigateway-gateway-responses': { BAD_REQUEST_BODY: gatewayResponse },
      },
    },
  );

const post = (body?: string, contentType = 'application/json') => ({
  httpMethod: 'POST',
  path: '/x',
  headers: ['Content-Type', contentType],
  body: body === undefined ? undefined : new TextEncoder().encode(body),
});

describe('a body that does not fit its model', () => {
  test.each<[string, object, string | undefined]>([
    ['absent', MODEL, undefined],
    ['empty', { type: 'array' }, ''],
    ['absent, where the model takes an empty object', { type: 'object' }, undefined],
    ['blank', {}, ' \n'],
    ['not JSON', {}, '{"a":'],
  ])('%s: it cannot be parsed', async (_, schema, body) => {
    const { send, errors, calls } = inMemory(validated(schema));
    const answer = await send(post(body));
    expect(answer.status).toBe(400);
    expect(answer.text).toBe('{"message":"Invalid request body"}');
    expect(calls).toEqual([]);
    expect(errors).toMatchObject([
      { type: 'BAD_REQUEST_BODY', validationErrors: ['Unknown error parsing request body'] },
    ]);
  });

  test('is passed on if its media type has no model', async () => {
    const { send } = inMemory(validated());
    expect((await send(post('{}', 'text/plain'))).status).toBe(200);
    expect((await send(post('{"name":"a"}'))).status).toBe(200);
  });

  const WHY = {
    responseTemplates: { 'application/json': '{"why":"$context.error.validationErrorString"}' },
  };

  test.each<[string, readonly string[]]>([
    ['{}', ['object has missing required properties (["name"])']],
    ['{"name":"a","re":"x\\n"}', ['ECMA 262 regex "^\\d+$" does not match input string "x\n"']],
  ])('is described in escaped JSON: %s', async (body, sentences) => {
    const { send } = inMemory(validated(MODEL, WHY));
    const answer = await send(post(body));
    expect(JSON.parse(answer.text)).toEqual({ why: `[${sentences.join(', ')}]` });
  });

  test('is described in the same text without quotes, and in a header', async () => {
    const { send } = inMemory(
      validated(MODEL, {
        responseTemplates: { 'application/json': '$context.error.validationErrorString' },
        responseParameters: {
          'gatewayresponse.header.x-why': 'context.error.validationErrorString',
        },
      }),
    );
    const answer = await send(post('{"name":"a","re":"x\\n"}'));
    const text = String.raw`[ECMA 262 regex \"^\\d+$\" does not match input string \"x\n\"]`;
    expect(answer.text).toBe(text);
    expect(answer.headers['x-why']).toBe(text);
  });

  test.each([
    [
      'application/json',
      '{}',
      'application/json: [object has missing required properties (["name"])]',
    ],
    [
      'Application/JSON; charset=utf-8',
      '',
      'application/json: [Unknown error parsing request body]',
    ],
  ])('has its reason in the execution log: %s %s', async (contentType, body, reason) => {
    const logs: ExecutionLog[] = [];
    const { send } = inMemory(validated(), undefined, { trace: (log) => logs.push(log) });
    await send(post(body, contentType));
    const lines = logs[0]?.lines.map((line) => line.replace(/^.* UTC \d+ : /, '')) ?? [];
    expect(lines.slice(-3)).toEqual([
      `Request body does not match model schema for content type ${reason}`,
      'Method completed with status: 400',
      '',
    ]);
  });
});

test.each([
  [{ responseTemplates: { 'application/json': '$context.requestId' } }, 0],
  [{ responseTemplates: { 'application/json': '$context.error.message' } }, 0],
  [{}, 0],
])('sentences that nothing reads are not built: %j', async (gatewayResponse, made) => {
  const document = validated({ items: { enum: ['a'] } }, gatewayResponse);
  const { gateway } = inMemory(document, undefined, { onError: () => {} });
  const models = gateway.api.resources[0]?.methods.get('POST')?.requestValidator?.models;
  let asked = 0;
  const check = models?.get('application/json');
  (models as Map<string, typeof check>).set('application/json', (text) => {
    const says = check?.(text);
    return (
      says &&
      (() => {
        asked += 1;
        return says();
      })
    );
  });
  const reply = await gateway.invoke({ ...post('[1]'), queryString: '', sourceIp: '127.0.0.1' });
  expect(reply?.statusCode).toBe(400);
  expect(asked).toBe(made);
});

test('the error builds its sentences once, when they are first read', () => {
  let asked = 0;
  const says = () => {
    asked += 1;
    return [`asked ${asked}`];
  };
  try {
    validateBody(() => says, 'x');
    expect.unreachable();
  } catch (error) {
    expect(asked).toBe(0);
    expect(error).toBeInstanceOf(GatewayError);
    const { validationErrors } = error as GatewayError;
    expect([validationErrors, (error as GatewayError).validationErrors]).toEqual([
      ['asked 1'],
      ['asked 1'],
    ]);
  }
});

const proxy = documentOf(
  { type: 'http_proxy', httpMethod: 'ANY', uri: 'http://backend.test/p' },
  { method: 'x-amazon-apigateway-any-method' },
);
const custom = documentOf(
  {
    type: 'http',
    httpMethod: 'POST',
    uri: 'http://backend.test/c',
    responses: { default: { statusCode: 200 } },
  },
  { method: 'post' },
);
const bytes = (text: string) => new TextEncoder().encode(text);
async function* stream(...chunks: string[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) {
    yield bytes(chunk);
  }
}

describe('the body of a request', () => {
  test.each([
    ['declared too long', ['Content-Length', '11'], stream('short')],
    ['inflated too long', ['Content-Encoding', 'gzip'], gzipSync('x'.repeat(11))],
  ])('%s: 413, which no document can change', async (_, headers, body) => {
    const root = { 'x-amazon-apigateway-gateway-responses': { DEFAULT_4XX: { statusCode: 418 } } };
    const document = { ...custom, ...root };
    const { send, calls } = inMemory(document, undefined, { payloadLimit: 10 });
    expect(await send({ httpMethod: 'POST', path: '/x', headers, body })).toMatchObject({
      status: 413,
      text: '{"message":"Request Too Long"}',
    });
    expect(calls).toHaveLength(0);
  });

  test('streamed too long to a backend of the caller: 413', async () => {
    const { send } = inMemory(
      proxy,
      async (request) => ({ statusCode: 200, body: await bodyText(request) }),
      { payloadLimit: 10 },
    );
    const answer = await send({
      httpMethod: 'POST',
      path: '/x',
      headers: ['Transfer-Encoding', 'chunked'],
      body: stream('123456', '78901'),
    });
    expect(answer.status).toBe(413);
  });

  test.each(['gzip', 'GZIP', 'deflate', 'identity', ''])(
    'Content-Encoding %s is undone',
    async (coding) => {
      const { deflateSync } = await import('node:zlib');
      const encoded = /gzip/i.test(coding)
        ? gzipSync('{"a":1}')
        : coding === 'deflate'
          ? deflateSync('{"a":1}')
          : bytes('{"a":1}');
      for (const document of [proxy, custom]) {
        const { send, calls } = inMemory(document, async (request) => ({
          statusCode: 200,
          body: await bodyText(request),
        }));
        const answer = await send({
          httpMethod: 'POST',
          path: '/x',
          headers: ['Content-Encoding', coding, 'Content-Length', String(encoded.length)],
          body: encoded,
        });
        expect(answer.text).toBe('{"a":1}');
        expect(calls[0]?.headers.some((text) => text === 'Content-Encoding')).toBe(false);
      }
    },
  );

  test.each([
    ['br', 'x'],
    ['gzip', 'no gzip'],
    ['gzip, br', 'x'],
  ])('%s %s: 415', async (coding, body) => {
    const { send, calls } = inMemory(custom);
    const answer = await send({
      httpMethod: 'POST',
      path: '/x',
      headers: ['Content-Encoding', coding],
      body: bytes(body),
    });
    expect(answer).toMatchObject({ status: 415, text: '{"message":"Unsupported Media Type"}' });
    expect(calls).toHaveLength(0);
  });

  test('the declared length of a streamed body is passed on', async () => {
    const { send, calls } = inMemory(proxy);
    await send({
      httpMethod: 'POST',
      path: '/x',
      headers: ['Content-Length', '5'],
      body: stream('hello'),
    });
    expect(calls[0]?.contentLength).toBe(5);
    await send({
      httpMethod: 'POST',
      path: '/x',
      headers: ['Content-Length', '5', 'Content-Encoding', 'gzip'],
      body: stream('hello'),
    });
    expect(calls[1]?.contentLength).toBeUndefined();
  });
});
