import { describe, expect, test } from 'vitest';
import { issuesOf, restApi } from '../translating.js';

describe('DefinitionBody', () => {
  test('stays as it is, also one that is not a document', () => {
    const include = {
      'Fn::Transform': { Name: 'AWS::Include', Parameters: { Location: 'api.yaml' } },
    };
    expect(restApi(`DefinitionBody: ${JSON.stringify(include)}`)).toEqual({ Body: include });
    expect(restApi('DefinitionBody: !If [A, { swagger: 2, paths: {} }, !Ref B]').Body).toEqual({
      'Fn::If': ['A', { swagger: 2, paths: {} }, { Ref: 'B' }],
    });
  });

  test('must be a document for what is written into it', () => {
    const properties = `DefinitionBody: { this: that }
Cors: o
Models: { A: { type: object } }
BinaryMediaTypes: [image/png]`;
    const where =
      'works only with a definition in "DefinitionBody" that has "openapi" or "swagger", and "paths": put it there, or write what';
    expect(issuesOf(properties)).toEqual([
      `7:7 error INVALID_VALUE "Cors" ${where} "Cors" stands for into the definition`,
      `8:7 error INVALID_VALUE "Models" ${where} "Models" stands for into the definition`,
    ]);
  });

  test.each<readonly [string, boolean]>([
    ['{ swagger: 2.0, paths: {} }', true],
    ['{ swagger: "2.0", paths: {} }', true],
    ['{ openapi: 3.0.1, paths: {} }', true],
    ['{ openapi: 3.0, paths: {} }', true],
    ['{ openapi: 3.1.1, paths: {} }', true],
    ['{ openapi: 3, paths: {} }', false],
    ['{ openapi: 3.0.11, paths: {} }', false],
    ['{ paths: {} }', false],
    ['{ openapi: 3.0.1 }', false],
  ])('%s is one that the translator adds to: %s', (body, valid) => {
    expect(issuesOf(`Cors: o\nDefinitionBody: ${body}`)).toHaveLength(valid ? 0 : 1);
  });
});

describe('DefinitionUri', () => {
  test.each<readonly [string, unknown]>([
    ['s3://bucket/a/key.yaml', { Bucket: 'bucket', Key: 'a/key.yaml' }],
    ['s3://bucket/key?versionId=5', { Bucket: 'bucket', Key: 'key', Version: '5' }],
    ['{ Bucket: !Ref B, Key: k }', { Bucket: { Ref: 'B' }, Key: 'k' }],
    ['./api/openapi.yaml', './api/openapi.yaml'],
  ])('%s', (uri, location) => {
    expect(restApi(`DefinitionUri: ${uri}`)).toEqual({ BodyS3Location: location });
  });

  test.each<readonly [string, string]>([
    [
      'DefinitionUri: { Bucket: b }',
      '6:7 error INVALID_VALUE "DefinitionUri" must be a path, or an object with "Bucket" and "Key"',
    ],
    [
      'DefinitionUri: 5',
      '6:7 error INVALID_TYPE "DefinitionUri" must be a path or an object, not 5',
    ],
    [
      'DefinitionUri: a\nMergeDefinitions: true',
      '7:7 error INVALID_VALUE "MergeDefinitions" does not work with "DefinitionUri": put the definition into "DefinitionBody"',
    ],
    [
      'DefinitionUri: a\nDefinitionBody: { swagger: 2, paths: {} }',
      '6:7 error INVALID_VALUE "Api" has both "DefinitionUri" and "DefinitionBody", or a "DefinitionUri" by "Globals" only: keep one of them in the API itself',
    ],
  ])('%s is refused', (properties, issue) => {
    expect(issuesOf(properties)).toEqual([issue]);
  });
});

describe('DisableExecuteApiEndpoint', () => {
  const KEY = 'x-amazon-apigateway-endpoint-configuration';
  const disabled = { disableExecuteApiEndpoint: true };

  test('is an extension of the root in Swagger 2.0', () => {
    expect(restApi('DisableExecuteApiEndpoint: true').Body[KEY]).toEqual(disabled);
  });

  test('is one of each server in OpenAPI 3', () => {
    const version = 'OpenApiVersion: 3.0.1\nDisableExecuteApiEndpoint: true';
    expect(restApi(version).Body.servers).toEqual([{ [KEY]: disabled }]);
    const own = `DisableExecuteApiEndpoint: true
DefinitionBody:
  openapi: 3.0.1
  paths: {}
  servers: [{ url: /, ${KEY}: { vpcEndpointIds: [a] } }, { url: /b }]`;
    expect(restApi(own).Body.servers).toEqual([
      { url: '/', [KEY]: { vpcEndpointIds: ['a'], ...disabled } },
      { url: '/b', [KEY]: disabled },
    ]);
  });
});
