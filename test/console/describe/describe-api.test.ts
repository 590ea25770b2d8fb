import { describe, expect, test } from 'vitest';
import { describeApi } from '../../../src/console/describe/describe-api.js';
import type { ConsoleApi, ConsoleMethod } from '../../../src/console/protocol/console-api.js';
import { importRestApi } from '../../../src/import/import-rest-api.js';
import { readText } from '../../../src/load/load-document.js';
import { MOCK, document as minimal, operation } from '../../import/minimal-document.js';
import { described, lineOf, SHOP } from './described.js';

function methodOf({ resources }: ConsoleApi, httpMethod: string): ConsoleMethod | undefined {
  return resources[0]?.methods.find((method) => method.httpMethod === httpMethod);
}

describe('the shop', () => {
  const gateway = described(SHOP);
  const shown = describeApi(gateway, false);

  test('the API, its stage and its resources', () => {
    expect(shown).toMatchObject({
      name: 'Shop',
      id: gateway.api.id,
      stage: gateway.api.stage.name,
      stageVariables: {},
      canWrite: false,
      issues: gateway.warnings,
    });
    expect(
      shown.resources.map(({ path, methods }) => [path, methods.map((one) => one.httpMethod)]),
    ).toEqual([['/orders/{id}', ['POST', 'ANY']]]);
  });

  test('a method', () => {
    const pointer = '#/paths/~1orders~1{id}/post';
    expect(methodOf(shown, 'POST')).toMatchObject({
      operationName: 'createOrder',
      place: { pointer, file: 'api.yaml', line: lineOf(SHOP, '    post:') },
      apiKeyRequired: true,
      validator: { name: 'all', validateRequestParameters: true, validateRequestBody: true },
      requestParameters: [
        { location: 'path', name: 'id', required: true },
        { location: 'querystring', name: 'page', required: true },
        { location: 'querystring', name: 'size', required: false },
        { location: 'header', name: 'X-Id', required: true },
      ],
      methodResponses: [{ statusCode: '200', headers: ['X-A'] }],
      integration: { type: 'HTTP' },
      sample: { path: '/orders/a%2Fb?page=2' },
    });
    expect(methodOf(shown, 'POST')?.models).toEqual([
      {
        mediaType: 'application/json',
        schema: expect.stringContaining('  "type": "object",\n'),
        place: {
          pointer: '#/components/schemas/Order',
          file: 'api.yaml',
          line: lineOf(SHOP, '    Order:'),
        },
      },
    ]);
  });

  test('issues belong to the API, and to the method that they are about', () => {
    const ofMethods = shown.resources.flatMap(({ methods }) =>
      methods.flatMap((one) => one.issues),
    );
    expect(ofMethods.length).toBeGreaterThan(0);
    for (const issue of methodOf(shown, 'ANY')?.issues ?? []) {
      expect(issue.pointer).toMatch(/^#\/paths\/~1orders~1\{id\}\/x-amazon-apigateway-any-method/);
    }
  });

  test('gateway responses, of which a type without its own has those of its class', () => {
    const found = new Map(shown.gatewayResponses.map((one) => [one.type, one]));
    const key = '#/x-amazon-apigateway-Gateway-Responses';
    const place = (name: string) => ({
      pointer: `${key}/${name}`,
      file: 'api.yaml',
      line: lineOf(SHOP, name),
    });
    expect(found.get('THROTTLED')).toEqual({
      type: 'THROTTLED',
      statusCode: 430,
      place: place('THROTTLED'),
    });
    expect(found.get('ACCESS_DENIED')).toEqual({
      type: 'ACCESS_DENIED',
      statusCode: 444,
      place: place('default_4xx'),
    });
    expect(found.get('INTEGRATION_TIMEOUT')).toEqual({
      type: 'INTEGRATION_TIMEOUT',
      statusCode: 504,
      place: undefined,
    });
    expect(found.size).toBe(21);
  });

  test('without the document, texts and lines are missing', () => {
    const bare = describeApi({ ...gateway, document: undefined }, true);
    expect(methodOf(bare, 'POST')).toMatchObject({
      place: { pointer: '#/paths/~1orders~1{id}/post', file: undefined, line: undefined },
      models: [],
      integration: {
        uri: 'https://orders.test/{id}',
        templates: [{ mediaType: 'application/json', text: '', isEditable: false }],
      },
      sample: { httpMethod: 'POST', path: '/orders/id?page=page', body: undefined },
    });
  });
});

test('stage variables pass unmasked', () => {
  const document = operation({});
  const api = importRestApi(document, { stageVariables: { password: 'secret' } });
  const { stageVariables } = describeApi({ api, warnings: [], document }, false);
  expect(stageVariables).toEqual({ password: 'secret' });
});

test('a method without an integration', () => {
  const document = minimal({ paths: { '/a': { get: { responses: {} } } } });
  const api = importRestApi(document);
  const shown = describeApi({ api, warnings: api.warnings, document }, false);
  expect(methodOf(shown, 'GET')).toMatchObject({ integration: undefined, validator: undefined });
  expect(methodOf(shown, 'GET')?.issues).toEqual(api.warnings);
});

test('an integration elsewhere has its issues at the method', () => {
  const document = minimal({
    paths: {
      '/a': { get: { 'x-amazon-apigateway-integration': { $ref: '#/x-i' }, responses: {} } },
    },
    'x-i': { ...MOCK, nope: 1 },
  });
  const api = importRestApi(document);
  const { issues } =
    methodOf(describeApi({ api, warnings: api.warnings, document }, false), 'GET') ?? {};
  expect(issues?.map(({ pointer }) => pointer)).toContain('#/x-i/nope');
});

test('aliases of YAML do not make the description larger than memory', () => {
  const model = `&m0 { type: object, properties: { a: { type: string, description: ${'x'.repeat(1000)} } } }`;
  const doubled = Array.from(
    { length: 30 },
    (_, level) =>
      `  m${level + 1}: &m${level + 1} { type: object, properties: { a: *m${level}, b: *m${level} } }`,
  );
  const paths = Array.from(
    { length: 100 },
    (_, at) => `  /p${at}:
    post:
      responses: {}
      requestBody: { content: { application/json: { schema: *m30 } } }
      x-amazon-apigateway-integration: { type: mock, requestTemplates: { a/b: *text }, responses: { default: { statusCode: 200 } } }`,
  );
  const text = `openapi: 3.0.1
info: { title: T, version: '1' }
x-text: &text ${'x'.repeat(250_000)}
x-models:
  m0: ${model}
${doubled.join('\n')}
paths:
${paths.join('\n')}
`;
  const document = readText(text);
  const api = importRestApi(document);
  const shown = describeApi({ api, warnings: api.warnings, document }, true);
  expect(shown.resources).toHaveLength(100);
  expect(JSON.stringify(shown).length).toBeLessThan(32 * 1024 * 1024);
});
