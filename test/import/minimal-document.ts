import { ApiImportError } from '../../src/errors.js';
import { type ImportOptions, importRestApi } from '../../src/import/import-rest-api.js';
import type { ApiDocument } from '../../src/model/document/api-document.js';
import type { ImportIssue } from '../../src/model/document/import-issue.js';
import type { Method, RestApi } from '../../src/model/rest-api.js';

/** An OpenAPI 3 document of these parts. */
export function document(parts: object): ApiDocument {
  return { openapi: '3.0.1', info: { title: 'Test', version: '1.0' }, paths: {}, ...parts };
}

/** A mock that needs nothing else. */
export const MOCK = { type: 'mock', responses: { default: { statusCode: 200 } } };

/** A document with one operation, GET /pets. */
export function operation(parts: object, rest: object = {}): ApiDocument {
  return document({
    paths: {
      '/pets': {
        get: {
          responses: { 200: { description: 'ok' } },
          'x-amazon-apigateway-integration': MOCK,
          ...parts,
        },
      },
    },
    ...rest,
  });
}

/** A document whose GET /pets has this integration. */
export function integration(
  parts: object,
  ofOperation: object = {},
  rest: object = {},
): ApiDocument {
  return operation({ 'x-amazon-apigateway-integration': parts, ...ofOperation }, rest);
}

/** The one method of a document. */
export function onlyMethod(api: RestApi): Method {
  const method = api.resources[0]?.methods.values().next().value;
  if (method === undefined) {
    throw new Error('The document has no method');
  }
  return method;
}

/** All issues of a document, whether it is refused or not. */
export function issuesOf(source: object, options?: ImportOptions): readonly ImportIssue[] {
  try {
    return importRestApi(source, options).warnings;
  } catch (error) {
    if (error instanceof ApiImportError) {
      return error.issues;
    }
    throw error;
  }
}

/** Issues in short: `error CODE pointer`. */
export function findings(source: object, options?: ImportOptions): readonly string[] {
  return issuesOf(source, options).map(
    ({ severity, code, pointer }) => `${severity} ${code} ${pointer}`,
  );
}
