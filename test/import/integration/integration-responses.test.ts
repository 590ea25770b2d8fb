import { expect, test } from 'vitest';
import { importRestApi } from '../../../src/import/import-rest-api.js';
import { findings, integration, issuesOf, onlyMethod } from '../minimal-document.js';

const AT = '#/paths/~1pets/get/x-amazon-apigateway-integration';
const DEFAULT = { default: { statusCode: 200 } };

function mock(responses: unknown, ofOperation: object = {}) {
  return integration({ type: 'mock', responses }, ofOperation);
}

function read(responses: unknown) {
  const found = onlyMethod(importRestApi(mock(responses))).integration;
  return found !== undefined && 'integrationResponses' in found ? found.integrationResponses : [];
}

test('keys are selection patterns, in document order', () => {
  const responses = read({
    '2\\d{2}': { statusCode: '200' },
    default: { statusCode: 200 },
    '404': { statusCode: 200 },
  });
  expect(
    responses.map(({ selectionPattern }) =>
      selectionPattern === 'default' ? 'default' : selectionPattern.text,
    ),
  ).toEqual(['404', '2\\d{2}', 'default']);
  const [, pattern] = responses;
  expect(pattern?.selectionPattern).toMatchObject({ text: '2\\d{2}' });
});

test('an empty key is the default', () => {
  expect(read({ '': { statusCode: 200 } })).toMatchObject([{ selectionPattern: 'default' }]);
});

test('a response is read whole', () => {
  const [response] = read({
    default: {
      statusCode: '200',
      contentHandling: 'CONVERT_TO_BINARY',
      responseParameters: { 'method.response.header.A': "'x'", 'method.response.header.B': false },
      responseTemplates: {
        'Application/JSON': '{}',
        'text/xml; charset=utf-8': '',
        'text/plain': null,
      },
    },
  });
  expect(response).toMatchObject({
    statusCode: 200,
    contentHandling: 'CONVERT_TO_BINARY',
    pointer: `${AT}/responses/default`,
    responseParameters: [{ name: 'A' }],
  });
  expect([...(response?.responseTemplates.keys() ?? [])]).toEqual([
    'application/json',
    'text/xml; charset=utf-8',
    'text/plain',
  ]);
});

test.each<[string, unknown, readonly string[]]>([
  ['none', undefined, [`warning MISSING_RESPONSE ${AT}`]],
  ['an empty map', {}, [`warning MISSING_RESPONSE ${AT}`]],
  ['no default', { 200: { statusCode: 200 } }, [`warning MISSING_RESPONSE ${AT}/responses`]],
  ['a pattern that is a default', { '.*': { statusCode: 200 } }, []],
  [
    'two defaults',
    { default: { statusCode: 200 }, '': { statusCode: 200 } },
    [`error INVALID_SELECTION_PATTERN ${AT}/responses/`],
  ],
  [
    'a pattern that is not valid',
    { ...DEFAULT, '2(': { statusCode: 200 } },
    [`error INVALID_SELECTION_PATTERN ${AT}/responses/2(`],
  ],
  ['no statusCode', { default: {} }, [`error INVALID_VALUE ${AT}/responses/default`]],
  [
    'a statusCode that is not a number',
    { default: { statusCode: 'ok' } },
    [`error INVALID_VALUE ${AT}/responses/default/statusCode`],
  ],
  [
    'a statusCode out of range',
    { default: { statusCode: 600 } },
    [`error INVALID_VALUE ${AT}/responses/default/statusCode`],
  ],
  [
    'a statusCode from outside',
    { default: { statusCode: { Ref: 'Code' } } },
    [`error UNRESOLVED_VARIABLE ${AT}/responses/default/statusCode`],
  ],
  [
    'an undeclared statusCode',
    { default: { statusCode: 201 } },
    [`warning MISSING_RESPONSE ${AT}/responses/default/statusCode`],
  ],
  [
    'an undeclared header',
    { default: { statusCode: 200, responseParameters: { 'method.response.header.C': "'x'" } } },
    [
      `warning UNDECLARED_PARAMETER ${AT}/responses/default/responseParameters/method.response.header.C`,
    ],
  ],
  [
    'an unquoted literal',
    { default: { statusCode: 200, responseParameters: { 'method.response.header.A': 'x' } } },
    [
      `error INVALID_PARAMETER_MAPPING ${AT}/responses/default/responseParameters/method.response.header.A`,
    ],
  ],
  [
    'a value that is not a string',
    { default: { statusCode: 200, responseParameters: { 'method.response.header.A': true } } },
    [`warning INVALID_TYPE ${AT}/responses/default/responseParameters/method.response.header.A`],
  ],
  [
    'an unknown setting',
    { default: { statusCode: 200, template: {} } },
    [`warning UNKNOWN_PROPERTY ${AT}/responses/default/template`],
  ],
  [
    'a key that is not a media type',
    { default: { statusCode: 200, responseTemplates: { 'application/json" ': '' } } },
    [`warning INVALID_MEDIA_TYPE ${AT}/responses/default/responseTemplates/application~1json" `],
  ],
  [
    'a key with a parameter',
    { default: { statusCode: 200, responseTemplates: { 'text/xml;a=b': '' } } },
    [`warning INVALID_MEDIA_TYPE ${AT}/responses/default/responseTemplates/text~1xml;a=b`],
  ],
  [
    'a template that is not a string',
    { default: { statusCode: 200, responseTemplates: { 'application/json': {} } } },
    [`error INVALID_TYPE ${AT}/responses/default/responseTemplates/application~1json`],
  ],
  [
    'a template that does not parse',
    { default: { statusCode: 200, responseTemplates: { 'application/json': '#if(' } } },
    [`error INVALID_TEMPLATE ${AT}/responses/default/responseTemplates/application~1json`],
  ],
])('responses of an integration: %s', (_, responses, expected) => {
  const declared = { responses: { 200: { headers: { a: {} } } } };
  expect(findings(mock(responses, declared))).toEqual(expected);
});

test('an undeclared status is reported in the words of AWS', () => {
  expect(issuesOf(mock({ default: { statusCode: 201 } }))[0]?.message).toBe(
    'No method response exists for method: add 201 to the "responses" of the operation (declared: 200)',
  );
});

test('a selection pattern inside a response has no effect, with a warning', () => {
  const responses = { default: { statusCode: 200, selectionPattern: '2..' } };
  expect(findings(mock(responses))).toEqual([
    `warning IGNORED_SETTING ${AT}/responses/default/selectionPattern`,
  ]);
});
