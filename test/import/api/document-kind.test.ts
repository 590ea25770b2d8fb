import { expect, test } from 'vitest';
import { document, findings, integration, issuesOf } from '../minimal-document.js';

const AT = '#/paths/~1pets/get/x-amazon-apigateway-integration';
const PROXY = { type: 'aws_proxy', uri: 'arn:x' };

test.each<[string, object, readonly string[]]>([
  ['swagger "2.0"', { swagger: '2.0', paths: {} }, []],
  ['swagger 2.0 as a number', { swagger: 2.0, paths: {} }, []],
  ['openapi "3.0.3"', { openapi: '3.0.3', paths: {} }, []],
  ['openapi 3.0 as a number', { openapi: 3.0, paths: {} }, []],
  ['openapi 3.1.0', { openapi: '3.1.0', paths: {} }, ['warning DIFFERS_FROM_AWS #/openapi']],
  ['swagger 1.2', { swagger: '1.2', paths: {} }, ['error UNSUPPORTED_DOCUMENT #/swagger']],
  ['openapi 4', { openapi: '4.0.0', paths: {} }, ['error UNSUPPORTED_DOCUMENT #/openapi']],
  ['no version', { paths: {} }, ['error INVALID_DOCUMENT #']],
  ['no paths', { openapi: '3.0.1' }, ['error INVALID_TYPE #']],
  ['paths that are a list', { openapi: '3.0.1', paths: [] }, ['error INVALID_TYPE #/paths']],
  ['a list', [], ['error INVALID_DOCUMENT #']],
])('%s', (_, source, expected) => {
  expect(findings(source)).toEqual(expected);
});

test.each<[string, object]>([
  ['integrationSubtype', integration({ ...PROXY, integrationSubtype: 'SQS-SendMessage' })],
  ['the path $default', document({ paths: { $default: {} } })],
  ['the path /$default', document({ paths: { '/$default': {} } })],
  [
    'a JWT authorizer',
    document({
      components: {
        securitySchemes: {
          a: {
            type: 'oauth2',
            'x-amazon-apigateway-authorizer': { type: 'jwt', jwtConfiguration: {} },
          },
        },
      },
    }),
  ],
  [
    'payload format 2.0 with x-amazon-apigateway-cors',
    integration({ ...PROXY, payloadFormatVersion: '2.0' }, {}, { 'x-amazon-apigateway-cors': {} }),
  ],
  [
    'payload format 2.0 with a tag value',
    integration(
      { ...PROXY, payloadFormatVersion: 2.0 },
      {},
      { tags: [{ name: 'a', 'x-amazon-apigateway-tag-value': 'b' }] },
    ),
  ],
  ...['overwrite:header.Accept', 'append:querystring.a', 'remove:header.b'].map(
    (key): [string, object] => [
      `the mapping ${key}`,
      integration({ ...PROXY, payloadFormatVersion: '1.0', requestParameters: { [key]: "'x'" } }),
    ],
  ),
  [
    'a response mapping of theirs',
    integration({ ...PROXY, responseParameters: { 200: { 'overwrite:statuscode': '201' } } }),
  ],
])('%s makes it the document of an HTTP API', (_, source) => {
  expect(issuesOf(source)).toMatchObject([
    {
      code: 'UNSUPPORTED_DOCUMENT',
      severity: 'error',
      message: expect.stringContaining('HTTP API'),
    },
  ]);
});

test.each<[string, object, readonly string[]]>([
  [
    'payload format 2.0',
    integration({ ...PROXY, payloadFormatVersion: '2.0' }),
    [`warning IGNORED_SETTING ${AT}/payloadFormatVersion`],
  ],
  ['payload format 1.0', integration({ ...PROXY, payloadFormatVersion: 1.0 }), []],
  [
    'x-amazon-apigateway-cors',
    document({ 'x-amazon-apigateway-cors': {} }),
    ['warning IGNORED_SETTING #/x-amazon-apigateway-cors'],
  ],
])('%s alone stands in REST documents as well', (_, source, expected) => {
  expect(findings(source)).toEqual(expected);
});

