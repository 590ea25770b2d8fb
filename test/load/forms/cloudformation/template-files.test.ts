import { expect, test } from 'vitest';
import { readTemplateFile } from '../../../../src/load/forms/cloudformation/template-files.js';
import { LoadContext } from '../../../../src/load/load-context.js';
import { DocumentFiles } from '../../../../src/load/source/document-files.js';
import { Variables, type VariableValues } from '../../../../src/load/source/variables.js';
import { folderOf } from '../../../support/fake-console.js';
import { bareContext } from '../rest-api/parts.js';

const at = { container: {}, key: 'Location' };

function contextOf(variables: VariableValues = {}): LoadContext {
  const { sources, settings } = bareContext();
  const { folder } = folderOf({ 'a.yaml': 'a: 1', 'wrong.json': '{' });
  return new LoadContext(
    sources,
    new DocumentFiles(folder, sources),
    new Variables(variables),
    settings,
  );
}

test.each<readonly [string, VariableValues]>([
  ['a.yaml', {}],
  ['file://a.yaml', {}],
  ['s3://bucket/a.yaml', { 's3://bucket/a.yaml': 'a.yaml' }],
  ['Api.BodyS3Location', { 'Api.BodyS3Location': 'a.yaml' }],
])('%s is read with %j', (location, variables) => {
  expect(readTemplateFile(location, at, contextOf(variables))).toEqual({ a: 1 });
});

test('a file is parsed once for each load', () => {
  const context = contextOf();
  const read = readTemplateFile('a.yaml', at, context);
  expect(readTemplateFile('a.yaml', at, context)).toBe(read);
  expect(readTemplateFile('a.yaml', at, contextOf())).not.toBe(read);
});

test.each<readonly [string, VariableValues, string]>([
  [
    's3://bucket/a.yaml',
    {},
    'The definition is in S3 (s3://bucket/a.yaml), and nothing is fetched over the network: download it, for example with "aws s3 cp", and name the local file in the option "variables", { "s3://bucket/a.yaml": "openapi.yaml" }',
  ],
  ['https://bucket.test/a.yaml', {}, 'The definition is in S3 (https://bucket.test/a.yaml)'],
  ['Api.BodyS3Location', {}, 'The definition is in S3 (Api.BodyS3Location)'],
  ['gone.yaml', {}, 'The definition cannot be read: "gone.yaml" does not exist'],
  ['../a.yaml', {}, 'The definition cannot be read: "../a.yaml"'],
  ['wrong.json', {}, 'INVALID_DOCUMENT'],
])('%s is refused with %j', (location, variables, message) => {
  expect(() => readTemplateFile(location, at, contextOf(variables))).toThrow(message);
});
