import { expect, test } from 'vitest';
import { importRestApi } from '../../../src/import/import-rest-api.js';
import { document, findings, integration, issuesOf, onlyMethod } from '../minimal-document.js';

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
  expect(read({ ...HTTP, [key]: value }, {}, options)).toHaveProperty(key, expected);
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
    { ...HTTP, type: 'aws', httpMethod: undefined, uri: 'arn:x' },
    [`error INVALID_VALUE ${AT}`],
  ],
  ['aws_proxy without httpMethod', { type: 'aws_proxy', uri: 'arn:x' }, []],
  [
    'an unknown httpMethod',
    { ...HTTP, httpMethod: 'TRACE' },
    [`error INVALID_VALUE ${AT}/httpMethod`],
  ],
  ['no uri', { ...HTTP, uri: undefined }, [`error INVALID_URI ${AT}`]],
  ['a uri that is no address', { ...HTTP, uri: 'foo/bar' }, [`error INVALID_URI ${AT}/uri`]],
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
    [`warning DIFFERS_FROM_AWS ${AT}/timeoutInMillis`],
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
    'a timeout that is no number',
    { ...HTTP, timeoutInMillis: 'soon' },
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

test('an ARN is taken as it is, its stage variables filled', () => {
  const uri = read(
    { type: 'aws_proxy', uri: 'arn:aws:lambda:${AWS::Region}:{name}:${stageVariables.f}' },
    {},
    {
      stageVariables: { f: 'alias' },
    },
  )?.uri;
  expect(uri).toMatchObject({ origin: undefined, variables: ['name'] });
  expect(uri?.expand(() => ({ value: 'v', encoding: 'text' }))).toBe(
    'arn:aws:lambda:us-east-1:v:alias',
  );
  expect(uri?.expand(() => undefined)).toBe('arn:aws:lambda:us-east-1:{name}:alias');
});

test('AWS variables are filled, all others are kept for the request', () => {
  const uri =
    'http://x.test/${AWS::AccountId}/${AWS::Partition}/${AWS::Region}/${stageVariables.v}';
  const read_ = read({ ...PROXY, uri }, {}, { stageVariables: { v: 'one' } })?.uri;
  expect(read_?.expand(() => undefined)).toBe('/123456789012/aws/us-east-1/one');
});

