import { describe, expect, test } from 'vitest';
import { awsOf } from '../../../src/core/endpoints/aws.js';
import { createGateway as createCoreGateway } from '../../../src/core/gateway.js';
import { withDefaults } from '../../../src/core/settings.js';
import { UnderWay } from '../../../src/http/under-way.js';
import type { EndpointResponse } from '../../../src/model/message.js';
import { documentOf } from '../../support/in-memory.js';
import { integrationRequest } from '../../support/integration-request.js';
import { KEYS } from '../../support/second-signer.js';

const LIMITS = { payloadLimit: 10, underWay: new UnderWay() };
const send = async () => ({ statusCode: 201 }) as EndpointResponse;
const sign = async () => expect.unreachable();
const aws = { credentials: KEYS };

test('without the option there is nothing', () => {
  expect(awsOf(withDefaults({}), send, sign, LIMITS)).toBeUndefined();
});

test('without an integration that needs the client there is nothing', () => {
  expect(awsOf(withDefaults({ aws }), undefined, sign, LIMITS)).toBeUndefined();
});

test('the core refuses the option, because it cannot send requests', () => {
  expect(() => createCoreGateway(documentOf({ type: 'mock' }), { aws })).toThrow(
    new TypeError(
      'The option aws cannot take effect, because apigateway-middleware/core has no HTTP client: use backends: { AWS: … }',
    ),
  );
});

describe('a call', () => {
  const request = integrationRequest({ origin: 'http://localhost' });

  test('is made as it is', async () => {
    const services = awsOf(withDefaults({ aws }), send, sign, LIMITS);
    expect(services).toMatchObject({ credentials: KEYS, send, sign });
    expect(await services?.surround(send)(request)).toEqual({ statusCode: 201 });
  });

  test('is surrounded by the option integrate', async () => {
    const integrate = async () => ({ statusCode: 418 });
    const services = awsOf(withDefaults({ aws, integrate }), send, sign, LIMITS);
    expect(await services?.surround(send)(request)).toMatchObject({ statusCode: 418 });
  });
});
