/** Methods of documents that lead to the backend. */

/** Any method of a path, by `http_proxy`. */
export function anyProxy(uri: string, more: object = {}): object {
  return {
    'x-amazon-apigateway-any-method': {
      responses: { 200: { description: '' } },
      'x-amazon-apigateway-integration': { type: 'http_proxy', httpMethod: 'ANY', uri, ...more },
    },
  };
}
