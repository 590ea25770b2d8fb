import { expect, test } from 'vitest';
import { customResponse } from '../../../src/execute/gateway-response/custom-response.js';
import { importRestApi } from '../../../src/import/import-rest-api.js';
import type { GatewayResponseType } from '../../../src/model/gateway-response.js';
import { document } from '../../import/minimal-document.js';

const { gatewayResponses } = importRestApi(
  document({
    'x-amazon-apigateway-gateway-responses': {
      DEFAULT_4XX: { statusCode: 444 },
      THROTTLED: { statusCode: 430 },
      UNAUTHORIZED: {},
    },
  }),
);

test.each<readonly [GatewayResponseType, string | undefined, number | undefined]>([
  ['THROTTLED', 'THROTTLED', 430],
  ['UNAUTHORIZED', 'UNAUTHORIZED', undefined],
  ['ACCESS_DENIED', 'DEFAULT_4XX', 444],
  ['DEFAULT_4XX', 'DEFAULT_4XX', 444],
  ['REQUEST_TOO_LARGE', undefined, undefined],
  ['INTEGRATION_FAILURE', undefined, undefined],
])('%s is customized by %s', (type, by, statusCode) => {
  const custom = customResponse({ gatewayResponses }, type);
  expect([custom?.type, custom?.statusCode]).toEqual([by, statusCode]);
});
