import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { createGateway } from '../../../../src/gateway.js';
import { importRestApi } from '../../../../src/import/import-rest-api.js';
import { loadDocument } from '../../../../src/load/load-document.js';
import { sourceOf } from '../../reading.js';

function file(name: string): string {
  return fileURLToPath(new URL(`./twin/${name}`, import.meta.url));
}

const openApi = loadDocument(file('openapi.yaml'));
const template = loadDocument(file('template.yaml'));

/** What a compiled API consists of: without functions, and places in its document. */
function content(value: unknown): unknown {
  if (value instanceof Map) {
    const entries = [...value].map(([key, member]) => [String(key), content(member)] as const);
    return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
  }
  if (Array.isArray(value)) {
    return value.map(content);
  }
  if (typeof value !== 'object' || value === null) {
    return typeof value === 'function' ? 'function' : value;
  }
  const members = Object.entries(value).filter(([key]) => key !== 'pointer');
  return Object.fromEntries(members.map(([key, member]) => [key, content(member)]));
}

function compiled(document: object): unknown {
  const {
    id: _,
    warnings: __,
    stage: ___,
    resources,
    ...api
  } = importRestApi(document, {
    stageVariables: { host: 'dev.example' },
  });
  const byPath = [...resources].sort((a, b) => (a.path < b.path ? -1 : 1));
  return content({ ...api, resources: byPath });
}

test('a template compiles to the same API as its twin in OpenAPI', () => {
  expect(compiled(template)).toEqual(compiled(openApi));
});

test('no part of the template is left out', () => {
  const api = importRestApi(template, { stageVariables: { host: 'dev.example' } });
  expect(api.resources.map(({ path, methods }) => `${path} ${[...methods.keys()]}`).sort()).toEqual(
    ['/ GET', '/files/{proxy+} ANY', '/items GET,POST,OPTIONS', '/items/{id} DELETE,PUT'],
  );
  expect(sourceOf(template).issues).toEqual([]);
});

test('the stage of a template sets the options of the gateway', async () => {
  expect(sourceOf(template).stage).toMatchObject({
    stageName: 'dev',
    variables: { host: 'dev.example' },
  });
  const gateway = createGateway(template, {
    onWarnings: () => undefined,
    authorizers: { Token: 'upstream', Request: 'upstream', Pool: 'upstream' },
  });
  const request = { httpMethod: 'GET', path: '/', queryString: '', headers: [], sourceIp: '::1' };
  const response = await gateway.invoke(request);
  expect(response?.statusCode).toBe(200);
  expect(response?.headers).toContain('dev');
  const body = await response?.body?.bytes(100);
  expect(new TextDecoder().decode(body)).toBe('{"path":"/"}');
});

test('a value that functions make is where the property is', () => {
  const paths = (template as { readonly paths: Record<string, Record<string, object>> }).paths;
  const operation = paths['/items']?.get as Record<string, object>;
  const integration = operation['x-amazon-apigateway-integration'] as object;
  const lines = readFileSync(file('template.yaml'), 'utf8').split('\n');
  expect(sourceOf(template).memberPosition(integration, 'uri')).toMatchObject({
    line: lines.findIndex((line) => line.includes('Uri: !Join')) + 1,
    column: 9,
  });
});
