import { expect, test } from 'vitest';
import { issuesOf, restApi, translated } from '../translating.js';

test.each<readonly [string, Readonly<Record<string, unknown>>]>([
  ['3.0.1', { openapi: '3.0.1' }],
  ['3.0', { openapi: '3.0' }],
  ["'3.0.0'", { openapi: '3.0.0' }],
  ['2.0', { swagger: '2.0' }],
])('OpenApiVersion %s', (version, kind) => {
  const { openapi, swagger } = restApi(`OpenApiVersion: ${version}`).Body;
  expect({ openapi, swagger }).toEqual({ openapi: undefined, swagger: undefined, ...kind });
});

test('OpenApiVersion does not change a definition of the template', () => {
  const body = 'DefinitionBody: { swagger: 2, paths: {} }\nOpenApiVersion: 3.0.1';
  expect(restApi(body).Body).toEqual({ swagger: 2, paths: {} });
});

test.each<readonly [string, string]>([
  [
    'OpenApiVersion: 4.0',
    '6:7 error INVALID_VALUE "OpenApiVersion" must have the form "3.0.1", not "4.0"',
  ],
  [
    'OpenApiVersion: {}\nNames: x',
    expect.stringMatching(
      /^7:7 error UNKNOWN_PROPERTY "Names" is not a property of AWS::Serverless::Api; did you mean "Name"\?$/,
    ),
  ],
])('%s is refused', (properties, issue) => {
  expect(issuesOf(properties)).toEqual([issue]);
});

test('The condition of an API is that of all resources that it becomes', () => {
  const { Resources } = translated(`Resources:
  Api:
    Type: AWS::Serverless::Api
    Condition: IsProd
    Properties: { StageName: a, Auth: { UsagePlan: { CreateUsagePlan: PER_API } } }
`).template;
  const conditions = Object.values<{ Condition: string }>(Resources).map(
    ({ Condition }) => Condition,
  );
  expect(conditions).toEqual(Array.from({ length: 6 }, () => 'IsProd'));
});
