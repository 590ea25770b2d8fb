import { describe, expect, test } from 'vitest';
import { awsAccount } from '../../src/checks/account-options.js';
import { awsServiceOf } from '../../src/mapping/aws-service.js';

const account = awsAccount({ region: 'eu-west-3' });
const service = (text: string) => awsServiceOf(`arn:aws:apigateway:${text}`, account);
const expand = (text: string, values: Readonly<Record<string, string>> = {}) =>
  service(text)?.target.expand((name) =>
    values[name] === undefined ? undefined : { value: values[name], encoding: 'raw' },
  );

test.each<[text: string, parts: object]>([
  ['us-east-1:sqs:path/1/jobs', { service: 'sqs', region: 'us-east-1', subdomain: undefined }],
  ['us-east-1:SQS:path/1/jobs', { service: 'sqs' }],
  ['us-east-1:my-bucket.s3:path/a', { service: 's3', subdomain: 'my-bucket' }],
  ['us-east-1:my.old_bucket.s3:path/a', { service: 's3', subdomain: 'my.old_bucket' }],
  ['us-east-1:runtime.sagemaker:path/a', { service: 'sagemaker', subdomain: 'runtime' }],
  ['us-east-1:dynamodb:action/PutItem', { service: 'dynamodb', action: 'PutItem' }],
  ['us-east-1:s3:action/GetObject&Bucket={b}', { action: 'GetObject' }],
  ['us-east-1:sns:action/{action}', { service: 'sns', action: undefined }],
  ['us-east-1:sns:path/action/x', { action: undefined }],
  [':sns:path/', { region: 'eu-west-3' }],
  ['${AWS::Region}:sns:path/', { region: 'eu-west-3' }],
])('%s', (text, parts) => {
  expect(service(text)).toMatchObject(parts);
});

test.each([
  'us-east-1:sqs',
  'us-east-1:sqs:paths/x',
  'us-east-1:sqs:${stageVariables.x}',
  'us-east-1:{bucket}.s3:path/a',
  'us-east-1:s3.evil.test/:path/a',
  'us-east-1.evil:s3:path/a',
  'us-east-1::path/a',
])('%s names no service', (text) => {
  expect(service(text)).toBeUndefined();
});

describe('path and query', () => {
  test.each<[text: string, sent: string]>([
    ['us-east-1:s3:path//', '/'],
    ['us-east-1:s3:path/', '/'],
    ['us-east-1:s3:path/a/b', '/a/b'],
    ['us-east-1:s3:path//a/b', '/a/b'],
    ['us-east-1:s3:path///a', '//a'],
    ['us-east-1:s3:path/a?acl', '/a?acl'],
    ['us-east-1:s3:path/a b#c', '/a%20b'],
    ['us-east-1:sns:action/Publish', '/?Action=Publish'],
    ['us-east-1:sns:action/Publish&A=b&C=d', '/?Action=Publish&A=b&C=d'],
    ['us-east-1:sns:action/Publish?A=b', '/?Action=Publish&A=b'],
  ])('%s', (text, sent) => {
    expect(expand(text)).toBe(sent);
  });

  test('have variables, whose values stay in their place', () => {
    const text = 'us-east-1:s3:path/{bucket}/{key}';
    expect(service(text)?.target.variables).toEqual(['bucket', 'key']);
    expect(expand(text, { bucket: 'a', key: 'b%2Fc?d#e' })).toBe('/a/b%2Fc%3Fd%23e');
    expect(() => expand(text, { bucket: 'a', key: '..' })).toThrow();
    const action = 'us-east-1:s3:action/GetObject&Key={key}';
    expect(expand(action, { key: 'a&Action=DeleteObject' })).toBe(
      '/?Action=GetObject&Key=a%26Action%3DDeleteObject',
    );
  });
});
