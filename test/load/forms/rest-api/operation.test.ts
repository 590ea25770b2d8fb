import { describe, expect, test } from 'vitest';
import { operationOf } from '../../../../src/load/forms/rest-api/operation.js';
import { RequestValidators } from '../../../../src/load/forms/rest-api/request-validators.js';
import type {
  ControlPlaneResource,
  MethodPart,
} from '../../../../src/load/forms/rest-api/rest-api-parts.js';
import { SecuritySchemes } from '../../../../src/load/forms/rest-api/security-schemes.js';
import { plain } from '../../reading.js';
import { draftOf, methodPart } from './parts.js';

interface Made {
  readonly operation: Readonly<Record<string, unknown>>;
  readonly models: readonly string[];
  readonly issues: readonly string[];
}

/** The operation of a method, without an integration and responses if nothing else is said. */
function operation(part: Partial<MethodPart>, body?: object): Made {
  const { draft, issues } = draftOf(body);
  const usedModels = new Set<string>();
  const method = methodPart({ integration: undefined, methodResponses: [], ...part });
  const made = operationOf(method, {
    draft,
    security: new SecuritySchemes(draft, new Map()),
    validators: new RequestValidators(draft, new Map([['all', {}]])),
    usedModels,
  });
  return { operation: plain(made) as Made['operation'], models: [...usedModels], issues: issues() };
}

const SWAGGER = { swagger: '2.0' };
const OPENAPI = { openapi: '3.0.1' };

test.each<readonly [Partial<MethodPart>, object, object]>([
  [{}, OPENAPI, { responses: {} }],
  [{ properties: { operationName: 'feed' } }, OPENAPI, { operationId: 'feed', responses: {} }],
  [{ properties: { operationName: '' } }, OPENAPI, { responses: {} }],
  [
    { properties: { apiKeyRequired: true } },
    OPENAPI,
    { responses: {}, security: [{ api_key: [] }] },
  ],
  [{}, { security: [{ a: [] }] }, { responses: {}, security: [] }],
  [
    { requestValidatorId: 'all' },
    OPENAPI,
    { responses: {}, 'x-amazon-apigateway-request-validator': 'all' },
  ],
  [
    { integration: { type: 'MOCK' }, integrationResponses: [] },
    OPENAPI,
    { responses: {}, 'x-amazon-apigateway-integration': { type: 'mock' } },
  ],
])('%j in %j becomes %j', (part, body, made) => {
  expect(operation(part, body)).toEqual({ operation: made, models: [], issues: [] });
});

