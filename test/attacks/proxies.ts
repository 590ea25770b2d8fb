/** Operations that lead to the backend. */

/** An operation by `http_proxy`. */
export function proxied(uri: string, more: object = {}): object {
  return {
    responses: { 200: { description: '' } },
    'x-amazon-apigateway-integration': { type: 'http_proxy', httpMethod: 'ANY', uri, ...more },
  };
}

/** An operation by `http`, whose responses are all 200 with the body of the backend. */
export function mapped(uri: string, httpMethod: string, more: object = {}): object {
  return {
    responses: { 200: { description: '' } },
    'x-amazon-apigateway-integration': {
      ...{ type: 'http', httpMethod, uri, responses: { default: { statusCode: '200' } } },
      ...more,
    },
  };
}

/** Any method of a path, by `http_proxy`. */
export function anyProxy(uri: string, more: object = {}): object {
  return { 'x-amazon-apigateway-any-method': proxied(uri, more) };
}
