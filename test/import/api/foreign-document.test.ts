import { expect, test } from 'vitest';
import { issuesOf } from '../minimal-document.js';

test.each<readonly [string, object, string, string]>([
  [
    'a template of CloudFormation',
    { AWSTemplateFormatVersion: '2010-09-09' },
    '#',
    'pass it to loadDocument or createGateway',
  ],
  ['a template without a version', { Resources: {} }, '#', 'pass it to loadDocument'],
  [
    'a template of SAM',
    { Transform: 'AWS::Serverless-2016-10-31' },
    '#',
    'pass it to loadDocument',
  ],
  [
    'a configuration of the Serverless Framework',
    { service: 'shop', provider: { name: 'aws' }, resources: { Resources: {} } },
    '#/service',
    'run "serverless package" and load .serverless/cloudformation-template-update-stack.json',
  ],
])('the import refuses %s with the remedy', (_what, document, pointer, remedy) => {
  expect(issuesOf(document)).toMatchObject([
    { code: 'UNSUPPORTED_DOCUMENT', pointer, message: expect.stringContaining(remedy) },
  ]);
});
