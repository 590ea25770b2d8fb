import { expect, test } from 'vitest';
import { chooseResponseTemplate } from '../../../src/execute/payload/response-template.js';
import { httpIntegration, post } from '../../support/custom-integration.js';
import { inMemory } from '../../support/in-memory.js';

test.each([
  ['text/html', 'html'],
  ['text/html;q=0.5, application/xml', 'html'],
  ['application/xml', 'xml'],
  ['*/*', 'json'],
  [undefined, 'json'],
])('Accept %s gets the template %s', async (accept, text) => {
  const responseTemplates = {
    'application/xml': 'xml',
    'text/html': 'html',
    'application/json': 'json',
  };
  const document = httpIntegration({
    responses: { default: { statusCode: 200, responseTemplates } },
  });
  const headers = accept === undefined ? [] : ['Accept', accept];
  expect((await inMemory(document).send(post('', headers))).text).toBe(text);
});

test('without application/json the first template serves', async () => {
  const responseTemplates = { 'application/xml': 'xml', 'text/html': 'html' };
  const document = httpIntegration({
    responses: { default: { statusCode: 200, responseTemplates } },
  });
  expect((await inMemory(document).send(post('', ['Accept', 'a/b']))).text).toBe('xml');
});

test('without templates the payload passes through', () => {
  expect(chooseResponseTemplate(new Map(), 'application/json')).toBeUndefined();
});
