import { expect, test } from 'vitest';
import { document, findings, integration, issuesOf } from './minimal-document.js';

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
  ['payload format 2.0', integration({ ...PROXY, payloadFormatVersion: '2.0' }), []],
  [
    'x-amazon-apigateway-cors',
    document({ 'x-amazon-apigateway-cors': {} }),
    ['warning IGNORED_SETTING #'],
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
  expect(issuesOf({ Resources: {} })[0]?.message).toContain('no resource in it holds');
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
      message: expect.stringMatching(/transform.*s3:\/\/b\/x\.yaml.*load the document it includes/),
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
