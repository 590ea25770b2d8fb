import { expect, test } from 'vitest';
import {
  includedFile,
  includedMembers,
} from '../../../../../src/load/forms/cloudformation/functions/include.js';
import { CloudFormationTemplate } from '../../../../../src/load/forms/cloudformation/template.js';
import { LoadContext } from '../../../../../src/load/load-context.js';
import { DocumentFiles } from '../../../../../src/load/source/document-files.js';
import { folderOf } from '../../../../support/fake-console.js';
import { bareContext } from '../../rest-api/parts.js';

const FILES = {
  'a.yaml': 'a: 1\nb: 2',
  'c.yaml': 'c: 3',
  'list.yaml': '[1]',
  'nested.yaml': 'Fn::Transform: { Name: AWS::Include }',
};

/** What the functions of a template without resources are evaluated with. */
function evaluator() {
  const { sources, variables, settings } = bareContext();
  const { folder } = folderOf(FILES);
  const files = new DocumentFiles(folder, sources);
  const context = new LoadContext(sources, files, variables, settings);
  return new CloudFormationTemplate({}, context).evaluator;
}

const include = (Location: unknown) => ({ Name: 'AWS::Include', Parameters: { Location } });

test.each<readonly [unknown, readonly string[]]>([
  [include('a.yaml'), ['a', 'b']],
  [include({ 'Fn::Sub': 'a.yaml' }), ['a', 'b']],
  [
    [include('a.yaml'), include('c.yaml')],
    ['a', 'b', 'c'],
  ],
])('%j includes the members %j', (transform, keys) => {
  const at = { container: { 'Fn::Transform': transform }, key: 'Fn::Transform' };
  const members = includedMembers(at, evaluator());
  expect(members.map(({ key }) => key)).toEqual(keys);
  expect(members[0]?.container).toMatchObject({ a: 1 });
});

test.each<readonly [unknown, string]>([
  [{ Name: 'Mine' }, 'The macro "Mine" runs in CloudFormation only: write its result here'],
  ['Mine', 'The macro "Mine" runs in CloudFormation only'],
  [7, 'The macro "7" runs in CloudFormation only'],
  [{ Name: 'AWS::Include' }, 'AWS::Include needs a "Location", a path or s3:// address'],
  [include([]), 'AWS::Include needs a "Location"'],
  [include({ Ref: 'Gone' }), 'AWS::Include needs a "Location"'],
  [include('list.yaml'), 'the file "list.yaml" that it includes is not an object'],
  [include('nested.yaml'), 'an included file cannot include another one'],
  [include('gone.yaml'), 'The definition cannot be read: "gone.yaml" does not exist'],
])('%j is refused', (transform, message) => {
  const at = { container: { 'Fn::Transform': transform }, key: 'Fn::Transform' };
  expect(() => includedFile(transform, at, evaluator())).toThrow(message);
});
