import { expect, test } from 'vitest';
import { importRestApi } from '../../../src/import/import-rest-api.js';
import type { TemplateEngine } from '../../../src/model/mapping.js';
import { findings, integration, issuesOf, onlyMethod } from '../minimal-document.js';

const AT = '#/paths/~1pets/get/x-amazon-apigateway-integration';
const HTTP = {
  type: 'http',
  httpMethod: 'GET',
  uri: 'http://backend.test/pets',
  responses: { default: { statusCode: 200 } },
};
const PROXY = { type: 'http_proxy', httpMethod: 'GET', uri: 'http://backend.test/pets' };

function read(parts: object, ofOperation: object = {}, options = {}) {
  return onlyMethod(importRestApi(integration(parts, ofOperation), options)).integration;
}

test('the settings that a document leaves out are those of AWS', () => {
  expect(read(HTTP)).toMatchObject({
    type: 'HTTP',
    pointer: AT,
    httpMethod: 'GET',
    timeoutInMillis: 29_000,
    passthroughBehavior: 'WHEN_NO_MATCH',
    connectionType: 'INTERNET',
    connectionId: undefined,
    contentHandling: undefined,
    insecureSkipVerification: false,
    readsBody: false,
    requestParameters: [],
  });
});

const FUNCTION = 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/f/invocations';

test.each([
  ['type', 'HTTP', 'HTTP'],
  ['type', 'http', 'HTTP'],
  ['type', 'Http_Proxy', 'HTTP_PROXY'],
  ['type', 'aws', 'AWS'],
  ['type', 'AWS_PROXY', 'AWS_PROXY'],
  ['httpMethod', 'post', 'POST'],
  ['httpMethod', 'any', 'ANY'],
  ['passthroughBehavior', 'never', 'NEVER'],
  ['passthroughBehavior', 'WHEN_NO_TEMPLATES', 'WHEN_NO_TEMPLATES'],
  ['connectionType', 'vpc_link', 'VPC_LINK'],
  ['contentHandling', 'convert_to_text', 'CONVERT_TO_TEXT'],
  ['timeoutInMillis', 50, 50],
  ['timeoutInMillis', '3000', 3000],
  ['connectionId', 'abc', 'abc'],
  ['connectionId', '${stageVariables.link}', 'link-1'],
  ['connectionId', '${stageVariables.none}', ''],
  ['connectionId', { Ref: 'VpcLink' }, undefined],
])('%s %j is read as %j', (key, value, expected) => {
  const options = { stageVariables: { link: 'link-1' } };
  const uri = key === 'type' && /^aws/i.test(String(value)) ? FUNCTION : HTTP.uri;
  expect(read({ ...HTTP, uri, [key]: value }, {}, options)).toHaveProperty(key, expected);
});

test('tlsConfig.insecureSkipVerification is kept', () => {
  expect(read({ ...PROXY, tlsConfig: { insecureSkipVerification: true } })).toMatchObject({
    insecureSkipVerification: true,
  });
});

test('the key of the integration may be in any letter case', () => {
  const api = integration(
    {},
    { 'x-amazon-apigateway-integration': undefined, 'X-Amazon-APIGateway-Integration': PROXY },
  );
  expect(onlyMethod(importRestApi(api)).integration).toMatchObject({ type: 'HTTP_PROXY' });
});

test('a mock needs neither httpMethod nor uri, and ignores both', () => {
  const mock = { type: 'mock', responses: { default: { statusCode: 200 } } };
  expect(read({ ...mock, httpMethod: 'POST', uri: 'nonsense' })).toMatchObject({
    type: 'MOCK',
    httpMethod: undefined,
    uri: undefined,
  });
  expect(findings(integration(mock))).toEqual([]);
});

