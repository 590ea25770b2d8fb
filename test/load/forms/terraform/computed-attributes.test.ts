import { expect, test } from 'vitest';
import { computedAttribute } from '../../../../src/load/forms/terraform/computed-attributes.js';

const SETTINGS = {
  accountId: '111122223333',
  region: 'cn-north-1',
  partition: 'aws-cn',
  api: undefined,
  stage: undefined,
  stackName: 'stack',
};

function computed(type: string, attribute: string, set: object, index?: string): unknown {
  const values = set as Readonly<Record<string, unknown>>;
  const resource = { type, name: 'own', index, attribute: (name: string) => values[name] };
  return computedAttribute(resource, attribute, SETTINGS);
}

test.each([
  ['aws_sqs_queue', 'arn', { name: 'q' }, 'arn:aws-cn:sqs:cn-north-1:111122223333:q'],
  ['aws_s3_bucket', 'arn', { bucket: 'b' }, 'arn:aws-cn:s3:::b'],
  ['aws_iam_role', 'arn', {}, 'arn:aws-cn:iam::111122223333:role/own'],
  [
    'aws_lambda_function',
    'arn',
    { function_name: 5 },
    'arn:aws-cn:lambda:cn-north-1:111122223333:function:own',
  ],
  [
    'aws_lambda_function',
    'arn',
    { function_name: '${random_pet.x.id}' },
    'arn:aws-cn:lambda:cn-north-1:111122223333:function:own',
  ],
  [
    'aws_lambda_alias',
    'arn',
    { name: 'live', function_name: 'arn:aws-cn:lambda:cn-north-1:111122223333:function:f' },
    'arn:aws-cn:lambda:cn-north-1:111122223333:function:f:live',
  ],
  ['aws_lambda_function', 'version', {}, undefined],
  ['aws_instance', 'arn', {}, undefined],
])('%s.%s of %j', (type, attribute, set, expected) => {
  expect(computed(type, attribute, set)).toBe(expected);
});

test('The name of an instance has its key', () => {
  expect(computed('aws_sqs_queue', 'arn', {}, 'k')).toBe(
    'arn:aws-cn:sqs:cn-north-1:111122223333:own-k',
  );
});