test('a literal or a stage variable may fill the host', () => {
  const requestParameters = {
    'integration.request.path.host': "'backend.test'",
    'integration.request.path.port': 'stageVariables.port',
  };
  const uri = 'http://{host}:{port}/x';
  const options = { stageVariables: { port: '8080' } };
  expect(read({ ...PROXY, uri, requestParameters }, {}, options)?.uri?.origin).toBe(
    'http://backend.test:8080',
  );
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

test('the default response of a sample proxy is no mapping', () => {
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

test('an integration may be referred to, which AWS does not do', () => {
  const components = { 'x-amazon-apigateway-integrations': { shared: PROXY } };
  const document = integration(
    { $ref: '#/components/x-amazon-apigateway-integrations/shared' },
    {},
    { components },
  );
  expect(findings(document)).toEqual(['warning DIFFERS_FROM_AWS #/paths/~1pets/get']);
  expect(onlyMethod(importRestApi(document)).integration).toMatchObject({ type: 'HTTP_PROXY' });
});

test('an operation without integration is kept, with a warning', () => {
  const document = integration({}, { 'x-amazon-apigateway-integration': undefined });
  expect(findings(document)).toEqual(['warning MISSING_INTEGRATION #/paths/~1pets/get']);
  expect(onlyMethod(importRestApi(document)).integration).toBeUndefined();
});

test.each([
  'x-amazon-apigateway-integrations',
  'x-amazon-api-gateway-integration',
  'x-amazon-apigateway-integartion',
  'X-Amazon-Apigatway-Integration',
])('%s is named as what was not applied', (key) => {
  const document = integration({}, { 'x-amazon-apigateway-integration': undefined, [key]: PROXY });
  expect(issuesOf(document).map(({ code }) => code)).toEqual([
    'UNKNOWN_PROPERTY',
    'MISSING_INTEGRATION',
  ]);
  expect(issuesOf(document)[0]?.message).toMatch(
    new RegExp(`^"${key}" .* NOT applied; did you mean "x-amazon-apigateway-integration"`),
  );
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
  const aws = { ...HTTP, type: 'aws', uri: 'arn:x', ...parts };
  expect(findings(integration(aws))).toContain(`warning UNRESOLVED_VARIABLE ${AT}${place}`);
  expect(read(aws)).toBeUndefined();
  expect(findings(integration({ ...aws, type: 'http', uri: HTTP.uri }))).toContain(
    `error UNRESOLVED_VARIABLE ${AT}${place}`,
  );
});

test('one unrendered integration for AWS closes every method that refers to it', () => {
  const shared = { ...HTTP, type: 'aws', uri: 'arn:x', timeoutInMillis: '${t}' };
  const get = { 'x-amazon-apigateway-integration': { $ref: '#/x-shared' } };
  const paths = { '/pets': { get }, '/dogs': { get } };
  const api = importRestApi({ openapi: '3.0.1', paths, 'x-shared': shared });
  for (const { methods } of api.resources) {
    expect(methods.get('GET')?.integration).toBeUndefined();
  }
});

test('a stage variable without braces in a URI is pointed out', () => {
  const document = integration({ ...PROXY, uri: 'http://$stageVariables.host/pets' });
  expect(issuesOf(document).map(({ message }) => message)).toEqual([
    '$stageVariables.host stays as it is: in a URI, write ${stageVariables.host}',
  ]);
});

test('a wrong type hides no other mistake', () => {
  const parts = {
    type: 'http-proxy',
    httpMethod: 'FETCH',
    requestParameters: { 'integration.request.query.a': "'x'" },
    timeoutInMillis: 'soon',
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

test('a selection pattern inside a response is said to have no effect', () => {
  const responses = { default: { statusCode: 200, selectionPattern: '2..' } };
  expect(findings(integration({ ...HTTP, responses }))).toEqual([
    `warning IGNORED_SETTING ${AT}/responses/default/selectionPattern`,
  ]);
});

const VARIABLE = { ...PROXY, uri: 'http://${stageVariables.host}/pets' };

test('a missing stage variable is one warning, whatever the number of methods', () => {
  const { paths } = integration(VARIABLE) as { paths: Record<string, object> };
  const get = (paths['/pets'] as { get: object }).get;
  const source = document({ paths: { '/pets': { get, post: get }, '/dogs': { get } } });
  expect(issuesOf(source)).toEqual([
    expect.objectContaining({
      code: 'INVALID_URI',
      severity: 'warning',
      message: expect.stringMatching(
        /^The stage variable "host" is not set: .* \(3 places; also #.*, #[^,]*\)$/,
      ),
    }),
  ]);
});

test.each([
  [
    'http://localhost:4000',
    'http://${stageVariables.host}/pets',
    /no valid address, "http:\/\/http:/,
  ],
  ['a b', 'http://${stageVariables.host}/pets', /no valid address, "http:\/\/a b/],
  ['http://a.test/', '${stageVariables.host}/pets', /asked for "\/\/pets"/],
])('the stage variable %s in %s is pointed out', (host, uri, message) => {
  const options = { stageVariables: { host } };
  expect(issuesOf(integration({ ...PROXY, uri }), options)).toMatchObject([
    { code: 'INVALID_URI', severity: 'warning', message: expect.stringMatching(message) },
  ]);
});

test('every unexpanded variable of a document is one issue', () => {
  const source = integration({ ...PROXY, uri: 'http://${host}:${port}/${host}' });
  const names = issuesOf(source).map(({ message }) => /^Found (\S+),/.exec(message)?.[1]);
  expect(names).toEqual(['${host}', '${port}']);
});
