import { expect, test } from 'vitest';
import { findings, issuesOf } from '../minimal-document.js';

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

test('a configuration of the Serverless Framework is named', () => {
  expect(issuesOf({ service: 'a', provider: {}, functions: {} })).toMatchObject([
    { code: 'UNSUPPORTED_DOCUMENT', message: expect.stringContaining('Serverless Framework') },
  ]);
});
