import { expect, test } from 'vitest';
import { GatewayError } from '../../../../src/errors.js';
import { CallRecord } from '../../../../src/execute/log/observation/call-record.js';

const start = {
  kind: 'integration',
  name: undefined,
  integrationType: 'HTTP',
  httpMethod: 'GET',
  origin: 'http://backend.test',
  time: 1000,
} as const;

test('a call ends with its duration and status', () => {
  const record = new CallRecord(start);
  record.statusCode = 200;
  record.durationInMillis = 250;
  expect(record.ended()).toEqual({
    ...start,
    time: 1250,
    durationInMillis: 250,
    statusCode: 200,
    errorType: undefined,
  });
});

test.each([
  [new GatewayError('INTEGRATION_TIMEOUT'), 'INTEGRATION_TIMEOUT'],
  [new Error('bug'), 'DEFAULT_5XX'],
])('a call that fails has the type of the gateway response it causes', (cause, errorType) => {
  const record = new CallRecord(start);
  record.fail(cause);
  expect(record.ended()).toMatchObject({ errorType, statusCode: undefined });
});
