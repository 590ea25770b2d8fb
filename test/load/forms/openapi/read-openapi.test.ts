import { expect, test } from 'vitest';
import { readOpenApi } from '../../../../src/load/forms/openapi/read-openapi.js';
import { LoadContext } from '../../../../src/load/load-context.js';
import { DocumentFiles } from '../../../../src/load/source/document-files.js';
import { SourceMap } from '../../../../src/load/source/source-map.js';
import { SourceText } from '../../../../src/load/source/source-text.js';
import { Variables, type VariableValues } from '../../../../src/load/source/variables.js';
import { folderOf } from '../../../support/fake-console.js';
import { plain } from '../../reading.js';

/** The completed document. */
function completed(text: string, folder: string, values?: VariableValues): unknown {
  const sources = new SourceMap();
  const context = new LoadContext(
    sources,
    new DocumentFiles(folder, sources),
    new Variables(values),
    {
      api: undefined,
      stage: undefined,
      accountId: '123456789012',
      region: 'eu-west-1',
      partition: 'aws',
      stackName: 'stack',
    },
  );
  return plain(readOpenApi(context.parse(new SourceText(text, 'api.yaml')) as object, context));
}

test.each<readonly [string, VariableValues | undefined, object]>([
  ['paths: { $ref: part.yaml }', undefined, { paths: { '/a': { get: { summary: '${name}' } } } }],
  ['a: { Fn::Sub: "x-${AWS::Region}" }', undefined, { a: 'x-eu-west-1' }],
  ['a: "${name}"', undefined, { a: '${name}' }],
  ['a: "${name}"', { name: 'one' }, { a: 'one' }],
  [
    'paths: { $ref: part.yaml }\na: { Fn::Sub: "${AWS::Region}" }',
    { name: 'one' },
    { paths: { '/a': { get: { summary: 'one' } } }, a: 'eu-west-1' },
  ],
])('%s with the variables %j', (text, values, document) => {
  const { folder } = folderOf({ 'part.yaml': '/a: { get: { summary: "${name}" } }' });
  expect(completed(text, folder, values)).toEqual(document);
});
