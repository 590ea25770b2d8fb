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

/** A document with a path for each row, which leads to `/x` of the backend. */
export function pathForEach(
  rows: readonly unknown[],
): (backend: { readonly origin: string }) => { readonly paths: object } {
  return ({ origin }) => {
    const path = { get: proxied(`${origin}/x`), post: proxied(`${origin}/x`) };
    return { paths: Object.fromEntries(rows.map((_, row) => [`/row-${row}`, path])) };
  };
}