test.each<[string, object, readonly string[]]>([
  ['no type', { uri: 'http://x.test' }, [`error INVALID_VALUE ${AT}`]],
  ['an unknown type', { ...HTTP, type: 'grpc' }, [`error INVALID_VALUE ${AT}/type`]],
  ['http without httpMethod', { ...HTTP, httpMethod: undefined }, [`error INVALID_VALUE ${AT}`]],
  [
    'http_proxy with an empty httpMethod',
    { ...PROXY, httpMethod: '' },
    [`error INVALID_VALUE ${AT}`],
  ],
  [
    'aws without httpMethod',
    {
      ...HTTP,
      type: 'aws',
      httpMethod: undefined,
      uri: 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/f/invocations',
    },
    [`error INVALID_VALUE ${AT}`],
  ],
  [
    'aws_proxy without httpMethod',
    {
      type: 'aws_proxy',
      uri: 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/f/invocations',
    },
    [],
  ],
  [
    'an unknown httpMethod',
    { ...HTTP, httpMethod: 'TRACE' },
    [`error INVALID_VALUE ${AT}/httpMethod`],
  ],
  ['no uri', { ...HTTP, uri: undefined }, [`error INVALID_URI ${AT}`]],
  ['a uri that is not a URL', { ...HTTP, uri: 'foo/bar' }, [`error INVALID_URI ${AT}/uri`]],
  [
    'a placeholder in place of the host',
    { ...HTTP, uri: '<HOST>/x' },
    [`error INVALID_URI ${AT}/uri`],
  ],
  [
    'a variable of Terraform',
    { ...HTTP, uri: 'http://${host}/x' },
    [`error UNRESOLVED_VARIABLE ${AT}/uri`],
  ],
  [
    "Terraform's escape",
    { ...HTTP, uri: 'http://$${stageVariables.host}/x' },
    [`error UNRESOLVED_VARIABLE ${AT}/uri`],
  ],
  ['a whole uri from outside', { ...HTTP, uri: '${uri}' }, [`error UNRESOLVED_VARIABLE ${AT}/uri`]],
  [
    'Fn::Sub',
    { ...HTTP, uri: { 'Fn::Sub': 'http://${Host}/' } },
    [`error UNRESOLVED_VARIABLE ${AT}/uri`],
  ],
  [
    'Fn::Sub for Lambda, which must not stop the rest',
    { type: 'aws_proxy', uri: { 'Fn::Sub': 'arn:${F.Arn}' } },
    [`warning UNRESOLVED_VARIABLE ${AT}/uri`],
  ],
  [
    'a variable in an ARN',
    { type: 'aws_proxy', uri: 'arn:${lambda}' },
    [`warning UNRESOLVED_VARIABLE ${AT}/uri`],
  ],
  [
    'a host that a stage variable lacks',
    { ...HTTP, uri: 'http://${stageVariables.host}/x' },
    [`warning INVALID_URI ${AT}/uri`],
  ],
  ['a host from the path', { ...HTTP, uri: 'http://{host}/x' }, [`error INVALID_URI ${AT}/uri`]],
  [
    'a variable that nothing fills',
    { ...HTTP, uri: 'http://x.test/{id}' },
    [`warning UNFILLED_URI_VARIABLE ${AT}/uri`],
  ],
  ['localhost and any port', { ...HTTP, uri: 'http://localhost:3/x' }, []],
  [
    'a timeout below 50 ms',
    { ...HTTP, timeoutInMillis: 49 },
    [`error INVALID_VALUE ${AT}/timeoutInMillis`],
  ],
  [
    'no time at all',
    { ...HTTP, timeoutInMillis: 0 },
    [`error INVALID_VALUE ${AT}/timeoutInMillis`],
  ],
  [
    'a timeout above the quota',
    { ...HTTP, timeoutInMillis: 30_000 },
    [`warning DIFFERS_FROM_AWS ${AT}/timeoutInMillis`],
  ],
  [
    'a timeout that is not a number',
    { ...HTTP, timeoutInMillis: 'long' },
    [`error INVALID_TYPE ${AT}/timeoutInMillis`],
  ],
  [
    'a timeout from outside',
    { ...HTTP, timeoutInMillis: '${ms}' },
    [`error UNRESOLVED_VARIABLE ${AT}/timeoutInMillis`],
  ],
  [
    'an unknown setting',
    { ...PROXY, integrationTargets: 'x' },
    [`warning UNKNOWN_PROPERTY ${AT}/integrationTargets`],
  ],
  ['settings of other vendors', { ...PROXY, 'x-vendor': 1 }, []],
  ['payload format 1.0', { ...PROXY, payloadFormatVersion: '1.0' }, []],
  [
    'an unknown passthrough behaviour',
    { ...HTTP, passthroughBehavior: 'sometimes' },
    [`error INVALID_VALUE ${AT}/passthroughBehavior`],
  ],
  [
    'an integration that is no object',
    [] as object,
    [`error INVALID_TYPE ${AT}`, `error INVALID_VALUE ${AT}`],
  ],
])('%s', (_, parts, expected) => {
  expect(findings(integration(parts))).toEqual(expected);
});

test('a misspelt setting is named with the right one', () => {
  const [issue] = issuesOf(integration({ ...PROXY, passThroughBehavior: 'never' }));
  expect(issue?.message).toContain('NOT applied; did you mean "passthroughBehavior"?');
});

