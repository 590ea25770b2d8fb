import { describe, expect, test } from 'vitest';
import { GatewayError } from '../../../../src/errors.js';
import { askCredentials } from '../../../../src/execute/integrations/aws-service/service-credentials.js';
import { KEYS } from '../../../support/second-signer.js';

const LIMITS = { timeoutInMillis: 29_000, hookTimeoutInMillis: 10_000 };
const ask = (credentials: unknown, limits = LIMITS) => askCredentials(credentials as never, limits);
const hangs = () => new Promise<never>(() => {});

test.each<[credentials: unknown]>([
  [KEYS],
  [() => KEYS],
  [async () => ({ ...KEYS, expiration: new Date(0) })],
  // biome-ignore lint/suspicious/noThenProperty: a promise of another library
  [() => ({ then: (resolve: (keys: object) => void) => resolve(KEYS) })],
])('%o', async (credentials) => {
  expect(await ask(credentials)).toEqual(KEYS);
});

test('a function is asked each time', async () => {
  let asked = 0;
  const credentials = () => {
    asked += 1;
    return { ...KEYS, sessionToken: `token-${asked}` };
  };
  const tokens = [await ask(credentials), await ask(credentials)].map(
    ({ sessionToken }) => sessionToken,
  );
  expect(tokens).toEqual(['token-1', 'token-2']);
});

describe('a function that fails is a 500 that says why, without the keys', () => {
  const SECRET = { ...KEYS, accessKeyId: 'not/possible' };
  test.each<[credentials: unknown, sentence: string]>([
    [
      () => Promise.reject(new Error('no profile')),
      'The function aws.credentials threw: no profile',
    ],
    [
      () => {
        throw 'nothing';
      },
      'The function aws.credentials threw: nothing',
    ],
    [
      () => undefined,
      'What the function aws.credentials returned must be { accessKeyId, secretAccessKey }, not undefined',
    ],
    [
      async () => [],
      'What the function aws.credentials returned must be { accessKeyId, secretAccessKey }, not an array',
    ],
    [
      () => ({ ...KEYS, secretAccessKey: Promise.reject(new Error('x')) }),
      'What the function aws.credentials returned must have secretAccessKey, a string of printable ASCII, not a promise',
    ],
    [
      () => SECRET,
      'What the function aws.credentials returned must have accessKeyId, a string of printable ASCII, not a string with other signs',
    ],
    [
      () =>
        Object.defineProperty({}, 'accessKeyId', {
          get: () => {
            throw new Error('trap');
          },
        }),
      'What the function aws.credentials returned trap',
    ],
  ])('%o', async (credentials, sentence) => {
    await expect(ask(credentials)).rejects.toMatchObject({
      type: 'API_CONFIGURATION_ERROR',
      statusCode: 500,
      cause: { message: sentence },
    });
  });
});

test('a GatewayError that it throws is the response', async () => {
  const error = new GatewayError('THROTTLED');
  await expect(ask(() => Promise.reject(error))).rejects.toBe(error);
});

test('a function that never settles is a 500 after hookTimeoutInMillis', async () => {
  await expect(ask(hangs, { ...LIMITS, hookTimeoutInMillis: 1 })).rejects.toMatchObject({
    statusCode: 500,
    cause: {
      message:
        'The function aws.credentials did not finish within 1 ms (option hookTimeoutInMillis)',
    },
  });
});

test('and a 504 if the time of the integration ends first', async () => {
  await expect(ask(hangs, { ...LIMITS, timeoutInMillis: 1 })).rejects.toMatchObject({
    type: 'INTEGRATION_TIMEOUT',
    statusCode: 504,
    cause: {
      message: 'The function aws.credentials returned nothing within the 1 ms of the integration',
    },
  });
});
