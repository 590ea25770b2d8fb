import { expect, test } from 'vitest';
import { importRestApi } from '../../../../src/import/import-rest-api.js';
import type { RestApiParts } from '../../../../src/load/forms/rest-api/rest-api-parts.js';
import { plain } from '../../reading.js';
import { made, methodPart } from './parts.js';

const MOCK = {
  type: 'mock',
  requestTemplates: { 'application/json': '{"statusCode": 200}' },
  responses: { default: { statusCode: '200' } },
};

test('a method becomes an operation', () => {
  const { document, issues } = made({
    resources: [
      { id: 'item', parentId: 'pets', properties: { pathPart: '{id}' } },
      { id: 'pets', parentId: '/', properties: { pathPart: 'pets' } },
    ],
    methods: [
      methodPart({
        resourceId: 'item',
        authorizerId: 'login',
        requestValidatorId: 'all',
        properties: {
          httpMethod: 'post',
          operationName: 'feed',
          authorizationType: 'CUSTOM',
          apiKeyRequired: 'true',
          requestParameters: {
            'method.request.path.id': 'false',
            'method.request.querystring.meal.kind': true,
            'method.request.header.X-Time': 'false',
          },
          requestModels: { 'application/json': 'Meal', 'text/plain': 'Empty' },
        },
        methodResponses: [
          {
            statusCode: 201,
            responseParameters: { 'method.response.header.Location': true },
            responseModels: { 'application/json': 'Error' },
          },
        ],
        integration: {
          type: 'HTTP',
          httpMethod: 'PUT',
          uri: 'https://pets.example/{id}',
          timeoutInMillis: '5000',
          passthroughBehavior: 'NEVER',
          requestParameters: { 'integration.request.path.id': 'method.request.path.id' },
          requestTemplates: {},
          contentHandling: '',
          tlsConfig: { insecureSkipVerification: 'true' },
        },
        integrationResponses: [
          {
            statusCode: 201,
            selectionPattern: '2\\d{2}',
            responseParameters: {
              'method.response.header.Location': 'integration.response.header.Location',
            },
          },
          {
            statusCode: '201',
            selectionPattern: '',
            responseTemplates: { 'application/json': '' },
          },
        ],
      }),
    ],
    models: [{ name: 'Meal', schema: '{"type": "object", "required": ["kind"]}' }],
    requestValidators: new Map([['all', { name: 'both', validateRequestBody: 'true' }]]),
    authorizers: new Map([
      ['login', { name: 'Login', type: 'TOKEN', identitySource: 'method.request.header.Token' }],
    ]),
  });
  expect(issues).toEqual([]);
  expect(plain(document)).toEqual({
    openapi: '3.0.1',
    info: { title: 'Pets', version: '1.0' },
    paths: {
      '/pets/{id}': {
        post: {
          operationId: 'feed',
          parameters: [
            { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
            { name: 'meal.kind', in: 'query', required: true, schema: { type: 'string' } },
            { name: 'X-Time', in: 'header', required: false, schema: { type: 'string' } },
          ],
          requestBody: {
            required: true,
            content: {
              'application/json': { schema: { $ref: '#/components/schemas/Meal' } },
              'text/plain': { schema: { $ref: '#/components/schemas/Empty' } },
            },
          },
          responses: {
            201: {
              description: '201 response',
              headers: { Location: { schema: { type: 'string' } } },
              content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
            },
          },
          security: [{ Login: [] }, { api_key: [] }],
          'x-amazon-apigateway-request-validator': 'both',
          'x-amazon-apigateway-integration': {
            type: 'http',
            httpMethod: 'PUT',
            uri: 'https://pets.example/{id}',
            timeoutInMillis: 5000,
            passthroughBehavior: 'never',
            requestParameters: { 'integration.request.path.id': 'method.request.path.id' },
            tlsConfig: { insecureSkipVerification: true },
            responses: {
              '2\\d{2}': {
                statusCode: '201',
                responseParameters: {
                  'method.response.header.Location': 'integration.response.header.Location',
                },
              },
              default: { statusCode: '201', responseTemplates: { 'application/json': '' } },
            },
          },
        },
      },
    },
    components: {
      schemas: {
        Meal: { type: 'object', required: ['kind'] },
        Empty: { title: 'Empty Schema', type: 'object' },
        Error: {
          title: 'Error Schema',
          type: 'object',
          properties: { message: { type: 'string' } },
        },
      },
      securitySchemes: {
        Login: {
          type: 'apiKey',
          name: 'Token',
          in: 'header',
          'x-amazon-apigateway-authtype': 'custom',
          'x-amazon-apigateway-authorizer': { type: 'token' },
        },
        api_key: { type: 'apiKey', name: 'x-api-key', in: 'header' },
      },
    },
    'x-amazon-apigateway-request-validators': {
      both: { validateRequestBody: true, validateRequestParameters: false },
    },
  });
  expect(importRestApi(document).warnings).toEqual([]);
});

test('the resources are put on top of a body', () => {
  const body = {
    openapi: '3.0.1',
    info: { title: 'Old', version: '7' },
    'x-amazon-apigateway-binary-media-types': ['image/png'],
    'x-amazon-apigateway-request-validator': 'strict',
    'x-amazon-apigateway-request-validators': { strict: { validateRequestBody: true } },
    security: [{ api_key: [] }],
    components: {
      securitySchemes: { api_key: { type: 'apiKey', name: 'x-api-key', in: 'header' } },
    },
    paths: { 'pets/': { get: { 'x-amazon-apigateway-integration': { type: 'x' } }, put: {} } },
  };
  const { document, issues } = made({
    body,
    restApi: { name: 'New', binaryMediaTypes: ['image~1png', '*~1*'], minimumCompressionSize: '0' },
    resources: [{ id: 'pets', parentId: '/', properties: { pathPart: 'pets' } }],
    methods: [
      methodPart({ resourceId: 'pets' }),
      methodPart({ properties: { httpMethod: 'ANY', apiKeyRequired: true } }),
    ],
    gatewayResponses: [{ responseType: 'DEFAULT_4XX', statusCode: 418 }],
  });
  expect(issues).toEqual([]);
  const operation = (security: readonly object[]) => ({
    responses: { 200: { description: '200 response' } },
    security,
    'x-amazon-apigateway-request-validator': 'no validation',
    'x-amazon-apigateway-integration': MOCK,
  });
  expect(plain(document)).toEqual({
    ...body,
    info: { title: 'New', version: '7' },
    'x-amazon-apigateway-binary-media-types': ['image/png', '*/*'],
    'x-amazon-apigateway-minimum-compression-size': 0,
    'x-amazon-apigateway-gateway-responses': { DEFAULT_4XX: { statusCode: '418' } },
    'x-amazon-apigateway-request-validators': {
      strict: { validateRequestBody: true },
      'no validation': { validateRequestBody: false, validateRequestParameters: false },
    },
    paths: {
      'pets/': { get: operation([]), put: {} },
      '/': { 'x-amazon-apigateway-any-method': operation([{ api_key: [] }]) },
    },
  });
});

test('a body in Swagger 2.0 gets operations, models and schemes of its version', () => {
  const { document } = made({
    body: { swagger: '2.0', info: { title: 'Old', version: '1' }, paths: {} },
    methods: [
      methodPart({
        authorizerId: 'pool',
        properties: {
          httpMethod: 'POST',
          authorizationType: 'COGNITO_USER_POOLS',
          authorizationScopes: ['pets/read'],
          requestParameters: { 'method.request.querystring.q': true },
          requestModels: { 'application/json': 'Meal' },
        },
        methodResponses: [
          {
            statusCode: '200',
            responseParameters: { 'method.response.header.Vary': true },
            responseModels: { 'application/json': 'Meal' },
          },
        ],
      }),
    ],
    models: [
      {
        name: 'Meal',
        schema: {
          definitions: { kind: { type: 'string' } },
          properties: {
            kind: { $ref: '#/definitions/Meal/definitions/kind' },
            next: { $ref: 'https://apigateway.amazonaws.com/restapis/x/models/Meal' },
          },
        },
      },
    ],
    authorizers: new Map([
      ['pool', { type: 'COGNITO_USER_POOLS', providerARNs: ['arn:aws:cognito-idp:x'] }],
    ]),
  });
  expect(plain(document)).toEqual({
    swagger: '2.0',
    info: { title: 'Pets', version: '1' },
    paths: {
      '/': {
        post: {
          consumes: ['application/json'],
          produces: ['application/json'],
          parameters: [
            { name: 'q', in: 'query', required: true, type: 'string' },
            { in: 'body', name: 'Meal', required: true, schema: { $ref: '#/definitions/Meal' } },
          ],
          responses: {
            200: {
              description: '200 response',
              headers: { Vary: { type: 'string' } },
              schema: { $ref: '#/definitions/Meal' },
            },
          },
          security: [{ pool: ['pets/read'] }],
          'x-amazon-apigateway-integration': MOCK,
        },
      },
    },
    definitions: {
      Meal: {
        definitions: { kind: { type: 'string' } },
        properties: {
          kind: { $ref: '#/definitions/Meal/definitions/kind' },
          next: { $ref: '#/definitions/Meal' },
        },
      },
    },
    securityDefinitions: {
      pool: {
        type: 'apiKey',
        name: 'Authorization',
        in: 'header',
        'x-amazon-apigateway-authtype': 'cognito_user_pools',
        'x-amazon-apigateway-authorizer': {
          type: 'cognito_user_pools',
          providerARNs: ['arn:aws:cognito-idp:x'],
        },
      },
    },
  });
});

test.each<readonly [string, Partial<RestApiParts>, string]>([
  [
    'a method of an unknown resource',
    { methods: [methodPart({ resourceId: 'gone' })] },
    'error UNRESOLVED_REFERENCE The resource "gone" is not in this file',
  ],
  [
    'two methods of one name',
    { methods: [methodPart(), methodPart()] },
    'warning DUPLICATE_KEY The method GET / is defined twice',
  ],
  [
    'an unknown method',
    { methods: [methodPart({ properties: { httpMethod: 'FETCH' } })] },
    'error INVALID_VALUE "fetch" is not a method of API Gateway: use one of ANY, DELETE',
  ],
])('%s is reported', (_what, parts, issue) => {
  const { issues } = made(parts);
  expect(issues[0]?.slice(0, issue.length)).toBe(issue);
  expect(issues).toHaveLength(1);
});
