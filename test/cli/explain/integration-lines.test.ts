import { expect, test } from 'vitest';
import { integrationLines } from '../../../src/cli/explain/integration-lines.js';
import { DocumentPlaces } from '../../../src/cli/output/places.js';
import { importRestApi } from '../../../src/import/import-rest-api.js';
import { readText } from '../../../src/load/load-document.js';

const JSON_TYPES = { contentType: 'application/json', accept: 'application/json' };

/** The lines about an integration that is written on line 2 of its document. */
function lines(integration: object, mediaTypes = JSON_TYPES): readonly string[] {
  const document = readText(
    `{"openapi":"3.0.1","info":{"title":"T","version":"1"},"paths":{"/a":{"get":{"responses":{"200":{}},
"x-amazon-apigateway-integration":${JSON.stringify(integration)}}}}}`,
  );
  const method = importRestApi(document).resources[0]?.methods.get('GET');
  if (method?.integration === undefined) {
    throw new Error('The method has no integration');
  }
  const made = integrationLines(method.integration, mediaTypes, new DocumentPlaces(document));
  return made.map((line) => line.replace(/ \(text:2:\d+\)$/, ' (PLACE)'));
}

const mock = { type: 'mock', requestTemplates: { 'application/json': '{"statusCode":200}' } };

test('an integration without mapping', () => {
  expect(
    lines({
      type: 'http_proxy',
      httpMethod: 'ANY',
      uri: 'https://a.test/{id}',
      timeoutInMillis: 500,
      requestParameters: { 'integration.request.header.A': "'b'" },
    }),
  ).toEqual([
    'Integration: HTTP_PROXY (PLACE)',
    '  ANY https://a.test/{id}',
    '  timeout: 500 ms',
    "  integration.request.header.A ← 'b'",
    '  the body, and the response, pass through unchanged',
  ]);
});

test('a mock has neither an address nor a timeout', () => {
  expect(lines({ ...mock, responses: { default: { statusCode: '200' } } })).toEqual([
    'Integration: MOCK (PLACE)',
    '  request template: application/json, for application/json (PLACE)',
    '    │ {"statusCode":200}',
    'Integration responses:',
    '  200 otherwise (PLACE)',
    '    response template: none, so the body passes through',
  ]);
});

const requestTemplates = { 'Text/Plain': 'one', $default: 'two\n' };

test.each<readonly [string, object, readonly string[]]>([
  [
    'text/plain',
    { requestTemplates },
    ['  request template: text/plain, for text/plain (PLACE)', '    │ one'],
  ],
  ['a/b', { requestTemplates }, ['  request template: $default, for a/b (PLACE)', '    │ two']],
  [
    'a/b',
    { requestTemplates: { 'text/plain': '' }, passthroughBehavior: 'when_no_match' },
    [
      '  request template: none for a/b, so the body passes through (passthroughBehavior WHEN_NO_MATCH)',
    ],
  ],
  [
    'a/b',
    { requestTemplates: { 'text/plain': '' }, passthroughBehavior: 'never' },
    ['  request template: none for a/b, so the client gets 415 (passthroughBehavior NEVER)'],
  ],
])('the request template for %s of %j', (contentType, members, expected) => {
  const integration = { type: 'http', httpMethod: 'GET', uri: 'https://a.test', ...members };
  const made = lines(integration, { ...JSON_TYPES, contentType });
  expect(made.slice(3, made.indexOf('Integration responses:'))).toEqual(expected);
});

const responses = {
  '4\\d{2}': {
    statusCode: '404',
    responseParameters: { 'method.response.header.A': "'b'" },
    responseTemplates: { 'Text/plain': 'gone', 'application/json': '{}' },
  },
};

test.each([
  ['text/plain', 'Text/plain, for text/plain', 'gone'],
  ['application/json', 'application/json, for application/json', '{}'],
])('the response template for %s', (accept, type, text) => {
  const made = lines({ ...mock, responses }, { ...JSON_TYPES, accept });
  expect(made.slice(made.indexOf('Integration responses:') + 1)).toEqual([
    '  404 if the status matches 4\\d{2} (PLACE)',
    "    method.response.header.A ← 'b'",
    `    response template: ${type} (PLACE)`,
    `      │ ${text}`,
  ]);
});

test('of a long template, the first lines are shown, and of those the beginning', () => {
  const template = [`${'x'.repeat(300)}\u001b`, ...Array.from({ length: 24 }, () => 'y')].join(
    '\n',
  );
  const made = lines({
    ...mock,
    requestTemplates: { 'application/json': template },
  }).filter((line) => line.includes('│'));
  expect(made).toEqual([
    `    │ ${'x'.repeat(200)}`,
    ...Array.from({ length: 19 }, () => '    │ y'),
    '    │ … 5 more lines',
  ]);
});
