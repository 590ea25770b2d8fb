import { describe, expect, test } from 'vitest';
import { GatewayError } from '../../src/errors.js';
import type { ExecutionLog } from '../../src/execute/log/execution-log.js';
import { validateBody } from '../../src/execute/method-request.js';
import { documentOf, inMemory } from '../support/in-memory.js';

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

  test('is passed by, where its media type has no model', async () => {
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
  ])('is told of in escaped JSON: %s', async (body, sentences) => {
    const { send } = inMemory(validated(MODEL, WHY));
    const answer = await send(post(body));
    expect(JSON.parse(answer.text)).toEqual({ why: `[${sentences.join(', ')}]` });
  });

  test('is told of in the same text without quotes, and in a header', async () => {
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
])('sentences that nothing reads are never made: %j', async (gatewayResponse, made) => {
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

test('the error asks once, when its sentences are first read', () => {
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
