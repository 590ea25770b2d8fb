import { expect, test } from 'vitest';
import { functionsOf } from '../../src/load/document-functions.js';
import { loadDocument } from '../../src/load/load-document.js';
import { folderOf } from '../support/fake-console.js';

const TEMPLATE = `Transform: AWS::Serverless-2016-10-31
Resources:
  Pets:
    Type: AWS::Serverless::Function
    Properties: { Handler: app.handler, Runtime: nodejs22.x, Events: { A: { Type: Api, Properties: { Path: /, Method: get } } } }
`;

test('a template has its functions', () => {
  const { path } = folderOf({ 'template.yaml': TEMPLATE });
  const [pets, ...others] = functionsOf(loadDocument(path('template.yaml'))) ?? [];
  expect(pets).toMatchObject({ id: 'Pets', handler: 'app.handler', runtime: 'nodejs22.x' });
  expect(others).toEqual([]);
});

test('an OpenAPI document has none, and neither has an object', () => {
  const text = JSON.stringify({ openapi: '3.0.1', info: { title: 'a', version: '1' }, paths: {} });
  const { path } = folderOf({ 'api.json': text });
  expect(functionsOf(loadDocument(path('api.json')))).toBeUndefined();
  expect(functionsOf({})).toBeUndefined();
});
