import { expect, test } from 'vitest';
import { functionEnvironment } from '../../../src/cli/functions/function-environment.js';
import { someFunction } from './some-function.js';

const declared = someFunction({
  memorySize: 256,
  environment: {
    OWN: 'a',
    PATH: '/own',
    AWS_REGION: 'not taken',
    AWS_ENDPOINT_URL_S3: 'http://own',
  },
});

test('a function has its own variables, and those that Lambda sets', () => {
  const shell = { PATH: '/bin', SECRET: 'x', NODE_OPTIONS: '--inspect', GONE: undefined };
  expect(functionEnvironment(declared, { folder: '/code', region: 'eu-west-1', shell })).toEqual({
    OWN: 'a',
    PATH: '/own',
    AWS_ENDPOINT_URL_S3: 'http://own',
    AWS_DEFAULT_REGION: 'eu-west-1',
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '256',
    AWS_LAMBDA_FUNCTION_NAME: 'pets-dev',
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: '/aws/lambda/pets-dev',
    AWS_LAMBDA_LOG_STREAM_NAME: 'local',
    AWS_REGION: 'eu-west-1',
    LAMBDA_TASK_ROOT: '/code',
    _HANDLER: 'app.handler',
  });
});

test.each([
  'PATH',
  'HOME',
  'AWS_ACCESS_KEY_ID',
  'AWS_ENDPOINT_URL',
  'AWS_ENDPOINT_URL_SQS',
  'https_proxy',
])('%s of the command is passed on', (name) => {
  const place = { folder: '/code', region: 'us-east-1', shell: { [name]: 'shell' } };
  expect(functionEnvironment(someFunction(), place)[name]).toBe('shell');
});
