import { memberAt } from '../../../src/import/document/member-at.js';
import { keysOf } from '../../../src/import/document/references.js';
import { importRestApi } from '../../../src/import/import-rest-api.js';
import { loadDocument } from '../../../src/load/load-document.js';
import type { ApiDocument } from '../../../src/model/document/api-document.js';
import type { RestApi } from '../../../src/model/rest-api.js';

/** Of the template in {@link YAML_HEAD}. */
export const POINTER =
  '#/paths/~1a/get/x-amazon-apigateway-integration/requestTemplates/application~1json';

/** What the gateway has of a file. */
export function opened(file: string | URL): {
  readonly document: ApiDocument;
  readonly api: RestApi;
} {
  const document = loadDocument(file);
  return { document, api: importRestApi(document) };
}

/** The template that a file has. */
export const textIn = (file: string | URL, pointer = POINTER): unknown =>
  memberAt(loadDocument(file), keysOf(pointer))?.value;

/** What stays before a template and after it. */
export const YAML_HEAD = `# The shop
openapi: 3.0.1
info: { title: Shop, version: '1' }   # a comment
paths:
  /a:
    get:
      responses: {}
      x-amazon-apigateway-integration:
        type: mock
        responses: { default: { statusCode: 200 } }
        requestTemplates:
          text/plain: 'first'
          application/json:`;
export const YAML_TAIL = `
          # about the next
          text/html: last

x-end: "end"
`;
