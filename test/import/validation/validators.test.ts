import { expect, test } from 'vitest';
import { importRestApi } from '../../../src/import/import-rest-api.js';
import type { RequestValidator } from '../../../src/model/rest-api.js';
import { document, findings, issuesOf, MOCK, onlyMethod } from '../minimal-document.js';

const PET = { type: 'object', required: ['name'], properties: { name: { type: 'string' } } };
const VALIDATORS = {
  'x-amazon-apigateway-request-validators': {
    all: { validateRequestBody: true, validateRequestParameters: 'true' },
    'params only': { validateRequestBody: false, validateRequestParameters: true },
    nothing: {},
  },
};

function source(ofOperation: object, ofDocument: object = {}) {
  return document({
    ...VALIDATORS,
    paths: {
      '/pets': {
        post: { responses: { 200: {} }, 'x-amazon-apigateway-integration': MOCK, ...ofOperation },
      },
    },
    ...ofDocument,
  });
}

function read(...parameters: Parameters<typeof source>): RequestValidator | undefined {
  return onlyMethod(importRestApi(source(...parameters))).requestValidator;
}

const named = (name: string) => ({ 'x-amazon-apigateway-request-validator': name });
const body = (schema: object, mediaType = 'application/json') => ({
  requestBody: { content: { [mediaType]: { schema } } },
});

test.each<[string, Parameters<typeof source>, object | undefined]>([
  ['none', [{}], undefined],
  [
    'its own',
    [named('params only')],
    { name: 'params only', validateRequestParameters: true, models: undefined },
  ],
  [
    'that of the document',
    [{}, named('all')],
    { name: 'all', validateRequestParameters: true, models: undefined },
  ],
  [
    'its own before that of the document',
    [named('nothing'), named('all')],
    { name: 'nothing', validateRequestParameters: false, models: undefined },
  ],
  [
    'one that does not look at bodies',
    [{ ...named('params only'), ...body(PET) }],
    { models: undefined },
  ],
])('the validator of an operation: %s', (_, parameters, expected) => {
  const validator = read(...parameters);
  if (expected === undefined) {
    expect(validator).toBeUndefined();
  } else {
    expect(validator).toMatchObject(expected);
  }
});

test('a validator that is not defined is refused, with the names of those that are', () => {
  expect(issuesOf(source(named('al')))).toMatchObject([
    {
      code: 'UNKNOWN_VALIDATOR',
      pointer: '#/paths/~1pets/post/x-amazon-apigateway-request-validator',
      message: expect.stringMatching(
        /^Invalid Request Validator identifier specified: "al".*define it \(defined: all, params only, nothing\)$/,
      ),
    },
  ]);
});

test('an unknown flag is a warning', () => {
  const validators = {
    'x-amazon-apigateway-request-validators': { a: { validateRequestHeaders: true } },
  };
  expect(findings(document(validators))).toEqual([
    'warning UNKNOWN_PROPERTY #/x-amazon-apigateway-request-validators/a/validateRequestHeaders',
  ]);
});

function mediaTypes(...parameters: Parameters<typeof source>): readonly string[] {
  return [...(read(...parameters)?.models?.keys() ?? [])];
}

test('OpenAPI 3 has a model for each media type', () => {
  const content = {
    'Application/JSON; charset=utf-8': { schema: PET },
    'text/json': { schema: PET },
    'text/plain': {},
  };
  expect(mediaTypes({ ...named('all'), requestBody: { content } })).toEqual([
    'application/json',
    'text/json',
  ]);
});

test('a request body and its schema may be referred to', () => {
  const components = {
    requestBodies: { Pet: body({ $ref: '#/components/schemas/Pet' }).requestBody },
    schemas: { Pet: PET },
  };
  const check = read(
    { ...named('all'), requestBody: { $ref: '#/components/requestBodies/Pet' } },
    { components },
  )?.models?.get('application/json');
  expect(check?.('{"name":"a"}')).toBeUndefined();
  expect(check?.('{}')?.()).toEqual(['object has missing required properties (["name"])']);
});

const SWAGGER = { openapi: undefined, swagger: '2.0', definitions: { Pet: PET } };
const PARAMETER = {
  parameters: [{ in: 'body', name: 'pet', schema: { $ref: '#/definitions/Pet' } }],
};

test.each<[string, object, object, readonly string[]]>([
  ['JSON, where nothing is said', {}, {}, ['application/json']],
  [
    'what the operation consumes',
    { consumes: ['text/x', 'text/Y'] },
    { consumes: ['text/z'] },
    ['text/x', 'text/y'],
  ],
  ['what the document consumes', {}, { consumes: ['text/z'] }, ['text/z']],
])('Swagger 2 has one model, for %s', (_, ofOperation, ofDocument, expected) => {
  const all = { ...named('all'), ...PARAMETER, ...ofOperation };
  expect(mediaTypes(all, { ...SWAGGER, ...ofDocument })).toEqual(expected);
});

test('a body parameter of the path serves its operations', () => {
  const paths = {
    '/pets': { ...PARAMETER, post: { ...named('all'), 'x-amazon-apigateway-integration': MOCK } },
  };
  expect(mediaTypes({}, { ...SWAGGER, paths })).toEqual(['application/json']);
});

test.each([
  [
    'Swagger 2',
    {
      ...SWAGGER,
      definitions: {
        Pet: PET,
        Ref: { $ref: 'https://apigateway.amazonaws.com/restapis/abc123/models/Pet' },
      },
    },
    '#/definitions/Ref',
  ],
  [
    'OpenAPI 3',
    {
      components: {
        schemas: {
          Pet: PET,
          Ref: { $ref: 'https://apigateway.amazonaws.com/restapis/abc123/models/Pet' },
        },
      },
    },
    '#/components/schemas/Ref',
  ],
])('the address of a model names one of the document: %s', (version, ofDocument, $ref) => {
  const model =
    version === 'Swagger 2' ? { parameters: [{ in: 'body', schema: { $ref } }] } : body({ $ref });
  const check = read({ ...named('all'), ...model }, ofDocument)?.models?.get('application/json');
  expect(check?.('{}')?.()).toHaveLength(1);
});

test('a model that is not there is ignored, in the words of AWS', () => {
  const issues = issuesOf(
    source({ ...named('all'), ...body({ properties: { pet: { $ref: 'Pet' } } }) }),
  );
  expect(issues).toMatchObject([
    {
      code: 'UNRESOLVED_REFERENCE',
      severity: 'warning',
      message: 'Reference to model "Pet" not found. Ignoring.',
    },
  ]);
});

test('models that nothing validates are not looked at', () => {
  const schemas = { Broken: { pattern: '(' } };
  expect(
    findings(source(body({ $ref: '#/components/schemas/Broken' }), { components: { schemas } })),
  ).toEqual([]);
});

test.each([
  ['at the top', { allOf: [PET] }, 1],
  ['in another schema', { type: 'object', properties: { pet: { anyOf: [PET] } } }, 0],
  ['behind a reference', { $ref: '#/components/schemas/Pet' }, 0],
])('a schema composed %s of a body is warned of, and counts: %j', (_, schema, warnings) => {
  const components = { schemas: { Pet: { oneOf: [PET] } } };
  const parameters = [{ ...named('all'), ...body(schema) }, { components }] as const;
  expect(findings(source(...parameters))).toEqual(
    Array(warnings).fill(
      'warning INVALID_MODEL #/paths/~1pets/post/requestBody/content/application~1json/schema',
    ),
  );
  const check = read(...parameters)?.models?.get('application/json');
  expect(check?.('{"name":1,"pet":{"name":1}}')).toBeDefined();
});
