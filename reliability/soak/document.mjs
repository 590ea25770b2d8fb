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
    'x-amazon-apigateway-request-validators': { all: { validateRequestBody: true } },
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
      '/mock/{proxy+}': method({
        type: 'mock',
        requestTemplates: { 'application/json': '{"statusCode":200}' },
        responses: { default: { statusCode: '200' } },
      }),
    },
  };
}
