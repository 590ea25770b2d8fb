import { expect, test } from 'vitest';
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
