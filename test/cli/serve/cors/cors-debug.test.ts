import { expect, test } from 'vitest';
import { served } from '../served.js';

const API = `openapi: 3.0.1
info: { title: Shop, version: '1' }
components:
  securitySchemes:
    Login: { type: apiKey, name: Authorization, in: header, x-amazon-apigateway-authtype: custom, x-amazon-apigateway-authorizer: { type: token } }
paths:
  /mapped:
    get: &mock
      responses: { '200': { description: ok } }
      x-amazon-apigateway-integration:
        type: mock
        requestTemplates: { application/json: '{"statusCode":200}' }
        responses:
          default: { statusCode: 200 }
    options: *mock
  /proxy:
    get:
      responses: { '200': { description: ok } }
      x-amazon-apigateway-integration: { type: http_proxy, httpMethod: GET, uri: 'http://127.0.0.1:9/' }
  /closed:
    x-amazon-apigateway-any-method:
      security: [{ Login: [] }]
      responses: { '200': { description: ok } }
      x-amazon-apigateway-integration: { type: http_proxy, httpMethod: GET, uri: 'http://127.0.0.1:9/' }
`;

const PAGE = { origin: 'https://app.test' };
const ASKS = { ...PAGE, 'access-control-request-method': 'GET' };

test.each<[string, string, Record<string, string>, RegExp]>([
  [
    'GET',
    '/mapped',
    PAGE,
    /a page of https:\/\/app\.test cannot read the response\n {4}Access-Control-Allow-Origin is missing: add "method\.response\.header\.Access-Control-Allow-Origin": "'\*'" to the responseParameters of the integration response for 200 \(\S+api\.yaml:14:11\), and the header to that response/,
  ],
  [
    'OPTIONS',
    '/mapped',
    ASKS,
    /cannot send the request\n {4}Access-Control-Allow-Origin is missing: add "method\.response\.header/,
  ],
  [
    'OPTIONS',
    '/proxy',
    ASKS,
    /Allow-Origin is missing: add an OPTIONS method with a mock integration to \/proxy\n {4}The status must be 200 to 299, not 403: add an OPTIONS/,
  ],
  ['OPTIONS', '/nothing', ASKS, /Allow-Origin is missing: no resource has this path/],
  [
    'GET',
    '/proxy',
    PAGE,
    /Allow-Origin is missing: add "gatewayresponse\.header\.Access-Control-Allow-Origin": "'\*'" to the responseParameters of INTEGRATION_FAILURE or DEFAULT_5XX under/,
  ],
  ['GET', '/closed', PAGE, /to the responseParameters of UNAUTHORIZED or DEFAULT_4XX under/],
  [
    'OPTIONS',
    '/closed',
    ASKS,
    /Allow-Origin is missing: let OPTIONS be open, with "security": \[\]/,
  ],
])('%s %s: the fault and its remedy', async (method, path, headers, pattern) => {
  const { console, url } = await served(API, '--cors-debug');
  await (await fetch(`${url}${path}`, { method, headers })).text();
  await console.printed(pattern, 'err');
  expect(console.err).toMatch(pattern);
});

test('a request without an origin is not explained', async () => {
  const { console, url } = await served(API, '--cors-debug');
  await (await fetch(`${url}/mapped`)).text();
  await console.printed(/GET \/mapped/);
  expect(console.err).not.toContain('CORS');
});
