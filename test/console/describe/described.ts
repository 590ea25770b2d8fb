import { DocumentView } from '../../../src/console/describe/document-view.js';
import { importRestApi } from '../../../src/import/import-rest-api.js';
import { readText } from '../../../src/load/load-document.js';
import type { ApiDocument } from '../../../src/model/document/api-document.js';
import type { RestApi } from '../../../src/model/rest-api.js';

/** What a gateway has of a document. */
export interface Described {
  readonly document: ApiDocument;
  readonly api: RestApi;
  readonly warnings: RestApi['warnings'];
  readonly view: DocumentView;
}

/** A document in YAML, as if it were read from `api.yaml`. */
export function described(text: string): Described {
  const document = readText(text, 'api.yaml');
  const api = importRestApi(document);
  return { document, api, warnings: api.warnings, view: new DocumentView(document) };
}

/** The line of the first place of a part in a text. */
export function lineOf(text: string, part: string): number {
  return text.slice(0, text.indexOf(part)).split('\n').length;
}

/** A document with two methods, and something in every box. */
export const SHOP = `openapi: 3.0.1
info: { title: Shop, version: '1' }
paths:
  /orders/{id}:
    parameters:
      - { name: id, in: path, required: true, schema: { type: string }, example: a/b }
    post:
      operationId: createOrder
      security: [{ key: [] }, { login: [] }]
      x-amazon-apigateway-request-validator: all
      parameters:
        - { name: page, in: query, required: true, schema: { type: integer, default: 2 } }
        - { name: size, in: query, schema: { type: integer } }
        - { name: X-Id, in: header, required: true, schema: { type: string } }
      requestBody:
        content:
          application/json:
            schema: { $ref: '#/components/schemas/Order' }
      responses:
        '200': { description: ok, headers: { X-A: { schema: { type: string } } } }
      x-amazon-apigateway-integration:
        type: http
        httpMethod: PUT
        uri: https://orders.test/{id}
        passthroughBehavior: never
        timeoutInMillis: 1000
        requestParameters:
          integration.request.path.id: method.request.path.id
        requestTemplates:
          application/JSON: '{"id": 1}'
        responses:
          4\\d{2}:
            statusCode: '400'
            responseParameters:
              method.response.header.X-A: "'a'"
          default:
            statusCode: '200'
            responseTemplates: { $ref: '#/x-stored' }
    x-amazon-apigateway-any-method:
      responses: {}
      x-amazon-apigateway-integration:
        type: http_proxy
        httpMethod: ANY
        uri: https://orders.test/
components:
  schemas:
    Order:
      type: object
      properties:
        name: { type: string, example: Ann }
        lines: { type: array, items: { $ref: '#/components/schemas/Line' } }
    Line: { type: object, properties: { count: { type: integer, minimum: 1 } } }
  securitySchemes:
    key: { type: apiKey, name: x-api-key, in: header }
    login:
      type: apiKey
      name: Authorization
      in: header
      x-amazon-apigateway-authtype: custom
      x-amazon-apigateway-authorizer:
        type: token
        authorizerUri: arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:123456789012:function:f/invocations
x-amazon-apigateway-request-validators:
  all: { validateRequestBody: true, validateRequestParameters: true }
x-amazon-apigateway-Gateway-Responses:
  default_4xx: { statusCode: 444 }
  THROTTLED: { statusCode: 430 }
x-stored:
  text/plain: "a\\nb"
`;
