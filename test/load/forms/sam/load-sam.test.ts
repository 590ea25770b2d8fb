import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importRestApi } from '../../../../src/import/import-rest-api.js';
import { loadDocument, readText } from '../../../../src/load/load-document.js';
import { stageOf } from '../../../../src/load/stage-options.js';

// A template from its text to the compiled API.

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sam-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const TEMPLATE = `Transform: AWS::Serverless-2016-10-31
Parameters: { Stage: { Type: String, Default: dev } }
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
  IsDev: !Not [{ Condition: IsProd }]
Resources:
  Shop:
    Type: AWS::Serverless::Api
    Properties:
      StageName: !Ref Stage
      Variables: { table: !Sub 'orders-\${Stage}' }
      Auth: { DefaultAuthorizer: AWS_IAM, ResourcePolicy: { AwsAccountWhitelist: ['111122223333'] } }
  OnlyProd:
    Type: AWS::Serverless::Function
    Condition: IsProd
    Properties:
      Events: { E: { Type: Api, Properties: { RestApiId: !Ref Shop, Path: /a, Method: get } } }
  OnlyDev:
    Type: AWS::Serverless::Function
    Condition: IsDev
    Properties:
      AutoPublishAlias: live
      Events:
        E: { Type: Api, Properties: { RestApiId: !Ref Shop, Path: /a, Method: put } }
        F: { Type: Api, Properties: { Path: /own, Method: put } }
`;

test.each<readonly [string, string, string]>([
  ['dev', 'PUT', 'function:OnlyDev:live/invocations'],
  ['prod', 'GET', 'function:OnlyProd/invocations'],
])('In the stage %s, only the operations whose conditions hold exist', (stage, method, uri) => {
  const document = readText(TEMPLATE, 'template.yaml', {
    api: 'Shop',
    variables: { Stage: stage },
  });
  const { resources } = importRestApi(document);
  const methods = resources.flatMap((resource) => [...resource.methods.values()]);
  expect(methods.map(({ httpMethod }) => httpMethod)).toEqual([method]);
  expect(JSON.stringify(document)).toContain(uri);
  expect(JSON.stringify(document)).toContain(`"execute-api:/${stage}/${method}/a"`);
  expect(stageOf(document)).toMatchObject({
    stageName: stage,
    variables: { table: `orders-${stage}` },
  });
});

test('The implicit API is one of those to choose from', () => {
  expect(() => readText(TEMPLATE)).toThrow(/ServerlessRestApi/);
  const document = readText(TEMPLATE, undefined, { api: 'ServerlessRestApi' });
  expect(Object.keys(document.paths ?? {})).toEqual(['/own']);
  expect(() =>
    readText(TEMPLATE, undefined, { api: 'ServerlessRestApi', variables: { Stage: 'prod' } }),
  ).toThrow(/The template has no API "ServerlessRestApi"/);
});

test('A DefinitionUri that is a path is read beside the template', () => {
  const api = `openapi: 3.0.1
info: { title: Beside, version: '1' }
paths: {}
`;
  writeFileSync(join(folder, 'api.yaml'), api);
  const template = `Resources:
  Shop:
    Type: AWS::Serverless::Api
    Properties: { StageName: v1, DefinitionUri: ./api.yaml }
`;
  writeFileSync(join(folder, 'template.yaml'), template);
  const document = loadDocument(join(folder, 'template.yaml'));
  expect(document.info?.title).toBe('Beside');
  expect(stageOf(document)?.stageName).toBe('v1');
});
