import { expect, test } from 'vitest';
import { outcomeOf, routesOf } from '../issues.js';
import { type Instance, mockApi, shownState } from '../json/state-file.js';

const OTHER: readonly Instance[] = [
  ['aws_api_gateway_rest_api.orders', { id: 'b', root_resource_id: 'rb', name: 'Orders' }],
  [
    'aws_api_gateway_method.orders',
    { rest_api_id: 'b', resource_id: 'rb', http_method: 'PUT', authorization: 'NONE' },
  ],
];

test.each([
  ['aws_api_gateway_rest_api.orders', ['PUT /']],
  ['orders', ['PUT /']],
  ['Orders', ['PUT /']],
  ['b', ['PUT /']],
  ['pets', ['GET /']],
])('The option api is an address, a name or an id: %s', (api, routes) => {
  expect(routesOf(outcomeOf(mockApi(...OTHER), { api }))).toEqual(routes);
});

test.each([
  [
    undefined,
    'The file has 2 REST APIs: choose one with the option api, "aws_api_gateway_rest_api.pets" or "aws_api_gateway_rest_api.orders"',
  ],
  [
    'nothing',
    'The file has no REST API "nothing", which the option api asks for: it has "aws_api_gateway_rest_api.pets" or "aws_api_gateway_rest_api.orders"',
  ],
])('Several APIs are listed (%s)', (api, message) => {
  const { issues } = outcomeOf(mockApi(...OTHER), { api });
  expect(issues).toEqual([expect.stringContaining(message)]);
});

test('An API without methods is not a choice', () => {
  const [empty] = OTHER;
  expect(routesOf(outcomeOf(mockApi(...(empty === undefined ? [] : [empty]))))).toEqual(['GET /']);
});

test('The resources of an API that stands elsewhere are an API of that name', () => {
  const method = { rest_api_id: 'abc123', http_method: 'GET', authorization: 'NONE' };
  const path = ['data.aws_api_gateway_resource.pets', { id: 'res', path: '/pets' }] as const;
  const state = shownState(path, ['aws_api_gateway_method.m', { ...method, resource_id: 'res' }]);
  const outcome = outcomeOf(state);
  expect(routesOf(outcome)).toEqual(['GET /pets']);
  expect(outcome.document).toMatchObject({ info: { title: 'abc123' } });
});

test('An HTTP API is refused by name', () => {
  const state = shownState(['aws_apigatewayv2_api.chat', { id: 'x', protocol_type: 'HTTP' }]);
  expect(outcomeOf(state).issues).toEqual([
    expect.stringContaining(
      'error UNSUPPORTED_DOCUMENT aws_apigatewayv2_api.chat is an HTTP API or a WebSocket API (API Gateway V2), but only REST APIs are supported',
    ),
  ]);
});