test('a method may only be missing in words of AWS', () => {
  const [issue] = issuesOf(integration({ ...HTTP, httpMethod: undefined }));
  expect(issue?.message).toMatch(/^Enumeration value for HttpMethod must be non-empty/);
});

const MAPPINGS = {
  requestTemplates: { 'application/json': '{}' },
  responses: { default: { statusCode: 200, responseTemplates: { 'application/json': '' } } },
};

test('mappings of a proxy have no effect, which is said once', () => {
  const document = integration({ ...PROXY, ...MAPPINGS }, {}, {}) as {
    paths: Record<string, object>;
  };
  document.paths['/more'] = document.paths['/pets'] ?? {};
  expect(findings(document)).toEqual([`warning IGNORED_SETTING ${AT}/requestTemplates`]);
  const [resource] = importRestApi(document).resources;
  expect(resource?.methods.get('GET')?.integration).not.toHaveProperty('integrationResponses');
});

test('the default response of a sample proxy is not a mapping', () => {
  expect(
    findings(integration({ ...PROXY, responses: { default: { statusCode: '200' } } })),
  ).toEqual([]);
});

test.each([
  ['a template', { requestTemplates: { 'application/json': '$input.body' } }, true],
  [
    'a mapping of the body',
    { requestParameters: { 'integration.request.header.a': 'method.request.body.x' } },
    true,
  ],
  [
    'a mapping of something else',
    { requestParameters: { 'integration.request.header.a': "'x'" } },
    false,
  ],
])('%s makes readsBody %3$s', (_, parts, expected) => {
  expect(read({ ...HTTP, ...parts })?.readsBody).toBe(expected);
});

test.each<[string, object, string]>([
  ['timeoutInMillis', { timeoutInMillis: '${timeout}' }, '/timeoutInMillis'],
  ['httpMethod', { httpMethod: '${method}' }, '/httpMethod'],
  [
    'a template',
    { requestTemplates: { 'application/json': { 'Fn::Sub': 'x' } } },
    '/requestTemplates/application~1json',
  ],
  [
    'a mapping',
    { requestParameters: { 'integration.request.header.a': { 'Fn::Sub': "'x'" } } },
    '/requestParameters/integration.request.header.a',
  ],
  ['a status', { responses: { default: { statusCode: '${s}' } } }, '/responses/default/statusCode'],
])('unrendered for AWS, %s closes its method and keeps nothing from loading', (_, parts, place) => {
  const aws = {
    ...HTTP,
    type: 'aws',
    uri: 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/f/invocations',
    ...parts,
  };
  expect(findings(integration(aws))).toContain(`warning UNRESOLVED_VARIABLE ${AT}${place}`);
  expect(read(aws)).toBeUndefined();
  expect(findings(integration({ ...aws, type: 'http', uri: HTTP.uri }))).toContain(
    `error UNRESOLVED_VARIABLE ${AT}${place}`,
  );
});

test('one unrendered integration for AWS closes every method that refers to it', () => {
  const shared = {
    ...HTTP,
    type: 'aws',
    uri: 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/f/invocations',
    timeoutInMillis: '${t}',
  };
  const get = { 'x-amazon-apigateway-integration': { $ref: '#/x-shared' } };
  const paths = { '/pets': { get }, '/dogs': { get } };
  const api = importRestApi({ openapi: '3.0.1', paths, 'x-shared': shared });
  for (const { methods } of api.resources) {
    expect(methods.get('GET')?.integration).toBeUndefined();
  }
});

test('a wrong type hides no other mistake', () => {
  const parts = {
    type: 'http-proxy',
    httpMethod: 'FETCH',
    requestParameters: { 'integration.request.query.a': "'x'" },
    timeoutInMillis: 'long',
  };
  expect(findings(integration({ ...PROXY, ...parts }))).toEqual([
    `error INVALID_VALUE ${AT}/type`,
    `error INVALID_PARAMETER_MAPPING ${AT}/requestParameters/integration.request.query.a`,
    `error INVALID_VALUE ${AT}/httpMethod`,
    `error INVALID_TYPE ${AT}/timeoutInMillis`,
  ]);
  expect(issuesOf(integration({ ...PROXY, ...parts }))[0]?.message).toMatch(
    /did you mean "HTTP_PROXY"\?$/,
  );
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

test('an object in place of a template of a mock is read as JSON, with a warning', () => {
  const source = (type: string) =>
    integration({
      type,
      httpMethod: 'POST',
      uri: 'http://x.test/',
      requestTemplates: { 'application/json': { statusCode: '200', list: [1, { a: null }] } },
      responses: { default: { statusCode: 200 } },
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