test('a template of CloudFormation is named, with the places of its APIs', () => {
  const template = {
    AWSTemplateFormatVersion: '2010-09-09',
    Resources: {
      Api: { Type: 'AWS::Serverless::Api', Properties: { DefinitionBody: { openapi: '3.0.1' } } },
      Other: { Type: 'AWS::ApiGateway::RestApi', Properties: { Body: { swagger: '2.0' } } },
      Queue: { Type: 'AWS::SQS::Queue' },
    },
  };
  expect(issuesOf(template)).toMatchObject([
    {
      code: 'UNSUPPORTED_DOCUMENT',
      message: expect.stringMatching(
        /CloudFormation.*#\/Resources\/Api\/Properties\/DefinitionBody, #\/Resources\/Other\/Properties\/Body$/,
      ),
    },
  ]);
  expect(issuesOf(template)[0]?.pointer).toBe('#/Resources/Api/Properties/DefinitionBody');
  expect(issuesOf({ Resources: {} })[0]?.message).toContain(
    'load the OpenAPI document, which is not in this template',
  );
  expect(findings({ Transform: 'AWS::Serverless-2016-10-31' })).toEqual([
    'error UNSUPPORTED_DOCUMENT #',
  ]);
});

test('a body that only includes another is refused with the place of that', () => {
  const include = { Name: 'AWS::Include', Parameters: { Location: 's3://bucket/api.yaml' } };
  expect(issuesOf({ 'Fn::Transform': include })).toMatchObject([
    { code: 'UNRESOLVED_VARIABLE', message: expect.stringContaining('s3://bucket/api.yaml') },
  ]);
});

test('expressions of CloudFormation are named where a value is wanted', () => {
  expect(
    issuesOf(
      integration({
        type: 'mock',
        responses: {
          'Fn::Transform': { Name: 'AWS::Include', Parameters: { Location: 's3://b/x.yaml' } },
        },
      }),
    ),
  ).toContainEqual(
    expect.objectContaining({
      code: 'UNRESOLVED_VARIABLE',
      pointer: `${AT}/responses`,
      message: expect.stringMatching(
        /transform.*s3:\/\/b\/x\.yaml.*load the document that it includes/,
      ),
    }),
  );
});

test('a route selection expression makes it the document of a WebSocket API', () => {
  const source = document({
    'x-amazon-apigateway-route-selection-expression': '$request.body.action',
  });
  expect(issuesOf(source)).toMatchObject([
    { code: 'UNSUPPORTED_DOCUMENT', message: expect.stringContaining('WebSocket API') },
  ]);
});

const INCLUDE = { 'Fn::Transform': { Name: 'AWS::Include', Parameters: { Location: 'api.yaml' } } };

test.each<[string, object, string, RegExp]>([
  [
    'an HTTP API of SAM',
    { Type: 'AWS::Serverless::HttpApi', Properties: { DefinitionBody: {} } },
    '/Type',
    /HTTP API/,
  ],
  [
    'an HTTP API',
    { Type: 'AWS::ApiGatewayV2::Api', Properties: { Body: {} } },
    '/Type',
    /HTTP API/,
  ],
  [
    'an included document',
    { Type: 'AWS::Serverless::Api', Properties: { DefinitionBody: INCLUDE } },
    '/Properties/DefinitionBody',
    /includes "api.yaml": load that file/,
  ],
  [
    'a document in a file',
    { Type: 'AWS::Serverless::Api', Properties: { DefinitionUri: 'api.yaml' } },
    '/Properties/DefinitionUri',
    /load "api.yaml"/,
  ],
  [
    'a document in a bucket',
    {
      Type: 'AWS::ApiGateway::RestApi',
      Properties: { BodyS3Location: { Bucket: 'b', Key: 'api.yaml' } },
    },
    '/Properties/BodyS3Location',
    /load "api.yaml"/,
  ],
  [
    'methods as resources',
    { Type: 'AWS::ApiGateway::Method', Properties: {} },
    '/Type',
    /get-export/,
  ],
])('a template with %s is refused there, with what to load', (_, resource, place, message) => {
  expect(issuesOf({ Resources: { It: resource } })).toMatchObject([
    {
      code: 'UNSUPPORTED_DOCUMENT',
      pointer: `#/Resources/It${place}`,
      message: expect.stringMatching(message),
    },
  ]);
});

test('OpenAPI 3.1 is read, with a warning that quotes the refusal of AWS', () => {
  expect(issuesOf({ openapi: '3.1.0', paths: {} })[0]?.message).toContain(
    '"Invalid OpenAPI input."',
  );
});

test('a configuration of the Serverless Framework is named', () => {
  expect(issuesOf({ service: 'a', provider: {}, functions: {} })).toMatchObject([
    { code: 'UNSUPPORTED_DOCUMENT', message: expect.stringContaining('Serverless Framework') },
  ]);
});
