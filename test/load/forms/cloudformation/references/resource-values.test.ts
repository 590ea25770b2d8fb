import { expect, test } from 'vitest';
import {
  resourceValue,
  rootOf,
} from '../../../../../src/load/forms/cloudformation/references/resource-values.js';
import { bareContext } from '../../rest-api/parts.js';

const { settings } = bareContext();
const HERE = 'us-east-1:123456789012';

test.each<readonly [string, Readonly<Record<string, string | undefined>>]>([
  ['Lambda::Function', { '': 'X', Arn: `arn:aws:lambda:${HERE}:function:X`, Version: undefined }],
  ['Serverless::Function', { '': 'X', Arn: `arn:aws:lambda:${HERE}:function:X` }],
  [
    'SQS::Queue',
    {
      '': 'https://sqs.us-east-1.amazonaws.com/123456789012/X',
      QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/X',
      QueueName: 'X',
      Arn: `arn:aws:sqs:${HERE}:X`,
    },
  ],
  [
    'SNS::Topic',
    { '': `arn:aws:sns:${HERE}:X`, TopicArn: `arn:aws:sns:${HERE}:X`, TopicName: 'X' },
  ],
  ['DynamoDB::Table', { '': 'X', Arn: `arn:aws:dynamodb:${HERE}:table/X` }],
  ['DynamoDB::GlobalTable', { '': 'X', Arn: `arn:aws:dynamodb:${HERE}:table/X` }],
  ['Serverless::SimpleTable', { '': 'X', Arn: `arn:aws:dynamodb:${HERE}:table/X` }],
  ['S3::Bucket', { '': 'X', Arn: 'arn:aws:s3:::X', DomainName: undefined }],
  ['IAM::Role', { '': 'X', Arn: 'arn:aws:iam::123456789012:role/X', RoleId: 'X' }],
  ['IAM::User', { '': 'X', Arn: 'arn:aws:iam::123456789012:user/X' }],
  [
    'StepFunctions::StateMachine',
    {
      '': `arn:aws:states:${HERE}:stateMachine:X`,
      Arn: `arn:aws:states:${HERE}:stateMachine:X`,
      Name: 'X',
    },
  ],
  [
    'Serverless::StateMachine',
    {
      '': `arn:aws:states:${HERE}:stateMachine:X`,
      Arn: `arn:aws:states:${HERE}:stateMachine:X`,
      Name: 'X',
    },
  ],
  [
    'Cognito::UserPool',
    {
      '': 'X',
      UserPoolId: 'X',
      Arn: `arn:aws:cognito-idp:${HERE}:userpool/X`,
      ProviderName: 'cognito-idp.us-east-1.amazonaws.com/X',
    },
  ],
  ['Cognito::UserPoolClient', { '': 'X', ClientId: 'X' }],
  ['Kinesis::Stream', { '': 'X', Arn: `arn:aws:kinesis:${HERE}:stream/X` }],
  [
    'KinesisFirehose::DeliveryStream',
    { '': 'X', Arn: `arn:aws:firehose:${HERE}:deliverystream/X` },
  ],
  ['Events::EventBus', { '': 'X', Arn: `arn:aws:events:${HERE}:event-bus/X`, Name: 'X' }],
  ['Logs::LogGroup', { '': 'X', Arn: `arn:aws:logs:${HERE}:log-group:X:*` }],
  ['SecretsManager::Secret', { '': `arn:aws:secretsmanager:${HERE}:secret:X`, Id: 'X' }],
  ['KMS::Key', { '': 'X', KeyId: 'X', Arn: `arn:aws:kms:${HERE}:key/X` }],
  ['ApiGateway::RestApi', { '': 'X', RestApiId: 'X', RootResourceId: 'X.RootResourceId' }],
  ['Serverless::Api', { '': 'X', RestApiId: 'X', RootResourceId: 'X.RootResourceId' }],
  ['ApiGateway::Resource', { '': 'X', ResourceId: 'X' }],
  ['ApiGateway::Deployment', { '': 'X', DeploymentId: 'X' }],
  ['ApiGateway::Authorizer', { '': 'X', AuthorizerId: 'X' }],
  ['ApiGateway::RequestValidator', { '': 'X', RequestValidatorId: 'X' }],
  ['ApiGateway::ApiKey', { '': 'X', APIKeyId: 'X' }],
  ['ApiGateway::UsagePlan', { '': 'X', Id: 'X' }],
  ['ApiGateway::UsagePlanKey', { '': 'X', Id: 'X' }],
  ['ApiGateway::VpcLink', { '': 'X', VpcLinkId: 'X' }],
  ['EC2::Instance', { '': 'X', PublicIp: undefined, toString: undefined }],
  ['toString', { '': 'X', Arn: undefined }],
])('the values of an AWS::%s', (type, values) => {
  for (const [attribute, value] of Object.entries(values)) {
    expect([attribute, resourceValue(`AWS::${type}`, 'X', attribute, settings)]).toEqual([
      attribute,
      value,
    ]);
  }
});

test('the root of an API', () => {
  expect(rootOf('Api')).toBe('Api.RootResourceId');
});
