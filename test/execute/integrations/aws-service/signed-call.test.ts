import { expect, test, vi } from 'vitest';
import { signedCall } from '../../../../src/execute/integrations/aws-service/signed-call.js';
import type { AwsServices } from '../../../../src/execute/request-context/settings.js';
import type { SigningScope } from '../../../../src/model/aws-account.js';
import type { EndpointResponse, IntegrationRequest } from '../../../../src/model/message.js';
import { wire } from '../../../support/headers.js';
import { integrationRequest } from '../../../support/integration-request.js';
import { KEYS } from '../../../support/second-signer.js';
import { serviceNamed } from './service-document.js';

const ABCD = '97,98,99,100';
const RESPONSE = {} as EndpointResponse;
const settings = { hookTimeoutInMillis: 10_000, payloadLimit: 8, clock: () => 1_000 };

function call(
  changed: Partial<IntegrationRequest> = {},
  credentials: AwsServices['credentials'] = KEYS,
) {
  const signed: { scope?: SigningScope; body?: unknown; sent?: IntegrationRequest } = {};
  const aws: AwsServices = {
    credentials,
    sign: async ({ body }, scope) => {
      Object.assign(signed, { scope, body });
      return { path: '/signed', headers: wire(['Authorization', 'made']) };
    },
    send: async (sent) => {
      signed.sent = sent;
      return RESPONSE;
    },
    surround: (same) => same,
  };
  const request = integrationRequest({
    origin: 'http://localhost',
    integration: { awsService: serviceNamed('eu-west-1:data.iot:path/x') } as never,
    ...changed,
  });
  return { signed, response: signedCall({ settings } as never, aws, request) };
}

test('a request is signed for the service, at the time of the clock, and sent as it is signed', async () => {
  const { signed, response } = call();
  expect(await response).toBe(RESPONSE);
  expect(signed.scope).toEqual({
    service: 'iotdata',
    region: 'eu-west-1',
    credentials: KEYS,
    time: 1_000,
  });
  expect(signed.sent).toMatchObject({ path: '/signed', headers: ['Authorization', 'made'] });
});

test('what credentials and signature took is missing from the time of the call', async () => {
  for (const [took, left] of [
    [1_200, 3_800],
    [0.4, 5_000],
    [6_000, 1],
  ]) {
    vi.spyOn(performance, 'now')
      .mockReturnValueOnce(7)
      .mockReturnValueOnce(7 + (took ?? 0));
    const { signed, response } = call({ timeoutInMillis: 5_000 }, async () => KEYS);
    await response;
    expect(signed.sent?.timeoutInMillis).toBe(left);
  }
  vi.restoreAllMocks();
});

test('a body that a hook streams is read for its hash, up to the limit', async () => {
  async function* stream() {
    yield Buffer.from('ab');
    yield Buffer.from('cd');
  }
  const { signed, response } = call({ body: stream() });
  await response;
  expect([signed.body, signed.sent?.body].map(String)).toEqual([ABCD, ABCD]);
  async function* tooLong() {
    yield Buffer.alloc(9);
  }
  await expect(call({ body: tooLong() }).response).rejects.toMatchObject({
    type: 'REQUEST_TOO_LARGE',
  });
});

test('a request without a service is refused', async () => {
  const { response } = call({ integration: { uri: { text: 'arn:x' } } as never });
  await expect(response).rejects.toMatchObject({
    cause: { message: 'arn:x names no AWS service' },
  });
});
