import { expect, test } from 'vitest';
import {
  defaultAddressOf,
  protocolHeadersOf,
  signingNameOf,
} from '../../../../src/execute/integrations/aws-service/service-facts.js';
import { serviceNamed } from './service-document.js';

test.each<[service: string, address: string, signingName: string]>([
  ['us-east-1:sqs', 'https://sqs.us-east-1.amazonaws.com', 'sqs'],
  ['eu-west-1:my-bucket.s3', 'https://my-bucket.s3.eu-west-1.amazonaws.com', 's3'],
  ['cn-north-1:sns', 'https://sns.cn-north-1.amazonaws.com.cn', 'sns'],
  ['us-east-1:iam', 'https://iam.amazonaws.com', 'iam'],
  ['us-east-1:email', 'https://email.us-east-1.amazonaws.com', 'ses'],
  ['us-east-1:data.iot', 'https://data.iot.us-east-1.amazonaws.com', 'iotdata'],
  ['us-east-1:runtime.sagemaker', 'https://runtime.sagemaker.us-east-1.amazonaws.com', 'sagemaker'],
  ['us-east-1:bedrock-runtime', 'https://bedrock-runtime.us-east-1.amazonaws.com', 'bedrock'],
])('%s is reached at %s and signed as %s', (text, address, signingName) => {
  const service = serviceNamed(`${text}:path/x`);
  expect([defaultAddressOf(service), signingNameOf(service)]).toEqual([address, signingName]);
});

const json = (target: string, version: string): readonly string[] => [
  'X-Amz-Target',
  target,
  'Content-Type',
  `application/x-amz-json-${version}`,
];

test.each<[service: string, headers: readonly string[]]>([
  ['dynamodb:action/PutItem', json('DynamoDB_20120810.PutItem', '1.0')],
  ['kinesis:action/PutRecord&a=b', json('Kinesis_20131202.PutRecord', '1.1')],
  ['firehose:action/PutRecord', json('Firehose_20150804.PutRecord', '1.1')],
  ['states:action/StartExecution', json('AWSStepFunctions.StartExecution', '1.0')],
  ['events:action/PutEvents', []],
  ['ssm:action/GetParameter', []],
  ['dynamodb:action/{action}', []],
  ['dynamodb:path/', []],
])('the headers of %s', (text, headers) => {
  expect(protocolHeadersOf(serviceNamed(`us-east-1:${text}`))).toEqual(headers);
});
