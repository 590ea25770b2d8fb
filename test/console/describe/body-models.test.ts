import { expect, test } from 'vitest';
import { bodyModels } from '../../../src/console/describe/body-models.js';
import { onlyMethod } from '../../import/minimal-document.js';
import { type Described, described } from './described.js';

const OPENAPI = (body: string): Described =>
  described(`openapi: 3.0.1
info: { title: T, version: '1' }
paths:
  /a:
    post:
      responses: {}
      x-amazon-apigateway-integration: { type: mock, responses: { default: { statusCode: 200 } } }
      ${body}
components:
  schemas: { M: { type: object } }
  requestBodies: { B: { content: { Text/Plain; charset=utf-8: { schema: { type: string } } } } }
`);

const SWAGGER = (parts: string, root = ''): Described =>
  described(`swagger: '2.0'
info: { title: T, version: '1' }
${root}
paths:
  /a:
    parameters: [{ $ref: '#/parameters/P' }]
    post:
      responses: {}
      x-amazon-apigateway-integration: { type: mock, responses: { default: { statusCode: 200 } } }
      ${parts}
definitions: { M: { type: object } }
parameters: { P: { name: p, in: body, schema: { type: array } } }
`);

const POST = '#/paths/~1a/post';

test.each([
  [
    OPENAPI(
      "requestBody: { content: { a/b: { schema: { $ref: '#/components/schemas/M' }, example: 7 } } }",
    ),
    [
      {
        mediaType: 'a/b',
        schema: { type: 'object' },
        pointer: '#/components/schemas/M',
        example: 7,
      },
    ],
  ],
  [
    OPENAPI('requestBody: { content: { a/b: { schema: { type: string } }, c/d: {} } }'),
    [
      {
        mediaType: 'a/b',
        schema: { type: 'string' },
        pointer: `${POST}/requestBody/content/a~1b/schema`,
        example: undefined,
      },
    ],
  ],
  [
    OPENAPI("requestBody: { $ref: '#/components/requestBodies/B' }"),
    [
      {
        mediaType: 'text/plain',
        schema: { type: 'string' },
        pointer: `${POST}/requestBody/content/Text~1Plain; charset=utf-8/schema`,
        example: undefined,
      },
    ],
  ],
  [OPENAPI('summary: none'), []],
  [
    SWAGGER("parameters: [{ name: b, in: body, schema: { $ref: '#/definitions/M' } }]"),
    [
      {
        mediaType: 'application/json',
        schema: { type: 'object' },
        pointer: '#/definitions/M',
        example: undefined,
      },
    ],
  ],
  [
    SWAGGER('consumes: [a/b, c/d]', 'consumes: [e/f]'),
    ['a/b', 'c/d'].map((mediaType) => ({
      mediaType,
      schema: { type: 'array' },
      pointer: '#/paths/~1a/parameters/0/schema',
      example: undefined,
    })),
  ],
  [
    SWAGGER('summary: of the document', 'consumes: [e/f]'),
    [
      {
        mediaType: 'e/f',
        schema: { type: 'array' },
        pointer: '#/paths/~1a/parameters/0/schema',
        example: undefined,
      },
    ],
  ],
])('models of a body: %#', ({ api, view }, expected) => {
  expect(bodyModels(onlyMethod(api), view)).toEqual(expected);
});
