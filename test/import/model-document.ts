import { importRestApi } from '../../src/import/import-rest-api.js';
import type { ApiDocument } from '../../src/model/document/api-document.js';
import type { ModelCheck } from '../../src/model/rest-api.js';
import { document, MOCK, onlyMethod } from './minimal-document.js';

/** A document whose POST /a validates bodies by a schema. */
export function source(
  schema: object,
  schemas: object = {},
  content: object = { 'application/json': { schema } },
): ApiDocument {
  return document({
    'x-amazon-apigateway-request-validators': { body: { validateRequestBody: true } },
    'x-amazon-apigateway-request-validator': 'body',
    components: { schemas },
    paths: {
      '/a': {
        post: {
          requestBody: { content },
          responses: { 200: {} },
          'x-amazon-apigateway-integration': MOCK,
        },
      },
    },
  });
}

/** The check of the texts of its JSON bodies. */
export function checkOf(schema: object, schemas: object = {}): ModelCheck {
  const { requestValidator } = onlyMethod(importRestApi(source(schema, schemas)));
  const check = requestValidator?.models?.get('application/json');
  if (check === undefined) {
    throw new Error('The schema does not compile');
  }
  return check;
}

/** What it says of the text of a body: nothing where the body fits. */
export function faults(check: ModelCheck, text: string): readonly string[] {
  return check(text)?.() ?? [];
}

/** What a schema says of values. */
export function compile(
  schema: object,
  schemas: object = {},
): (value: unknown) => readonly string[] {
  const check = checkOf(schema, schemas);
  return (value) => faults(check, JSON.stringify(value));
}

/** Where the schema of {@link source} stands. */
export const HERE = '#/paths/~1a/post/requestBody/content/application~1json/schema';
