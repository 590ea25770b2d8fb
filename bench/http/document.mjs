/** One `http_proxy` method for everything, as the AWS guide sets it up. */
export const proxyDocument = (origin) => ({
  openapi: '3.0.1',
  info: { title: 'bench', version: '1' },
  paths: {
    '/{proxy+}': {
      'x-amazon-apigateway-any-method': {
        parameters: [{ name: 'proxy', in: 'path', required: true, schema: { type: 'string' } }],
        'x-amazon-apigateway-integration': {
          type: 'http_proxy',
          httpMethod: 'ANY',
          uri: `${origin}/{proxy}`,
          requestParameters: { 'integration.request.path.proxy': 'method.request.path.proxy' },
          responses: { default: { statusCode: '200' } },
        },
      },
    },
  },
});
