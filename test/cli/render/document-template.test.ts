import { expect, test } from 'vitest';
import { LOAD_FLAGS } from '../../../src/cli/arguments/document-flags.js';
import { readArguments } from '../../../src/cli/arguments/read-arguments.js';
import { UsageError } from '../../../src/cli/arguments/usage-error.js';
import { templateInDocument } from '../../../src/cli/render/document-template.js';
import { folderOf } from '../../support/fake-console.js';

const API = `openapi: 3.0.1
info: { title: T, version: '1' }
paths:
  /a/{id}:
    post:
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: { '200': { description: ok }, '404': { description: no } }
      x-amazon-apigateway-integration:
        type: http
        httpMethod: POST
        uri: https://a.test
        requestTemplates: { $default: 'any', Application/json: "$input.params('id') $stageVariables.at \${name}" }
        responses:
          '4..': { statusCode: 404, responseTemplates: { text/plain: gone } }
          default: { statusCode: 200 }
  /b:
    get:
      responses: { '200': { description: ok } }
      x-amazon-apigateway-integration: { type: http_proxy, httpMethod: GET, uri: 'https://a.test' }
`;

/** The renderer that a call chooses. */
function templateOf(...args: readonly string[]): ReturnType<typeof templateInDocument> {
  const file = folderOf({ 'api.yaml': API }).path('api.yaml');
  const call = ['--variable', 'name=n', ...args.map((arg) => (arg === 'FILE' ? file : arg))];
  return templateInDocument(readArguments(call, LOAD_FLAGS));
}

test.each([
  ['POST /a/7 request', {}, '7  n'],
  ['post /a/{id} request', {}, '  n'],
  ['POST /a/{id} request', { params: { path: { id: '8' } }, stageVariables: { at: 's' } }, '8 s n'],
  ['POST /a/7 request', { params: { path: { id: '8' } } }, '8  n'],
  ['POST /a/7 request APPLICATION/json', {}, '7  n'],
  ['POST /a/7 request $default', {}, 'any'],
  ['POST /a/7 response 404', {}, 'gone'],
  ['POST /a/7 response 404 text/plain', {}, 'gone'],
] as const)('%s with %j', (args, input, output) => {
  expect(templateOf('FILE', ...args.split(' '))(input)).toBe(output);
});

const WHERE = 'POST /a/{id}';

test.each([
  [[], 'FILE and METHOD and PATH and "request" or "response" are missing'],
  [['FILE', 'POST', '/a/7'], '"request" or "response" is missing'],
  [['FILE', 'POST', '/a/7', 'requst'], 'There is no template "requst"; did you mean "request"?'],
  [['FILE', 'POST', '/a/7', 'response'], 'STATUS is missing'],
  [['FILE', 'POST', '/a/7', 'request', 'a/b', 'c'], '"c" is one argument too many'],
  [['FILE', 'POST', '/a/7', 'response', '404', 'a/b', 'c'], '"c" is one argument too many'],
  [['a\nb', 'POST', '/a/7', 'request'], '"a\\nb" is not the name of a file'],
  [
    ['FILE', 'POST', '/a/7', 'response', '500'],
    `${WHERE} has no integration response with the status 500: its statuses are 200, 404`,
  ],
  [['FILE', 'POST', '/a/7', 'response', '200'], `${WHERE} response 200 has no template`],
  [
    ['FILE', 'POST', '/a/7', 'request', 'text/xml'],
    `${WHERE} request has no template for text/xml: its media types are `,
  ],
  [['FILE', 'GET', '/', 'request'], 'The API has no resource "/"'],
  [
    ['FILE', 'GET', '/b', 'request'],
    'has an integration of type HTTP_PROXY, which has no templates',
  ],
])('%j is a wrong call', (args, message) => {
  let thrown: unknown;
  try {
    templateOf(...args);
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(UsageError);
  expect((thrown as UsageError).message).toContain(message);
});
