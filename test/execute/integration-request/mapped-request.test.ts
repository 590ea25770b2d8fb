import { describe, expect, test } from 'vitest';
import type { JsonReader, TemplateEngine } from '../../../src/model/mapping.js';
import { httpIntegration, post } from '../../support/custom-integration.js';
import { documentOf, inMemory } from '../../support/in-memory.js';

describe('the integration request of a custom integration', () => {
  test.each([
    ['POST', ['content-type', 'text/csv'], 'a', 'text/csv'],
    ['POST', [], 'a', 'application/json'],
    ['POST', [], '', undefined],
    ['GET', ['Content-Type', 'text/csv'], 'a', undefined],
  ])('%s with %j and body "%s" sends Content-Type %s', async (httpMethod, headers, text, sent) => {
    const document = documentOf(
      {
        type: 'http',
        httpMethod: 'POST',
        uri: 'http://b.test',
        responses: { default: { statusCode: 200 } },
      },
      { method: 'x-amazon-apigateway-any-method' },
    );
    const { send, calls } = inMemory(document);
    await send({ ...post(text, headers), httpMethod });
    const at = calls[0]?.headers.indexOf('Content-Type') ?? -1;
    expect(at === -1 ? undefined : calls[0]?.headers[at + 1]).toBe(sent);
  });

  test.each(['Content-Length', 'bad name'])('an override of the header %s fails', async (name) => {
    const document = httpIntegration({
      requestTemplates: {
        'application/json': `#set($context.requestOverride.header["${name}"] = "1")`,
      },
    });
    expect((await inMemory(document).send(post('{}'))).status).toBe(500);
  });
});

test.each([
  ['long', JSON.stringify(['x'.repeat(300_000)]), false],
  ['short', '["x"]', true],
])(
  'of a %s payload, nothing but its text is kept while the backend is called',
  async (_, text, isKept) => {
    const read: { readonly body: JsonReader; readonly value: unknown }[] = [];
    const templateEngine: TemplateEngine = {
      name: 'recording',
      compile: () => ({
        render({ body }) {
          read.push({ body, value: body.value() });
          return '';
        },
      }),
    };
    const document = httpIntegration({ requestTemplates: { 'application/json': 'x' } });
    const { send } = inMemory(document, undefined, { templateEngine });
    expect((await send(post(text))).status).toBe(200);
    expect(read.map(({ body, value }) => body.value() === value)).toEqual([isKept]);
  },
);
