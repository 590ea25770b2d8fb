import { expect, test } from 'vitest';
import { evaluateFor } from '../../../src/console/evaluate/evaluate-for.js';
import { renderFor } from '../../../src/console/evaluate/render-for.js';
import type { ExpressionRequest } from '../../../src/console/protocol/calls.js';
import { importRestApi } from '../../../src/import/import-rest-api.js';
import { recordOfRequest, stepsOf } from '../../execute/log/recording/recorded.js';
import { document as minimal } from '../../import/minimal-document.js';

// What the console evaluates against the record of a request is what the gateway made of the request.

const REQUEST = `{"id": "$input.params('id')", "q": "$input.params('q')",
 "a": "$input.params('x-a')", "all": "$input.params().header.get('X-A')",
 "who": "$context.identity.sourceIp $context.httpMethod $context.resourcePath $stageVariables.env",
 "body": $input.json('$.items[*].price'), "ä": "$util.escapeJavaScript($input.body)"}`;
const RESPONSE = `#foreach($one in $input.path('$.list'))
$one.n: $context.requestId
#end`;

const document = minimal({
  paths: {
    '/orders/{id}': {
      post: {
        parameters: [
          { name: 'q', in: 'query' },
          { name: 'x-a', in: 'header' },
        ],
        responses: { 201: { description: 'ok', headers: { 'X-B': {} } } },
        'x-amazon-apigateway-integration': {
          type: 'http',
          httpMethod: 'POST',
          uri: 'https://orders.test/{id}',
          requestParameters: {
            'integration.request.path.id': 'method.request.path.id',
            'integration.request.querystring.q': 'method.request.multivaluequerystring.q',
            'integration.request.header.X-A': 'method.request.header.x-a',
            'integration.request.header.X-P': 'method.request.body.items[1].price',
          },
          requestTemplates: { 'application/json': REQUEST },
          responses: {
            default: {
              statusCode: 201,
              responseParameters: { 'method.response.header.X-B': 'integration.response.header.b' },
              responseTemplates: { 'application/json': RESPONSE },
            },
          },
        },
      },
    },
  },
});
const options = { stageVariables: { env: 'test' } };
const gateway = { api: importRestApi(document, options) };

const record = await recordOfRequest(
  document,
  {
    httpMethod: 'POST',
    path: '/orders/a%20b',
    queryString: 'q=1&q=%C3%A4',
    headers: ['Content-Type', 'application/json', 'X-A', 'one', 'x-a', 'two'],
    body: new TextEncoder().encode('{"items": [{"price": 1.50}, {"price": "ä"}]}'),
  },
  options,
  () => ({ statusCode: 200, headers: ['B', 'c'], body: '{"list": [{"n": 1}, {"n": 2}]}' }),
);

test('templates render as they did', () => {
  const steps = stepsOf(record, 'template');
  expect(steps.map(({ box }) => box)).toEqual(['Integration Request', 'Integration Response']);
  for (const [index, template] of [REQUEST, RESPONSE].entries()) {
    const side = index === 0 ? 'request' : 'response';
    const rendered = renderFor(gateway, record, { template, side });
    expect(rendered).toMatchObject({ output: steps[index]?.output?.text });
  }
});

test('mappings read what they did', () => {
  const steps = stepsOf(record, 'mapping');
  expect(steps.length).toBe(5);
  for (const { source, values, box } of steps) {
    const side: ExpressionRequest['side'] = box === 'Integration Request' ? 'request' : 'response';
    const found = evaluateFor(gateway, record, { kind: 'mapping', expression: source, side });
    expect([source, found]).toEqual([source, { values }]);
  }
});
