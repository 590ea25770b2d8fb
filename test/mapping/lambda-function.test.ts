import { expect, test } from 'vitest';
import { lambdaFunctionOf } from '../../src/mapping/lambda-function.js';

const account = { accountId: '123456789012', region: 'us-east-1', partition: 'aws' };
const PREFIX = 'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/';

test.each<[text: string, name: string, qualifier: string | undefined, arn: string]>([
  ['pets', 'pets', undefined, 'arn:aws:lambda:eu-west-1:123456789012:function:pets'],
  ['pets:live', 'pets', 'live', 'arn:aws:lambda:eu-west-1:123456789012:function:pets:live'],
  [
    '210987654321:function:pets:3',
    'pets',
    '3',
    'arn:aws:lambda:eu-west-1:210987654321:function:pets:3',
  ],
  [
    'arn:aws:lambda:us-west-2:210987654321:function:pets',
    'pets',
    undefined,
    'arn:aws:lambda:us-west-2:210987654321:function:pets',
  ],
  [
    'arn:aws:lambda:us-west-2:210987654321:function:pets:live',
    'pets',
    'live',
    'arn:aws:lambda:us-west-2:210987654321:function:pets:live',
  ],
])('%s is a function', (text, functionName, qualifier, functionArn) => {
  const found = lambdaFunctionOf(`${PREFIX}${text}/invocations`, account);
  expect(found).toMatchObject({ text, functionName, qualifier, functionArn });
});

test.each([
  'arn:aws:apigateway:eu-west-1:lambda:path//2015-03-31/functions/pets/invocations',
  'arn:aws:apigateway:eu-west-1:lambda:path/2021-11-15/functions/pets/response-streaming-invocations',
  'arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/pets/invocations',
])('%s calls Lambda', (uri) => {
  expect(lambdaFunctionOf(uri, account)?.functionName).toBe('pets');
});

test.each([
  'arn:aws:apigateway:eu-west-1:sqs:path/123456789012/queue',
  'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/pets/policy',
  'arn:aws:apigateway:eu-west-1:lambda:path/2021-11-15/functions/pets/invocations',
  'arn:aws:lambda:eu-west-1:123456789012:function:pets',
  '',
])('%s does not', (uri) => {
  expect(lambdaFunctionOf(uri, account)).toBeUndefined();
});
