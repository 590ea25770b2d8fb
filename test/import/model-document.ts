import { importRestApi } from '../../src/import/import-rest-api.js';
import type { ApiDocument } from '../../src/model/api-document.js';
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

/** The check of its JSON bodies. */
export function compile(schema: object, schemas: object = {}): ModelCheck {
  const { requestValidator } = onlyMethod(importRestApi(source(schema, schemas)));
  const check = requestValidator?.models?.get('application/json');
  if (check === undefined) throw new Error('The schema does not compile');
  return check;
}
