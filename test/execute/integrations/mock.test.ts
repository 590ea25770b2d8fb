import { describe, expect, test } from 'vitest';
import { documentOf, inMemory } from '../../support/in-memory.js';

const TEMPLATE = { 'application/json': '{"statusCode": 200}' };
const BROKEN = [500, '{"message": "Internal server error"}'] as const;
const DEFAULT = [200, 'default'] as const;
const CREATED = [201, 'created'] as const;
const UNSUPPORTED = [415, '{"message":"Unsupported Media Type"}'] as const;

const mock = (requestTemplates: object | undefined, passthroughBehavior: string | undefined) =>
  documentOf(
    {
      type: 'mock',
      ...(requestTemplates && { requestTemplates }),
      ...(passthroughBehavior && { passthroughBehavior }),
      responses: {
        default: { statusCode: 200, responseTemplates: { 'application/json': 'default' } },
        201: { statusCode: 201, responseTemplates: { 'application/json': 'created' } },
      },
    },
    { method: 'post', operation: { responses: { 200: {}, 201: {} } } },
  );

// A mock reads its status from its payload: what the template made, else what the client sent.
test.each<
  [
    templates: object | undefined,
    passthrough: string | undefined,
    type: string | undefined,
    body: string,
    answer: readonly [number, string],
  ]
>([
  [TEMPLATE, undefined, undefined, '', DEFAULT],
  [TEMPLATE, undefined, 'application/json', 'anything', DEFAULT],
  [TEMPLATE, undefined, 'application/x-www-form-urlencoded', 'a=b', BROKEN],
  [TEMPLATE, undefined, 'text/plain', '', BROKEN],
  [TEMPLATE, 'when_no_match', 'text/plain', '{"statusCode": 201}', CREATED],
  [TEMPLATE, 'when_no_match', 'text/plain', '{statusCode: 201,}', CREATED],
  [TEMPLATE, 'when_no_match', 'text/plain', '{"statusCode": "201"}', BROKEN],
  [TEMPLATE, 'when_no_match', 'text/plain', '{"statusCode": 201', BROKEN],
  [TEMPLATE, 'when_no_templates', 'text/plain', '{"statusCode": 201}', UNSUPPORTED],
  [TEMPLATE, 'never', 'text/plain', '{"statusCode": 201}', UNSUPPORTED],
  [undefined, undefined, undefined, '', BROKEN],
  [undefined, undefined, 'application/json', '{}', BROKEN],
  [undefined, undefined, 'application/json', '{"statusCode": 200}', DEFAULT],
  [undefined, 'when_no_templates', 'text/plain', '{"statusCode": 201}', CREATED],
  [undefined, 'never', 'application/json', '{"statusCode": 201}', UNSUPPORTED],
  [{ 'text/xml;a=b': '{"statusCode": 201}' }, undefined, 'text/xml;a=b', '<a/>', BROKEN],
  [{ 'text/xml;a=b': '{"statusCode": 201}' }, undefined, 'text/xml', '<a/>', BROKEN],
  [{ 'text/xml': '{"statusCode": 201}' }, undefined, 'Text/XML;a=b', '<a/>', CREATED],
  [{ $default: '{"statusCode": 201}' }, undefined, 'text/xml', '<a/>', CREATED],
])('a mock with %j, %s, gets %s %j', async (templates, passthrough, type, text, answer) => {
  const { send, errors } = inMemory(mock(templates, passthrough));
  const headers = type === undefined ? [] : ['Content-Type', type];
  const body = text === '' ? undefined : new TextEncoder().encode(text);
  const { status, text: answered } = await send({ path: '/x', httpMethod: 'POST', headers, body });
  expect([status, answered]).toEqual(answer);
  if (answer === BROKEN) {
    expect(String(errors[0]?.cause)).toMatch(/Unable to parse statusCode/);
  }
});

describe('a mock', () => {
  const mock = (requestTemplates: object | undefined, more: object = {}) =>
    documentOf(
      {
        type: 'mock',
        ...(requestTemplates && { requestTemplates }),
        responses: {
          default: { statusCode: 200, responseTemplates: { 'application/json': 'default' } },
          '2\\d\\d': {
            statusCode: 200,
            responseTemplates: { 'application/json': 'two [$input.body]' },
          },
        },
        ...more,
      },
      { method: 'x-amazon-apigateway-any-method' },
    );
  test.each([
    ['{"statusCode": 200}', 200, 'two [{}]'],
    ["{statusCode: 201, 'x': {y: [1,]},}", 200, 'two [{}]'],
    ['{"statusCode": 500, "more": 1}', 200, 'default'],
    ['{"statusCode": -1}', 200, 'default'],
    ['{"statusCode": 99999}', 200, 'default'],
    ['{"statusCode": "200"}', 500, '{"message": "Internal server error"}'],
    ['{"statusCode": 200.0}', 500, '{"message": "Internal server error"}'],
    ['{}', 500, '{"message": "Internal server error"}'],
    ['200', 500, '{"message": "Internal server error"}'],
    ['', 500, '{"message": "Internal server error"}'],
    ['{"statusCode": 200', 500, '{"message": "Internal server error"}'],
  ])('%s', async (template, status, text) => {
    expect(
      await inMemory(mock({ 'application/json': template })).send({ path: '/x' }),
    ).toMatchObject({ status, text });
  });

  test('responds to a preflight without a trace ID', async () => {
    const { send } = inMemory(mock({ 'application/json': '{"statusCode": 200}' }));
    const answer = await send({
      httpMethod: 'OPTIONS',
      path: '/x',
      headers: ['Accept', '*/*', 'Origin', 'http://o', 'X-Amzn-Trace-Id', 'Root=1-x'],
    });
    expect(answer.status).toBe(200);
    expect(answer.headers['x-amzn-trace-id']).toBeUndefined();
  });

  test.each([
    ['CONVERT_TO_TEXT', 'application/json', 200, 'default'],
    ['CONVERT_TO_TEXT', '*/*', 200, 'default'],
    [undefined, '*/*', 500, '{"message": "Internal server error"}'],
  ])('with every type binary: %s, Accept %s', async (contentHandling, accept, status, text) => {
    const document = mock({ 'application/json': '{"statusCode": 404}' }, { contentHandling });
    const root = { ...document, 'x-amazon-apigateway-binary-media-types': ['*/*'] };
    const answer = await inMemory(root).send({
      httpMethod: 'OPTIONS',
      path: '/x',
      headers: ['Accept', accept],
    });
    expect(answer).toMatchObject({ status, text });
  });
});

test('a template reads a long payload, which is parsed in pieces', async () => {
  const templates = { 'application/json': `{"statusCode": $input.json('$[0]')}` };
  const long = JSON.stringify([201, ...Array.from({ length: 100_000 }, () => 'x')]);
  const { send } = inMemory(mock(templates, undefined));
  const body = new TextEncoder().encode(long);
  expect(await send({ httpMethod: 'POST', path: '/x', body })).toMatchObject({
    status: 201,
    text: 'created',
  });
});
