// The documents that this package serves, each with its options, by what they show.

import { ACCESS_LOG_FORMATS } from '../../dist/esm/index.js';
import { pets } from '../load/requests.mjs';

/** One `http_proxy` method for everything, as the AWS guide sets it up. */
const everything = (origin) =>
  documentOf({
    '/{proxy+}': {
      'x-amazon-apigateway-any-method': {
        parameters: [{ name: 'proxy', in: 'path', required: true, schema: { type: 'string' } }],
        'x-amazon-apigateway-integration': {
          type: 'http_proxy',
          httpMethod: 'ANY',
          uri: `${origin}/petstore/{proxy}`,
          requestParameters: { 'integration.request.path.proxy': 'method.request.path.proxy' },
          responses: { default: { statusCode: '200' } },
        },
      },
    },
  });

const petsTemplate = `#set($root = $input.path('$'))
[
#foreach($pet in $root)
  {"id": $pet.id, "kind": "$util.escapeJavaScript($pet.type)", "price": $pet.price}#if($foreach.hasNext),#end
#end
]`;

const orderTemplate = `#set($order = $input.path('$'))
{
  "customer": "$util.escapeJavaScript($order.customer)",
  "stage": "$context.stage",
  "items": [
#foreach($item in $order.items)
    {"id": $item.id, "name": "$util.escapeJavaScript($item.name)", "count": $item.count}#if($foreach.hasNext),#end
#end
  ]
}`;

const orderModel = {
  $schema: 'http://json-schema.org/draft-04/schema#',
  type: 'object',
  required: ['customer', 'items'],
  properties: {
    customer: { type: 'string', minLength: 1 },
    items: {
      type: 'array',
      items: {
        type: 'object',
        required: ['id', 'name'],
        properties: {
          id: { type: 'integer', minimum: 1 },
          name: { type: 'string', maxLength: 40 },
          count: { type: 'integer' },
        },
      },
    },
  },
};

const call = (origin, rest = {}) => ({
  type: 'http_proxy',
  httpMethod: 'GET',
  uri: `${origin}/petstore/pets`,
  responses: { default: { statusCode: '200' } },
  ...rest,
});
const mapped = (template) => ({
  default: { statusCode: '200', responseTemplates: { 'application/json': template } },
});
const get = (integration, rest = {}, more = {}) =>
  documentOf({ '/pets': { get: methodOf(integration, rest) } }, more);
const post = (integration, rest = {}, more = {}) =>
  documentOf({ '/pets': { post: methodOf({ ...integration, httpMethod: 'POST' }, rest) } }, more);

export const variants = {
  everything: (origin) => ({ document: everything(origin) }),
  stream: (origin) => ({ document: everything(origin), options: { payloadLimit: 2 ** 40 } }),
  get: (origin) => ({ document: get(call(origin)) }),
  responseTemplate: (origin) => ({
    document: get(call(origin, { type: 'http', responses: mapped(petsTemplate) })),
  }),
  cacheHit: (origin) => ({
    document: get(call(origin, { cacheKeyParameters: ['method.request.querystring.type'] })),
    options: { cache: true, methodSettings: { '*/*': { cachingEnabled: true } } },
  }),
  throttled: (origin) => ({
    document: get(call(origin)),
    options: {
      methodSettings: { '*/*': { throttlingRateLimit: 0, throttlingBurstLimit: 0 } },
    },
  }),
  authorizer: (origin) => ({
    document: get(
      call(origin),
      { security: [{ login: [] }] },
      { components: { securitySchemes: { login: tokenScheme } } },
    ),
    options: {
      authorizers: {
        login: ({ methodArn }) => ({
          principalId: 'ada',
          policyDocument: {
            Version: '2012-10-17',
            Statement: [{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: methodArn }],
          },
        }),
      },
    },
  }),
  apiKey: (origin) => ({
    document: get(
      call(origin),
      { security: [{ key: [] }] },
      { components: { securitySchemes: { key: keyScheme } } },
    ),
    options: { apiKeys: new Map([['of-ada', { id: 'ada' }]]) },
  }),
  accessLog: (origin) => ({
    document: get(call(origin)),
    options: { accessLog: { format: ACCESS_LOG_FORMATS.JSON, write: () => {} } },
  }),
  lambda: () => ({
    document: get({ type: 'aws_proxy', httpMethod: 'POST', uri: invocationUri('pets') }),
    options: { lambda: { pets: async () => ({ statusCode: 200, body: pets }) } },
  }),
  post: (origin) => ({ document: post(call(origin)) }),
  bothTemplates: (origin) => ({
    document: post(
      call(origin, {
        type: 'http',
        passthroughBehavior: 'never',
        requestTemplates: { 'application/json': orderTemplate },
        responses: mapped(petsTemplate),
      }),
    ),
  }),
  model: (origin) => ({
    document: post(
      call(origin),
      {
        requestBody: {
          required: true,
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Order' } } },
        },
        'x-amazon-apigateway-request-validator': 'body',
      },
      {
        components: { schemas: { Order: orderModel } },
        'x-amazon-apigateway-request-validators': {
          body: { validateRequestBody: true, validateRequestParameters: false },
        },
      },
    ),
  }),
};

const invocationUri = (name) =>
  `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:${name}/invocations`;

const keyScheme = { type: 'apiKey', name: 'x-api-key', in: 'header' };

const tokenScheme = {
  type: 'apiKey',
  name: 'Authorization',
  in: 'header',
  'x-amazon-apigateway-authtype': 'custom',
  'x-amazon-apigateway-authorizer': {
    type: 'token',
    identitySource: 'method.request.header.Authorization',
    authorizerUri: invocationUri('login'),
    authorizerResultTtlInSeconds: 3600,
  },
};

function documentOf(paths, more = {}) {
  return { openapi: '3.0.1', info: { title: 'bench', version: '1' }, paths, ...more };
}

function methodOf(integration, rest) {
  return {
    parameters: [{ in: 'query', name: 'type', schema: { type: 'string' } }],
    responses: { 200: { description: 'ok' } },
    'x-amazon-apigateway-integration': integration,
    ...rest,
  };
}
