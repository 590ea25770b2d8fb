import type { Method, Resource } from '../../src/model/rest-api.js';
import { parsePathTemplate } from '../../src/router/path-template.js';

/** Resources with methods that do nothing, for tests of routing. */
export function resourcesOf(paths: Readonly<Record<string, readonly string[]>>): Resource[] {
  return Object.entries(paths).map(([path, methods]) => ({
    id: path,
    path,
    template: parsePathTemplate(path),
    methods: new Map(methods.map((httpMethod) => [httpMethod, methodOf(httpMethod)])),
  }));
}

function methodOf(httpMethod: string): Method {
  return {
    httpMethod,
    operationName: undefined,
    pointer: '#',
    apiKeyRequired: false,
    authorizers: [],
    usesAwsIam: false,
    requestParameters: [],
    requestValidator: undefined,
    integration: undefined,
    methodResponses: new Map(),
  };
}
