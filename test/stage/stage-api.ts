import { importRestApi } from '../../src/import/import-rest-api.js';
import type { Method, RestApi } from '../../src/model/rest-api.js';
import { document, MOCK } from '../import/minimal-document.js';

const operation = {
  responses: { 200: { description: 'ok' } },
  'x-amazon-apigateway-integration': MOCK,
};

/** The root, two methods of a resource, one with a path parameter, and one that takes any method. */
export const stageApi: RestApi = importRestApi(
  document({
    paths: {
      '/': { get: operation },
      '/pets': { get: operation, post: operation },
      '/pets/{id}': { get: operation },
      '/any': { get: operation, 'x-amazon-apigateway-any-method': operation },
    },
  }),
  { stage: 'test' },
);

/** A method of that API. */
export function methodAt(path: string, httpMethod: string): Method {
  const method = stageApi.resources
    .find((resource) => resource.path === path)
    ?.methods.get(httpMethod);
  if (method === undefined) {
    throw new Error(`There is no ${httpMethod} ${path}`);
  }
  return method;
}
