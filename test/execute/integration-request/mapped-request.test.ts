import { describe, expect, test } from 'vitest';
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

  test.each([
    ['http://b.test/p', '/p?one=2&many=1&many=2&raw=a%2Fb%26c'],
    ['http://b.test/p?x=1', '/p?x=1&one=2&many=1&many=2&raw=a%2Fb%26c'],
    ['http://b.test/p?', '/p?one=2&many=1&many=2&raw=a%2Fb%26c'],
  ])('the query of %s', async (uri, path) => {
    const document = documentOf(
      {
        type: 'http',
        httpMethod: 'GET',
        uri,
        requestParameters: {
          'integration.request.querystring.one': 'method.request.querystring.q',
          'integration.request.querystring.many': 'method.request.multivaluequerystring.q',
          'integration.request.querystring.raw': 'method.request.path.id',
          'integration.request.querystring.none': 'method.request.header.none',
        },
        responses: { default: { statusCode: 200 } },
      },
      {
        path: '/x/{id}',
        operation: {
          parameters: [
            { name: 'q', in: 'query' },
            { name: 'none', in: 'header' },
          ],
        },
      },
    );
    const { send, calls } = inMemory(document);
    await send({ path: '/x/a%2Fb&c', queryString: 'q=1&other=0&q=2' });
    expect(calls[0]?.path).toBe(path);
  });

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

  test('overrides go over mappings, in any spelling', async () => {
    const document = httpIntegration({
      uri: 'http://b.test/{p}',
      requestParameters: {
        'integration.request.header.X-A': "'mapped'",
        'integration.request.path.p': "'mapped'",
        'integration.request.querystring.q': "'mapped'",
      },
      requestTemplates: {
        'application/json':
          '#set($context.requestOverride.header.x-a = ["1", "2"])#set($context.requestOverride.path.p = "a/b")#set($context.requestOverride.querystring.q = "c d")#set($context.requestOverride.header.new = 7)',
      },
    });
    const { send, calls } = inMemory(document);
    await send(post('{}'));
    expect(calls[0]?.path).toBe('/a%2Fb?q=c%20d');
    expect(calls[0]?.headers.slice(0, 6)).toEqual(['x-a', '1', 'x-a', '2', 'new', '7']);
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
