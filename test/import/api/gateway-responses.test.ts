import { expect, test } from 'vitest';
import { importRestApi } from '../../../src/import/import-rest-api.js';
import { document, findings } from '../minimal-document.js';

const RESPONSES = 'x-amazon-apigateway-gateway-responses';

test('gateway responses have the settings of the document, and no others', () => {
  const { gatewayResponses } = importRestApi(
    document({
      [RESPONSES]: {
        DEFAULT_4XX: {
          responseParameters: { 'gatewayresponse.header.Access-Control-Allow-Origin': "'*'" },
        },
        unauthorized: { statusCode: '403', responseTemplates: { 'Application/JSON': '{}' } },
        THROTTLED: { statusCode: 503 },
      },
    }),
  );
  expect([...gatewayResponses.keys()]).toEqual(['DEFAULT_4XX', 'UNAUTHORIZED', 'THROTTLED']);
  expect(gatewayResponses.get('DEFAULT_4XX')).toMatchObject({
    type: 'DEFAULT_4XX',
    statusCode: undefined,
    responseParameters: [{ name: 'Access-Control-Allow-Origin' }],
    responseTemplates: new Map(),
  });
  expect(gatewayResponses.get('UNAUTHORIZED')?.statusCode).toBe(403);
  expect([...(gatewayResponses.get('UNAUTHORIZED')?.responseTemplates.keys() ?? [])]).toEqual([
    'application/json',
  ]);
  expect(gatewayResponses.get('THROTTLED')?.statusCode).toBe(503);
});

test.each<[string, object, string]>([
  ['an unknown type', { DEFAULT_6XX: {} }, 'warning UNKNOWN_PROPERTY DEFAULT_6XX'],
  ['an unknown setting', { THROTTLED: { status: 1 } }, 'warning UNKNOWN_PROPERTY THROTTLED/status'],
  [
    'a status out of range',
    { THROTTLED: { statusCode: '99' } },
    'error INVALID_VALUE THROTTLED/statusCode',
  ],
  [
    'a source that is not valid here',
    {
      THROTTLED: {
        responseParameters: { 'gatewayresponse.header.a': 'integration.response.header.b' },
      },
    },
    'error INVALID_PARAMETER_MAPPING THROTTLED/responseParameters/gatewayresponse.header.a',
  ],
  [
    'a target that is not valid here',
    { THROTTLED: { responseParameters: { 'method.response.header.a': "'b'" } } },
    'error INVALID_PARAMETER_MAPPING THROTTLED/responseParameters/method.response.header.a',
  ],
])('gateway responses: %s', (_, responses, expected) => {
  const [severity, code, place] = expected.split(' ');
  expect(findings(document({ [RESPONSES]: responses }))).toEqual([
    `${severity} ${code} #/${RESPONSES}/${place}`,
  ]);
});
