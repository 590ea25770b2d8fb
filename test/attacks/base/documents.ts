/** The documents of the gateways under attack, from their operations up. */

/** An operation by `http_proxy`, which goes to `uri` with the client's method. */
export function proxied(uri: string, integration: object = {}, operation: object = {}): object {
  return {
    responses: { 200: { description: '' } },
    ...operation,
    'x-amazon-apigateway-integration': {
      ...{ type: 'http_proxy', httpMethod: 'ANY', uri },
      ...integration,
    },
  };
}

/** An operation by `http`, whose responses are all 200 with the body of the backend. */
export function mapped(
  uri: string,
  httpMethod: string,
  integration: object = {},
  operation: object = {},
): object {
  const responses = { default: { statusCode: '200' } };
  return proxied(uri, { type: 'http', httpMethod, responses, ...integration }, operation);
}

/** An operation that responds 200 by itself, with a text where it is given one. */
export function mock(operation: object = {}, text?: string): object {
  const templates = text === undefined ? {} : { 'application/json': text };
  return {
    responses: { 200: { description: '' } },
    ...operation,
    'x-amazon-apigateway-integration': {
      type: 'mock',
      requestTemplates: { 'application/json': '{"statusCode": 200}' },
      responses: { default: { statusCode: '200', responseTemplates: templates } },
    },
  };
}

/** Any method of a path, by `http_proxy`. */
export function anyProxy(uri: string, integration: object = {}, operation: object = {}): object {
  return { 'x-amazon-apigateway-any-method': proxied(uri, integration, operation) };
}

/** An operation of `/{proxy+}` that goes to `base` with the rest of the path. */
export function greedyProxy(base: string, operation: object = {}): object {
  return proxied(
    `${base}/{proxy}`,
    { requestParameters: { 'integration.request.path.proxy': 'method.request.path.proxy' } },
    { parameters: parameters({ path: ['proxy'] }), ...operation },
  );
}

/** Parameters of a method, by place: `{ query: ['a'] }`. */
export function parameters(
  places: Readonly<Partial<Record<'header' | 'path' | 'query', readonly string[]>>>,
): object[] {
  return Object.entries(places).flatMap(([place, names]) =>
    names.map((name) => ({
      ...{ name, in: place, required: place === 'path', schema: { type: 'string' } },
    })),
  );
}

/** A document of these paths. */
export function documentOfPaths(paths: object, root: object = {}): object {
  return { openapi: '3.0.1', info: { title: 'attacked', version: '1' }, paths, ...root };
}

/** The paths of a document that has one for each row, which leads to `/x` of the backend. */
export function pathForEach(
  rows: readonly unknown[],
): (backend: { readonly origin: string }) => { readonly paths: object } {
  return ({ origin }) => {
    const path = { get: proxied(`${origin}/x`), post: proxied(`${origin}/x`) };
    return { paths: Object.fromEntries(rows.map((_, row) => [`/row-${row}`, path])) };
  };
}
