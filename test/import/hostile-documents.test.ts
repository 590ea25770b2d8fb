import { expect, test } from 'vitest';
import { ApiImportError } from '../../src/errors.js';
import { importRestApi } from '../../src/import/import-rest-api.js';
import { readText } from '../../src/load/load-document.js';

const HEAD = '"openapi":"3.0.1","info":{"title":"x"}';
const DEPTH = 100_000;

/** Aliases that multiply by nine, forty times over. */
function bomb(first: string, wrap: (members: string) => string): string {
  let text = `a0: &a0 ${first}\n`;
  for (let i = 1; i < 40; i += 1) {
    const members = Array.from({ length: 9 }, (_, key) => `k${key}: *a${i - 1}`).join(', ');
    text += `a${i}: &a${i} ${wrap(`{${members}}`)}\n`;
  }
  return text;
}

const REFUSED: readonly (readonly [string, () => string, RegExp])[] = [
  [
    'objects in objects',
    () => `{${HEAD},"paths":${'{"a":'.repeat(DEPTH)}1${'}'.repeat(DEPTH)}}`,
    /at most 500 levels of nested/,
  ],
  ['lists in lists', () => `{"openapi":${'['.repeat(DEPTH)}`, /at most 500 levels of nested/],
  [
    'YAML collections in collections',
    () => `a: ${'['.repeat(20_000)}${']'.repeat(20_000)}\n`,
    /at most 500 levels of nested/,
  ],
  [
    'YAML blocks in blocks',
    () => Array.from({ length: 3000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
    /at most 500 levels of nested/,
  ],
  ['more than 6 MB', () => `{"a":"${'x'.repeat(6 * 1024 * 1024)}"}`, /larger than 6 MB/],
  [
    'more keys than a document has',
    () => Array.from({ length: 400_000 }, (_, i) => `k${i}: 1`).join('\n'),
    /^text:300001:\d+ .*at most 300000 lines and commas and 600000 other indicators/,
  ],
  [
    'merges that multiply',
    () => {
      const keys = Array.from({ length: 1000 }, (_, i) => `k${i}: 1`).join(', ');
      return `a0: &a0 {${keys}}\n${Array.from({ length: 200 }, (_, i) => `a${i + 1}: &a${i + 1}\n  <<: *a${i}\n`).join('')}`;
    },
    /keys merged with/,
  ],
  [
    'aliases that multiply in a template',
    () =>
      `${bomb('{x: 1}', (members) => members)}openapi: 3.0.1\npaths: {/a: {get: {x-amazon-apigateway-integration: {type: mock, requestTemplates: {application/json: *a39}}}}}\n`,
    /307200 characters/,
  ],
  [
    'too many models',
    () =>
      `{${HEAD},"x-amazon-apigateway-request-validators":{"v":{"validateRequestBody":true}},"x-amazon-apigateway-request-validator":"v","paths":{"/a":{"post":{"requestBody":{"content":{"application/json":{"schema":{"properties":{${Array.from({ length: 20_000 }, (_, i) => `"p${i}":{}`).join(',')}}}}}}}}}}`,
    /models are too large/,
  ],
  [
    'references in references',
    () =>
      `{${HEAD},"paths":{"/a":{"$ref":"#/c0/x"}},${Array.from({ length: 20_000 }, (_, i) => `"c${i}":{"$ref":"#/c${i + 1}/x"}`).join(',')}}`,
    /UNRESOLVED_REFERENCE/,
  ],
  [
    'a long chain of references',
    () =>
      `{${HEAD},"paths":{"/a":{"$ref":"#/c/0"}},"c":{${Array.from({ length: 20_000 }, (_, i) => `"${i}":{"$ref":"#/c/${i + 1}"}`).join(',')}}}`,
    /through too many other references/,
  ],
  [
    'a path of braces',
    () => `{${HEAD},"paths":{"${'{'.repeat(1_000_000)}":{}}}`,
    /at most 10240 characters/,
  ],
  [
    'braces in a mapping',
    () =>
      `{${HEAD},"paths":{"/a":{"get":{"x-amazon-apigateway-integration":{"type":"mock","requestParameters":{"integration.request.header.a":"${'{{'.repeat(100_000)}"}}}}}}`,
    /INVALID_PARAMETER_MAPPING/,
  ],
];

// What is not linear would take minutes, and end by vitest's time-out.
test.each(REFUSED)('%s: a clear refusal', (_, text, message) => {
  const source = text();
  expect(() => importRestApi(readText(source))).toThrow(
    expect.objectContaining({ code: 'ERR_API_IMPORT', message: expect.stringMatching(message) }),
  );
});

test('documents deeper than the stack may come as objects, too', () => {
  const schema: Record<string, object> = {};
  let inner = schema;
  for (let i = 0; i < DEPTH; i += 1) {
    const next = {};
    inner.properties = { a: next };
    inner = next;
  }
  const document = {
    openapi: '3.0.1',
    'x-amazon-apigateway-request-validators': { b: { validateRequestBody: true } },
    'x-amazon-apigateway-request-validator': 'b',
    paths: { '/a': { post: { requestBody: { content: { 'application/json': { schema } } } } } },
  };
  expect(() => importRestApi(document)).toThrow(/models are too large/);
});

test('documents that contain themselves come to an end', () => {
  const document: Record<string, unknown> = { openapi: '3.0.1' };
  document.paths = { '/a': document, '/b': { get: document } };
  expect(importRestApi(document).resources).toHaveLength(2);
  const yaml = readText('openapi: 3.0.1\npaths: &p {/a: *p}\n');
  expect(importRestApi(yaml).resources).toHaveLength(1);
});

test('keys of the prototype are keys like any other', () => {
  const text = `{${HEAD},"__proto__":{"paths":1},"paths":{"/a":{"__proto__":{"get":1},"constructor":{},
    "get":{"parameters":[{"in":"query","name":"__proto__"}],"responses":{"__proto__":{},"200":{"headers":{"__proto__":{},"constructor":{}}}},
    "x-amazon-apigateway-integration":{"type":"mock","__proto__":{"uri":1},"responses":{"default":{"statusCode":200}}}}}}}`;
  for (const document of [readText(text), readText(`# YAML\n${text}`), JSON.parse(text)]) {
    const api = importRestApi(document);
    const method = api.resources[0]?.methods.get('GET');
    expect(method?.methodResponses.get('200')?.headers).toEqual(['__proto__', 'constructor']);
    expect(method?.requestParameters).toMatchObject([{ name: '__proto__' }]);
    expect(api.warnings.map(({ pointer }) => pointer)).toEqual([
      '#/paths/~1a/__proto__',
      '#/paths/~1a/constructor',
      '#/paths/~1a/get/x-amazon-apigateway-integration/__proto__',
    ]);
  }
  expect(Object.hasOwn(Object.prototype, 'paths')).toBe(false);
});

test('all issues of a document come in one error', () => {
  const paths = { '/a{b}': {}, '/c': { $ref: '#/d' } };
  const failure = (() => {
    try {
      return importRestApi({ openapi: '3.0.1', paths });
    } catch (error) {
      return error;
    }
  })();
  expect(failure).toBeInstanceOf(ApiImportError);
  expect(String(failure).split('\n')).toHaveLength(2);
});
