import { describe, expect, test } from 'vitest';
import { templateOf } from '../../../src/core/templates/template-of.js';
import { TemplateError } from '../../../src/errors.js';
import { importRestApi } from '../../../src/import/import-rest-api.js';
import { readText } from '../../../src/load/load-document.js';

const TEXT = `openapi: 3.0.1
info: { title: Shop, version: '1' }
paths:
  /orders/{id}:
    post:
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: { '200': { description: ok }, '404': { description: no } }
      x-amazon-apigateway-integration:
        type: http
        httpMethod: POST
        uri: https://orders.test/
        requestTemplates:
          application/JSON: >-
            {"order": "$input.params('id')", "by": "$input.params('x-user')",
            "who": "$context.authorizer.name$stageVariables.suffix", "page": "$input.params('page')"}
          $default: $input.body
        responses:
          '404': { statusCode: 404, responseTemplates: { application/json: '{"gone":true}' } }
          '410': { statusCode: 404, responseTemplates: { application/json: '{"never":1}', text/plain: gone } }
          default:
            statusCode: 200
            responseTemplates: { $ref: '#/x-stored' }
    x-amazon-apigateway-any-method:
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: { '200': { description: ok } }
      x-amazon-apigateway-integration:
        type: mock
        requestTemplates: { application/json: { statusCode: 200 } }
        responses: { default: { statusCode: 200 } }
    get:
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: { '200': { description: ok } }
      x-amazon-apigateway-integration: { type: http_proxy, httpMethod: GET, uri: 'https://orders.test/' }
    put:
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: { '200': { description: ok } }
x-stored:
  application/json: |
    {"id": "$input.path('$.id')",
     "cut": "$input.path('$.id').substring(9)"}
`;
const document = readText(TEXT, 'shop.yaml');

function lineOf(text: string): number {
  return TEXT.slice(0, TEXT.indexOf(text)).split('\n').length;
}

const input = {
  body: '{}',
  params: { path: { id: '7' }, querystring: { page: '2' }, header: { 'X-User': 'ann' } },
  context: { authorizer: { name: 'bo' } },
  stageVariables: { suffix: '!' },
};

describe.each([
  ['a document', document],
  ['a document as an object', JSON.parse(JSON.stringify(document))],
  ['an imported API', importRestApi(document)],
])('of %s', (_name, source) => {
  const { request, response } = templateOf(source, 'post', '/orders/{id}');

  test('the request templates render with the input of the test', () => {
    expect(Object.keys(request)).toEqual(['application/json', '$default']);
    expect(request['application/json']?.render(input).output).toBe(
      '{"order": "7", "by": "ann", "who": "bo!", "page": "2"}',
    );
    expect(request.$default?.render({ body: 'as it is' }).output).toBe('as it is');
  });

  test('the response templates are found by status code; the first of two with one counts', () => {
    expect(Object.keys(response)).toEqual(['200', '404']);
    expect(response[404]?.['application/json']?.render().output).toBe('{"gone":true}');
    expect(response[404]?.['text/plain']?.render().output).toBe('gone');
    expect(
      response[200]?.['application/json']?.render({ body: '{"id":"123456789abc"}' }).output,
    ).toBe('{"id": "123456789abc",\n "cut": "abc"}\n');
  });

  test('a method that the resource lacks has the templates of ANY', () => {
    const { request } = templateOf(source, 'DELETE', '/orders/{id}');
    expect(request['application/json']?.render().output).toBe('{"statusCode":200}');
  });

  test.each([
    ['POST', '/order/{id}', 'The API has no resource "/order/{id}"; did you mean "/orders/{id}"?'],
    ['POST', '/x', 'The API has no resource "/x": its resources are /orders/{id}'],
    [
      'GET',
      '/orders/{id}',
      'GET /orders/{id} has an integration of type HTTP_PROXY, which has no templates',
    ],
    ['PUT', '/orders/{id}', 'PUT /orders/{id} has no integration'],
  ])('%s %s is refused', (httpMethod, path, message) => {
    expect(() => templateOf(source, httpMethod, path)).toThrow(new TypeError(message));
  });
});

test('a template knows its text and its place in the document, through references', () => {
  const { request, response } = templateOf(document, 'POST', '/orders/{id}');
  expect(request.$default?.text).toBe('$input.body');
  expect(request['application/json']?.position).toEqual({
    file: 'shop.yaml',
    line: lineOf('application/JSON'),
    column: 11,
  });
  expect(response[200]?.['application/json']?.position).toMatchObject({
    line: lineOf('x-stored:') + 1,
    column: 3,
  });
});

test('an error names the file, line and column in the document', () => {
  const template = templateOf(document, 'POST', '/orders/{id}').response[200]?.['application/json'];
  const error = thrownBy(() => template?.render({ body: '{"id":"short"}' }));
  expect(error).toBeInstanceOf(TemplateError);
  expect(error).toMatchObject({
    line: 2,
    phase: 'render',
    position: { file: 'shop.yaml', line: lineOf('"cut"') },
  });
  expect((error as Error).message).toMatch(
    /^shop\.yaml:\d+:\d+ #\/paths\/.*\/responses\/default\/responseTemplates\/application~1json: .*\(line 2, column \d+ of the template\)$/,
  );
});

test('an error of an imported API names the pointer', () => {
  const api = importRestApi(document);
  const template = templateOf(api, 'POST', '/orders/{id}').response[200]?.['application/json'];
  const error = thrownBy(() => template?.render({ body: '{"id":"short"}' }));
  expect((error as Error).message).toMatch(
    /^#\/paths\/.*\/responseTemplates\/application~1json: .*\(line 2, /,
  );
});

test('a response template goes on with the overrides of a request template', () => {
  const override = readText(
    TEXT.replace('$input.body', "'#set($context.responseOverride.status = 418)'").replace(
      '\'{"gone":true}\'',
      "'$context.responseOverride.status'",
    ),
  );
  const { request, response } = templateOf(override, 'POST', '/orders/{id}');
  const { overrides } = request.$default?.render() ?? {};
  expect(overrides?.responseOverride).toMatchObject({ status: 418 });
  expect(response[404]?.['application/json']?.render({ overrides }).output).toBe('418');
});

test('a document that cannot be imported, and what is not a document, are refused', () => {
  expect(() => templateOf({ openapi: '3.0.1', paths: 7 }, 'GET', '/')).toThrow(/paths/);
  expect(() => templateOf('shop.yaml' as never, 'GET', '/')).toThrow(
    new TypeError(
      'The first argument of templateOf must be a document or an imported API, not a string: read it with loadDocument first',
    ),
  );
});

function thrownBy(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  throw new Error('Nothing was thrown');
}
