import { expect, test } from 'vitest';
import { GatewayError } from '../../../src/errors.js';
import { renderMappingTemplate } from '../../../src/execute/payload/template-failure.js';
import { velocityEngine } from '../../../src/mapping/index.js';
import { httpIntegration, post } from '../../support/custom-integration.js';
import { inMemory } from '../../support/in-memory.js';
import { scopeWith } from '../../support/render.js';
import { scopeOf } from '../../support/scope.js';

test.each([
  ['{broken', 400, '{"message":"Could not process payload"}'],
  ['plain text', 200, '{}'],
])('a template that reads the payload %s: %i', async (text, status, body) => {
  const document = httpIntegration({
    requestTemplates: { 'application/json': "$input.path('$.a')" },
  });
  expect(await inMemory(document).send(post(text))).toMatchObject({ status, text: body });
});

test('a template that fails is a 500 whose cause names the place', async () => {
  const document = httpIntegration({
    requestTemplates: { 'application/json': 'ok\n  $input.body.substring(99)' },
  });
  const { send, errors, calls } = inMemory(document);
  expect((await send(post('{}'))).status).toBe(500);
  expect(calls).toHaveLength(0);
  expect(errors[0]?.cause).toMatchObject({ name: 'TemplateError', line: 2, column: 15 });
});

test('a broken backend body in a template is a 500', async () => {
  const responseTemplates = { 'application/json': "$input.path('$.n')" };
  const document = httpIntegration({
    responses: { default: { statusCode: 200, responseTemplates } },
  });
  expect(
    (await inMemory(document, () => ({ statusCode: 200, body: '{oops' })).send(post(''))).status,
  ).toBe(500);
});

test('a GatewayError of a template is the failure', () => {
  const error = new GatewayError('THROTTLED');
  const template = {
    render: () => {
      throw error;
    },
  };
  expect(() => renderMappingTemplate(template, scopeOf({}), 'request')).toThrow(error);
});

test.each<['request' | 'response', string, string, string]>([
  ['request', '{broken', "$input.path('$')", 'BAD_REQUEST_BODY'],
  ['request', '{}', "$util.parseJson('{')", 'API_CONFIGURATION_ERROR'],
  ['request', '{broken', '$input.body.substring(99)', 'API_CONFIGURATION_ERROR'],
  ['response', '{broken', "$input.path('$')", 'API_CONFIGURATION_ERROR'],
])('a template of a %s with the payload %j: %s is %s', (of, body, template, type) => {
  const compiled = velocityEngine.compile(template);
  expect(() => renderMappingTemplate(compiled, scopeWith({ body }), of)).toThrow(
    expect.objectContaining({ type, cause: expect.objectContaining({ name: 'TemplateError' }) }),
  );
});