describe('request parameters', () => {
  test.each<readonly [string, unknown, object, object]>([
    [
      'path.id',
      'false',
      OPENAPI,
      { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
    ],
    [
      'querystring.meal.kind',
      true,
      OPENAPI,
      { name: 'meal.kind', in: 'query', required: true, schema: { type: 'string' } },
    ],
    [
      'multivaluequerystring.a',
      false,
      OPENAPI,
      { name: 'a', in: 'query', required: false, schema: { type: 'string' } },
    ],
    [
      'header.X-Time',
      'odd',
      OPENAPI,
      { name: 'X-Time', in: 'header', required: false, schema: { type: 'string' } },
    ],
    [
      'multivalueheader.a',
      'true',
      SWAGGER,
      { name: 'a', in: 'header', required: true, type: 'string' },
    ],
  ])('method.request.%s: %j', (name, required, body, parameter) => {
    const requestParameters = { [`method.request.${name}`]: required };
    expect(operation({ properties: { requestParameters } }, body)).toEqual({
      operation: { parameters: [parameter], responses: {} },
      models: [],
      issues: [],
    });
  });

  test.each(['request.header.x', 'method.request.body.x', 'method.request.toString.x'])(
    '%s is reported',
    (name) => {
      expect(operation({ properties: { requestParameters: { [name]: true } } })).toEqual({
        operation: { responses: {} },
        models: [],
        issues: [
          `warning UNKNOWN_PROPERTY "${name}" is not a request parameter and was NOT applied: write method.request.path.NAME, method.request.querystring.NAME or method.request.header.NAME`,
        ],
      });
    },
  );
});

describe('request models', () => {
  const requestModels = { 'application/json': 'Meal/a', 'text/plain': 'Empty' };

  test('in OpenAPI 3.0, each media type has its own', () => {
    const { operation: made, models } = operation({ properties: { requestModels } });
    expect(made.requestBody).toEqual({
      required: true,
      content: {
        'application/json': { schema: { $ref: '#/components/schemas/Meal~1a' } },
        'text/plain': { schema: { $ref: '#/components/schemas/Empty' } },
      },
    });
    expect(models).toEqual(['Meal/a', 'Empty']);
  });

  test('in Swagger 2.0, the first one is that of all', () => {
    const {
      operation: made,
      models,
      issues,
    } = operation({ properties: { requestModels } }, SWAGGER);
    expect(made).toEqual({
      consumes: ['application/json', 'text/plain'],
      parameters: [
        { in: 'body', name: 'Meal/a', required: true, schema: { $ref: '#/definitions/Meal~1a' } },
      ],
      responses: {},
    });
    expect(models).toEqual(['Meal/a']);
    expect(issues).toEqual([
      'warning INVALID_MODEL A Swagger 2.0 body has one model for all media types: "Meal/a" applies to all of this method\'s, so write the document in OpenAPI 3.0',
    ]);
  });

  test('a model that is not a name is not a reference', () => {
    const made = operation({ properties: { requestModels: { 'a/b': '', 'c/d': 7 } } });
    expect(made.operation.requestBody).toEqual({
      required: true,
      content: { 'a/b': {}, 'c/d': {} },
    });
    expect(made.models).toEqual([]);
  });
});

describe('method responses', () => {
  const response = {
    statusCode: 201,
    responseParameters: {
      'method.response.header.Location': true,
      'method.response.multivalueheader.Vary': true,
    },
    responseModels: { 'application/json': 'Meal', 'text/plain': 'Other' },
  };

  test('in OpenAPI 3.0', () => {
    const made = operation({ methodResponses: [response] });
    expect(made.operation.responses).toEqual({
      201: {
        description: '201 response',
        headers: {
          Location: { schema: { type: 'string' } },
          Vary: { schema: { type: 'string' } },
        },
        content: {
          'application/json': { schema: { $ref: '#/components/schemas/Meal' } },
          'text/plain': { schema: { $ref: '#/components/schemas/Other' } },
        },
      },
    });
    expect([made.models, made.issues]).toEqual([['Meal', 'Other'], []]);
  });

  test('in Swagger 2.0, the method produces the media types of all', () => {
    const other = { statusCode: '400', responseModels: { 'application/json': 'A', 'a/b': 'A' } };
    const made = operation({ methodResponses: [response, other] }, SWAGGER);
    expect(made.operation).toEqual({
      produces: ['application/json', 'text/plain', 'a/b'],
      responses: {
        201: {
          description: '201 response',
          headers: { Location: { type: 'string' }, Vary: { type: 'string' } },
          schema: { $ref: '#/definitions/Meal' },
        },
        400: { description: '400 response', schema: { $ref: '#/definitions/A' } },
      },
    });
    expect(made.models).toEqual(['Meal', 'A']);
  });

  test.each<readonly [readonly ControlPlaneResource[], readonly string[], string]>([
    [[{}], [], 'error INVALID_VALUE A method response needs a "statusCode"'],
    [
      [{ statusCode: 200 }, { statusCode: '200' }],
      ['200'],
      'warning DUPLICATE_KEY The method has two method responses 200: the last one applies, so remove the other',
    ],
    [
      [{ statusCode: 200, responseParameters: { 'header.A': true } }],
      ['200'],
      'warning UNKNOWN_PROPERTY "header.A" is not a header of a method response and was NOT applied: write method.response.header.NAME',
    ],
  ])('%j is reported', (methodResponses, statuses, issue) => {
    const made = operation({ methodResponses });
    expect(Object.keys(made.operation.responses as object)).toEqual(statuses);
    expect(made.issues).toEqual([issue]);
  });
});
