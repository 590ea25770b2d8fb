const FUNCTION =
  'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function';

/** Methods for each way through the gateway; the backend does what the path says. @param {string} origin */
export function documentFor(origin) {
  const parameters = [{ name: 'proxy', in: 'path', required: true, schema: { type: 'string' } }];
  const method = (/** @type {object} */ integration, /** @type {object} */ more = {}) => ({
    'x-amazon-apigateway-any-method': {
      parameters,
      responses: { 200: { description: 'ok' }, 502: { description: 'the backend failed' } },
      ...more,
      'x-amazon-apigateway-integration': {
        httpMethod: 'ANY',
        timeoutInMillis: 20_000,
        ...integration,
      },
    },
  });
  const uri = `${origin}/{proxy}`;
  const requestParameters = { 'integration.request.path.proxy': 'method.request.path.proxy' };
  return {
    openapi: '3.0.1',
    info: { title: 'soak', version: '1' },
    'x-amazon-apigateway-request-validators': {
      all: { validateRequestBody: true, validateRequestParameters: true },
    },
    components: {
      securitySchemes: {
        keeper: {
          type: 'apiKey',
          name: 'Authorization',
          in: 'header',
          'x-amazon-apigateway-authtype': 'custom',
          'x-amazon-apigateway-authorizer': {
            type: 'token',
            authorizerUri: `${FUNCTION}:keeper/invocations`,
            authorizerResultTtlInSeconds: 60,
          },
        },
      },
    },
    paths: {
      '/proxy/{proxy+}': method({ type: 'http_proxy', uri, requestParameters }),
      '/mapped/{proxy+}': method({
        type: 'http',
        uri,
        requestParameters,
        responses: {
          '2\\d{2}': {
            statusCode: '200',
            responseTemplates: { 'application/json': '{"length": $input.body.length()}' },
          },
          default: { statusCode: '502' },
        },
      }),
      '/waiting/proxy/{proxy+}': method({
        type: 'http_proxy',
        uri,
        requestParameters,
        timeoutInMillis: 200,
      }),
      '/waiting/mapped/{proxy+}': method({
        type: 'http',
        uri,
        requestParameters,
        timeoutInMillis: 200,
        responses: { default: { statusCode: '200' } },
      }),
      '/model/{proxy+}': method(
        { type: 'http_proxy', uri, requestParameters },
        {
          'x-amazon-apigateway-request-validator': 'all',
          requestBody: {
            content: { 'application/json': { schema: { type: 'object', required: ['name'] } } },
          },
        },
      ),
      '/needs/{proxy+}': method(
        { type: 'http_proxy', uri, requestParameters },
        {
          'x-amazon-apigateway-request-validator': 'all',
          parameters: [
            ...parameters,
            { name: 'q', in: 'query', required: true, schema: { type: 'string' } },
          ],
        },
      ),
      '/template/{proxy+}': method({
        type: 'http',
        uri,
        requestParameters,
        requestTemplates: {
          'application/json':
            '#set($all = $input.path("$"))#foreach($name in $all.keySet()){"$name":$input.json("$.$name"),"size":$all.size()}#end',
        },
        responses: {
          default: {
            statusCode: '200',
            responseTemplates: { 'application/json': '{"size":$input.path("$.size")}' },
          },
        },
      }),
      '/function/{proxy+}': method({
        type: 'aws_proxy',
        httpMethod: 'POST',
        uri: `${FUNCTION}:echo/invocations`,
      }),
      '/failing/{proxy+}': method({
        type: 'aws_proxy',
        httpMethod: 'POST',
        uri: `${FUNCTION}:fails/invocations`,
      }),
      '/guarded/{proxy+}': method(
        { type: 'http_proxy', uri, requestParameters },
        { security: [{ keeper: [] }] },
      ),
      '/kept/{proxy+}': {
        get: method({ type: 'http_proxy', httpMethod: 'GET', uri, requestParameters })[
          'x-amazon-apigateway-any-method'
        ],
      },
      '/limited/{proxy+}': {
        get: method({ type: 'http_proxy', httpMethod: 'GET', uri, requestParameters })[
          'x-amazon-apigateway-any-method'
        ],
      },
      '/mock/{proxy+}': method({
        type: 'mock',
        requestTemplates: { 'application/json': '{"statusCode":200}' },
        responses: { default: { statusCode: '200' } },
      }),
    },
  };
}

/** Functions, an authorizer whose results are kept, a cache and a throttle. */
export const OPTIONS = {
  onError: () => {},
  onWarnings: () => {},
  lambda: {
    echo: async (/** @type {any} */ event) => ({ statusCode: 200, body: event.body ?? '{}' }),
    fails: async () => {
      throw new Error('on purpose');
    },
    keeper: async (/** @type {any} */ event) => ({
      principalId: event.authorizationToken,
      policyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Action: 'execute-api:Invoke',
            Effect: event.authorizationToken.startsWith('friend') ? 'Allow' : 'Deny',
            Resource: '*',
          },
        ],
      },
    }),
  },
  cache: true,
  methodSettings: {
    '/kept/{proxy+}/GET': { cachingEnabled: true, cacheTtlInSeconds: 1 },
    '/limited/{proxy+}/GET': { throttlingRateLimit: 5, throttlingBurstLimit: 5 },
  },
};
