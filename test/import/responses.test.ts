import { expect, test } from 'vitest';
import { importRestApi } from '../../src/import/import-rest-api.js';
import type { TemplateEngine } from '../../src/model/mapping.js';
import { document, findings, integration, issuesOf, onlyMethod } from './minimal-document.js';

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
    'a pattern that is none',
    { ...DEFAULT, '2(': { statusCode: 200 } },
    [`error INVALID_SELECTION_PATTERN ${AT}/responses/2(`],
  ],
  ['no statusCode', { default: {} }, [`error INVALID_VALUE ${AT}/responses/default`]],
  [
    'a statusCode that is none',
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
    'a value that is no text',
    { default: { statusCode: 200, responseParameters: { 'method.response.header.A': true } } },
    [`warning INVALID_TYPE ${AT}/responses/default/responseParameters/method.response.header.A`],
  ],
  [
    'an unknown setting',
    { default: { statusCode: 200, template: {} } },
    [`warning UNKNOWN_PROPERTY ${AT}/responses/default/template`],
  ],
  [
    'a key that is no media type',
    { default: { statusCode: 200, responseTemplates: { 'application/json" ': '' } } },
    [`warning INVALID_MEDIA_TYPE ${AT}/responses/default/responseTemplates/application~1json" `],
  ],
  [
    'a key with a parameter',
    { default: { statusCode: 200, responseTemplates: { 'text/xml;a=b': '' } } },
    [`warning INVALID_MEDIA_TYPE ${AT}/responses/default/responseTemplates/text~1xml;a=b`],
  ],
  [
    'a template that is no text',
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

test('AWS says what is missing', () => {
  expect(issuesOf(mock({ default: { statusCode: 201 } }))[0]?.message).toBe(
    `No method response exists for method: the operation's "responses" have no 201 (has: 200)`,
  );
});

test('declared responses: statuses are text, header names are kept', () => {
  const responses = {
    200: { headers: { 'X-A': {}, 'x-b': { $ref: '#/nowhere' } } },
    default: {},
    404: { $ref: '#/components/responses/missing' },
    '500': { $ref: '#/responses/nowhere' },
    'x-vendor': {},
  };
  const source = integration(
    { type: 'mock', responses: DEFAULT },
    { responses },
    {
      components: { responses: { missing: { headers: { 'X-C': {} } } } },
    },
  );
  expect(findings(source)).toEqual([
    'warning UNRESOLVED_REFERENCE #/paths/~1pets/get/responses/500',
  ]);
  expect([...onlyMethod(importRestApi(source)).methodResponses.values()]).toEqual([
    { statusCode: '200', headers: ['X-A', 'x-b'] },
    { statusCode: '404', headers: ['X-C'] },
    { statusCode: '500', headers: [] },
    { statusCode: 'default', headers: [] },
  ]);
});

test('an operation may declare nothing', () => {
  expect(
    findings(integration({ type: 'aws_proxy', uri: 'arn:x' }, { responses: undefined })),
  ).toEqual([]);
});

test('templates go through the engine of the option', () => {
  const { compiled, templateEngine } = recorder();
  const source = integration({
    type: 'http',
    httpMethod: 'POST',
    uri: 'http://backend.test/',
    requestTemplates: { 'application/json': 'request', $default: 'other' },
    responses: {
      default: { statusCode: 200, responseTemplates: { 'application/json': 'response' } },
    },
  });
  const { integration: found } = onlyMethod(importRestApi(source, { templateEngine }));
  expect(compiled).toEqual(['request', 'other', 'response']);
  expect(found).toMatchObject({
    requestTemplates: new Map([
      ['application/json', expect.anything()],
      ['$default', expect.anything()],
    ]),
  });
});

test('the object in place of a mock template is taken as JSON, with a warning', () => {
  const source = (type: string) =>
    integration({
      type,
      httpMethod: 'POST',
      uri: 'http://x.test/',
      requestTemplates: { 'application/json': { statusCode: '200', list: [1, { a: null }] } },
      responses: DEFAULT,
    });
  const { compiled, templateEngine } = recorder();
  const at = `${AT}/requestTemplates/application~1json`;
  expect(findings(source('mock'), { templateEngine })).toEqual([`warning DIFFERS_FROM_AWS ${at}`]);
  expect(compiled).toEqual(['{"statusCode":"200","list":[1,{"a":null}]}']);
  expect(findings(source('http'))).toEqual([`error INVALID_TYPE ${at}`]);
});

/** An engine that keeps what it is given to compile. */
function recorder(): { compiled: string[]; templateEngine: TemplateEngine } {
  const compiled: string[] = [];
  const compile = (text: string) => {
    compiled.push(text);
    return { render: () => text };
  };
  return { compiled, templateEngine: { name: 'recorder', compile } };
}

const RESPONSES = 'x-amazon-apigateway-gateway-responses';

test('gateway responses say what the document says, and no more', () => {
  const { gatewayResponses } = importRestApi(
    document({
      [RESPONSES]: {
        DEFAULT_4XX: {
          responseParameters: { 'gatewayresponse.header.Access-Control-Allow-Origin': "'*'" },
        },
        unauthorized: { statusCode: '403', responseTemplates: { 'Application/JSON': '{}' } },
        THROTTLED: { statusCode: 503 },
      },
    }),
  );
  expect([...gatewayResponses.keys()]).toEqual(['DEFAULT_4XX', 'UNAUTHORIZED', 'THROTTLED']);
  expect(gatewayResponses.get('DEFAULT_4XX')).toMatchObject({
    type: 'DEFAULT_4XX',
    statusCode: undefined,
    responseParameters: [{ name: 'Access-Control-Allow-Origin' }],
    responseTemplates: new Map(),
  });
  expect(gatewayResponses.get('UNAUTHORIZED')?.statusCode).toBe(403);
  expect([...(gatewayResponses.get('UNAUTHORIZED')?.responseTemplates.keys() ?? [])]).toEqual([
    'application/json',
  ]);
  expect(gatewayResponses.get('THROTTLED')?.statusCode).toBe(503);
});

test.each<[string, object, string]>([
  ['an unknown type', { DEFAULT_6XX: {} }, 'warning UNKNOWN_PROPERTY DEFAULT_6XX'],
  ['an unknown setting', { THROTTLED: { status: 1 } }, 'warning UNKNOWN_PROPERTY THROTTLED/status'],
  [
    'a status out of range',
    { THROTTLED: { statusCode: '99' } },
    'error INVALID_VALUE THROTTLED/statusCode',
  ],
  [
    'a source that is none',
    {
      THROTTLED: {
        responseParameters: { 'gatewayresponse.header.a': 'integration.response.header.b' },
      },
    },
    'error INVALID_PARAMETER_MAPPING THROTTLED/responseParameters/gatewayresponse.header.a',
  ],
  [
    'a target that is none',
    { THROTTLED: { responseParameters: { 'method.response.header.a': "'b'" } } },
    'error INVALID_PARAMETER_MAPPING THROTTLED/responseParameters/method.response.header.a',
  ],
])('gateway responses: %s', (_, responses, expected) => {
  const [severity, code, place] = expected.split(' ');
  expect(findings(document({ [RESPONSES]: responses }))).toEqual([
    `${severity} ${code} #/${RESPONSES}/${place}`,
  ]);
});
