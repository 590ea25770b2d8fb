import { expect, test } from 'vitest';
import { issuesOf, restApi } from '../translating.js';

test('Gateway responses are added to those of the definition', () => {
  const body = restApi(`GatewayResponses:
  DEFAULT_4XX:
    StatusCode: 418
    ResponseParameters:
      Headers: { X-A: "'1'" }
      Paths: { p: "'2'" }
      QueryStrings: { q: "'3'" }
    ResponseTemplates: { application/json: '{}' }
  UNAUTHORIZED: { StatusCode: '401' }
  THROTTLED: {}
DefinitionBody:
  swagger: '2.0'
  paths: {}
  x-amazon-apigateway-gateway-responses: { DEFAULT_5XX: { statusCode: 500 } }`).Body;
  expect(body['x-amazon-apigateway-gateway-responses']).toEqual({
    DEFAULT_5XX: { statusCode: 500 },
    DEFAULT_4XX: {
      statusCode: '418',
      responseParameters: {
        'gatewayresponse.header.X-A': "'1'",
        'gatewayresponse.path.p': "'2'",
        'gatewayresponse.querystring.q': "'3'",
      },
      responseTemplates: { 'application/json': '{}' },
    },
    UNAUTHORIZED: { statusCode: '401', responseParameters: {}, responseTemplates: {} },
    THROTTLED: { responseParameters: {}, responseTemplates: {} },
  });
});

test.each<readonly [string, string]>([
  [
    '!Ref Response',
    '6:27 error INVALID_TYPE The gateway response "X" must be an object, not a function',
  ],
  ['5', '6:27 error INVALID_TYPE The gateway response "X" must be an object, not 5'],
  [
    '{ Status: 5 }',
    '6:32 error UNKNOWN_PROPERTY "Status" is not a property of the gateway response "X": use one of ResponseParameters, ResponseTemplates, StatusCode',
  ],
  [
    '{ StatusCode: 2xx }',
    '6:32 error INVALID_VALUE "StatusCode" must be a number of up to three digits, not the string "2xx"',
  ],
  [
    '{ ResponseParameters: 5 }',
    '6:32 error INVALID_TYPE "ResponseParameters" must be an object, not 5',
  ],
  [
    '{ ResponseParameters: { Header: {} } }',
    '6:54 error INVALID_VALUE "ResponseParameters" must consist of objects "Headers", "Paths" and "QueryStrings": check "Header"',
  ],
])('A gateway response %s is refused', (value, issue) => {
  expect(issuesOf(`GatewayResponses: { X: ${value} }`)).toEqual([issue]);
});
