import { expect, test } from 'vitest';
import type { GatewayError } from '../../../../src/errors.js';
import {
  failedFunction,
  malformedResponse,
  noFunction,
  refusedInvocation,
  refusedInvocationType,
  silentFunction,
} from '../../../../src/execute/integrations/lambda/refusals.js';
import type { Integration } from '../../../../src/model/integration.js';

const integration = { uri: { text: 'arn:f' } } as Integration;

test.each<[error: GatewayError, type: string, status: number, reason: string]>([
  [
    malformedResponse('it is null'),
    'DEFAULT_5XX',
    502,
    'Malformed Lambda proxy response: it is null',
  ],
  [
    failedFunction('no'),
    'DEFAULT_5XX',
    502,
    'Lambda execution failed with status 200 due to customer function error: no',
  ],
  [
    refusedInvocation(404, integration),
    'API_CONFIGURATION_ERROR',
    500,
    'The function of arn:f does not exist or must not be called: Lambda responded with 404',
  ],
  [
    refusedInvocation(403, integration),
    'API_CONFIGURATION_ERROR',
    500,
    'The function of arn:f does not exist or must not be called: Lambda responded with 403',
  ],
  [
    refusedInvocation(429, integration),
    'DEFAULT_5XX',
    502,
    'Lambda invocation failed with status: 429',
  ],
  [
    refusedInvocationType('x'.repeat(99)),
    'API_CONFIGURATION_ERROR',
    500,
    `X-Amz-Invocation-Type is "${'x'.repeat(40)}": map RequestResponse, Event or DryRun`,
  ],
  [noFunction(integration), 'API_CONFIGURATION_ERROR', 500, 'arn:f names no Lambda function'],
  [silentFunction(50), 'INTEGRATION_TIMEOUT', 504, 'The function sent no metadata within 50 ms'],
])('%o', (error, type, statusCode, reason) => {
  expect(error).toMatchObject({ type, cause: { message: reason } });
  expect(error.statusCode).toBe(statusCode);
});

test('the cause of a malformed response is kept', () => {
  const cause = new SyntaxError('Unexpected token');
  expect(malformedResponse('it is not JSON', cause).cause).toMatchObject({ cause });
});
