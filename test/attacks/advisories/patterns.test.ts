import { describe, expect, test } from 'vitest';
import { importRestApi } from '../../../src/import/import-rest-api.js';
import { createRouter } from '../../../src/router/router.js';
import { documentOf, inMemory } from '../../support/in-memory.js';
import { resourcesOf } from '../../support/resources.js';

describe('a path that a regular expression would backtrack on is matched at once', () => {
  const router = createRouter(
    resourcesOf({
      '/a/{b}': ['GET'],
      '/a/{b}/c-d': ['GET'],
      '/x/{y}/z/{w}/{rest+}': ['GET'],
      '/{one}/{two}/{three}': ['GET'],
      '/{proxy+}': ['POST'],
    }),
  );

  test.each([
    `/a${'/'.repeat(15_000)}`,
    `/${'a-'.repeat(7500)}`,
    `/a/${'-a'.repeat(7500)}/c-d-`,
    `/x/${'a/'.repeat(7500)}`,
    `/x/y/z/${'/z'.repeat(7500)}//`,
    `/${'%2f'.repeat(5000)}`,
    `/${'a/'.repeat(7500)}`,
  ])('%#: of 15,000 characters (CVE-2024-45296, CVE-2026-4923, CVE-2026-4926)', (path) => {
    expect(router.find('DELETE', path)).toBeUndefined();
    expect(router.find('POST', path)).toBeDefined();
  });

  test.each(['/{a+}/{b+}', '/{a+}/b', '/x{a}{b}', '/{a}-{b}', '/*a', '/:a{b}', '/{a}{b}{c}{d}:e'])(
    'and %s is no path of a document (CVE-2026-4923, CVE-2026-4926)',
    (path) => {
      const document = documentOf({ type: 'mock' }, { path });
      const find = (): unknown => importRestApi(document).resources.map((one) => one.path);
      // What is not a variable of API Gateway is a literal, and no pattern.
      expect(attempt(find) ?? [path]).toEqual([path]);
    },
  );
});

describe('patterns of a model', () => {
  test.each([
    ['(a+)+$', `${'a'.repeat(50)}!`],
    ['^(a|aa)+$', `${'a'.repeat(60)}!`],
    ['^(([a-z])+.)+[A-Z]([a-z])+$', 'a'.repeat(200)],
    ['(.*)*x', 'a'.repeat(5000)],
  ])('%s costs a bounded number of steps (CVE-2025-69873)', async (pattern, text) => {
    const { send, calls } = inMemory(withModel({ type: 'object', properties: { a: { pattern } } }));
    const body = new TextEncoder().encode(JSON.stringify({ a: text }));
    const headers = ['Content-Type', 'application/json'];
    const { status } = await send({ path: '/x', httpMethod: 'POST', headers, body });
    expect([400, 500]).toContain(status);
    expect(calls).toEqual([]);
  });

  test('no body brings its own pattern: $data is no keyword (CVE-2025-69873)', async () => {
    const schema = {
      type: 'object',
      properties: { a: { pattern: { $data: '1/b' } }, b: { type: 'string' } },
    };
    const { send, gateway } = inMemory(withModel(schema));
    expect(gateway.warnings.map(({ message }) => message).join()).toContain('not {"$data":"1/b"}');
    const body = new TextEncoder().encode(`{"a":"${'a'.repeat(60)}!","b":"(a|aa)+$"}`);
    const headers = ['Content-Type', 'application/json'];
    const { status } = await send({ path: '/x', httpMethod: 'POST', headers, body });
    expect(status).toBe(200);
  });
});

function withModel(schema: object): object {
  return documentOf(
    { type: 'http_proxy', httpMethod: 'POST', uri: 'http://backend.test/' },
    {
      method: 'post',
      operation: {
        'x-amazon-apigateway-request-validator': 'body',
        requestBody: { content: { 'application/json': { schema } } },
      },
      root: {
        'x-amazon-apigateway-request-validators': {
          body: { validateRequestBody: true, validateRequestParameters: false },
        },
      },
    },
  );
}

function attempt<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}
