import { describe, expect, test } from 'vitest';
import { importRestApi } from '../../../src/import/import-rest-api.js';
import { readText } from '../../../src/load/load-document.js';
import { integration, issuesOf, onlyMethod } from '../minimal-document.js';

const AWS = {
  type: 'aws',
  httpMethod: 'POST',
  responses: { default: { statusCode: 200 } },
} as const;
const QUEUE = 'arn:aws:apigateway:us-east-1:sqs:path/1/jobs';
const FUNCTION =
  'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:f/invocations';
const read = (parts: object, stageVariables = {}) =>
  onlyMethod(importRestApi(integration({ ...AWS, ...parts }), { stageVariables })).integration;
const messages = (parts: object, stageVariables = {}) =>
  issuesOf(integration({ ...AWS, ...parts }), { stageVariables }).map(
    ({ severity, code, message }) => `${severity} ${code} ${message}`,
  );

test.each<[type: string, uri: string, called: object]>([
  ['aws', QUEUE, { awsService: expect.objectContaining({ service: 'sqs' }) }],
  ['aws', FUNCTION, { lambdaFunction: expect.objectContaining({ functionName: 'f' }) }],
  ['aws_proxy', FUNCTION, { lambdaFunction: expect.objectContaining({ functionName: 'f' }) }],
  ['aws_proxy', 'arn:aws:apigateway:us-east-1:firehose:action/PutRecord', {}],
  ['http', 'http://backend.test/', {}],
])('what %s with %s calls', (type, uri, called) => {
  const { lambdaFunction, awsService } = read({ type, uri }) ?? {};
  expect({ ...(lambdaFunction && { lambdaFunction }), ...(awsService && { awsService }) }).toEqual(
    called,
  );
});

describe('an ARN that AWS refuses', () => {
  test.each<[type: string, uri: string, sentence: string]>([
    [
      'aws',
      'sqs:path/1/jobs',
      'Invalid ARN specified in the request: write arn:aws:apigateway:REGION:SERVICE:path/PATH or',
    ],
    [
      'aws',
      'arn:aws:sqs:us-east-1:1:jobs',
      'AWS ARN for integration must contain path or action: write arn:aws:apigateway:REGION:SERVICE:path/PATH or',
    ],
    [
      'aws_proxy',
      'arn:aws:lambda:us-east-1:1:function:f',
      'AWS ARN for integration must contain path or action: write arn:aws:apigateway:REGION:lambda:path',
    ],
    [
      'aws_proxy',
      QUEUE,
      "Integrations of type 'AWS_PROXY' currently only supports Lambda function and Firehose stream invocations",
    ],
  ])('%s %s is one error at its place', (type, uri, sentence) => {
    const issues = issuesOf(integration({ ...AWS, type, uri })).filter(
      ({ severity }) => severity === 'error',
    );
    expect(issues).toMatchObject([
      {
        code: 'INVALID_URI',
        pointer: '#/paths/~1pets/get/x-amazon-apigateway-integration/uri',
        message: expect.stringContaining(sentence),
      },
    ]);
  });
});

test.each<[uri: string, stageVariables: object, found: readonly string[]]>([
  [QUEUE, {}, []],
  ['arn:aws:apigateway:us-east-1:sqs:${stageVariables.target}', { target: 'path/1/jobs' }, []],
  [
    'arn:aws:apigateway:us-east-1:sqs:path/1/${stageVariables.queue}',
    {},
    [
      'warning INVALID_URI The stage variable "queue" is not set, so it is replaced with nothing, as on AWS: set it in the option "stageVariables"',
    ],
  ],
  [
    'arn:aws:apigateway:us-east-1:sqs:${stageVariables.target}',
    {},
    [
      'warning INVALID_URI The stage variable "target" is not set, so the method responds with 500: set it in the option "stageVariables"',
    ],
  ],
  [
    'arn:aws:apigateway:us-east-1:sqs:${stageVariables.target}',
    { target: 'jobs' },
    [
      'warning INVALID_URI "arn:aws:apigateway:us-east-1:sqs:jobs" names no AWS service, so the method responds with 500: write arn:aws:apigateway:REGION:SERVICE:path/PATH or arn:aws:apigateway:REGION:SERVICE:action/ACTION',
    ],
  ],
  [
    'arn:aws:apigateway:us-east-1:{bucket}.s3:path/a',
    {},
    [
      'warning INVALID_URI "arn:aws:apigateway:us-east-1:{bucket}.s3:path/a" names no AWS service, so the method responds with 500: write arn:aws:apigateway:REGION:SERVICE:path/PATH or arn:aws:apigateway:REGION:SERVICE:action/ACTION',
    ],
  ],
  [
    'arn:aws:apigateway:us-east-1:s3:path/a/{key}',
    {},
    [
      'warning UNFILLED_URI_VARIABLE No mapping fills {key}, so it is sent to the backend literally: map "integration.request.path.key" in "requestParameters"',
    ],
  ],
])('%s with the stage variables %o', (uri, stageVariables, found) => {
  expect(messages({ uri }, stageVariables)).toEqual(found);
});

test.each([
  'arn:aws:apigateway:${Region}:sqs:path/1/jobs',
  'arn:aws:apigateway:us-east-1:sqs:path/${Queue}',
  'arn:aws:apigateway:{{region}}:sqs:path/1/jobs',
  '${QueueUri}',
  { 'Fn::Sub': 'arn:aws:apigateway:${AWS::Region}:sqs:path/1/jobs' },
])('%o, which only a deployment fills in, is a warning about that alone', (uri) => {
  const issues = issuesOf(integration({ ...AWS, uri }));
  expect(issues).toMatchObject([{ code: 'UNRESOLVED_VARIABLE', severity: 'warning' }]);
});

test('an ARN that a variable filled in wrongly is a warning', () => {
  const text = JSON.stringify(integration({ ...AWS, uri: '${uri}' }));
  const document = readText(text, undefined, { variables: { uri: 'http://x.test' } });
  expect(issuesOf(document)).toMatchObject([{ code: 'INVALID_URI', severity: 'warning' }]);
});
