import { readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { documentSchema } from '../../src/schema/document-schema.js';
import { EXTENSION_SCHEMAS } from '../../src/schema/extension-schemas.js';
import { integration, MOCK, operation } from '../import/minimal-document.js';

const validate = new Ajv({ allErrors: true, strictTypes: false }).compile(documentSchema());

/** Where a document breaks the schema; what `anyOf` adds is left out. */
function faultsIn(document: unknown): readonly string[] {
  validate(JSON.parse(JSON.stringify(document)));
  const faults = (validate.errors ?? [])
    .filter(
      ({ keyword, schemaPath }) =>
        keyword !== 'anyOf' && !/anyOf\/1\/propertyNames|anyOf\/[12]\/type/.test(schemaPath),
    )
    .map(({ instancePath, params }) =>
      `${instancePath} ${params.additionalProperty ?? params.missingProperty ?? ''}`.trim(),
    );
  return [...new Set(faults)];
}

const examples = readdirSync(new URL('../../examples/', import.meta.url), { recursive: true })
  .map(String)
  .filter((name) => /\.(?:ya?ml|json)$/.test(name) && !/package|tsconfig/.test(name));

test.each(examples)('the example %s keeps to it', (name) => {
  expect(
    faultsIn(parse(readFileSync(new URL(`../../examples/${name}`, import.meta.url), 'utf8'))),
  ).toEqual([]);
});

test.each<[string, object]>([
  ['keywords in any case', integration({ ...MOCK, type: 'Mock', passthroughBehavior: 'never' })],
  ['numbers as texts', integration({ ...MOCK, timeoutInMillis: '500' })],
  [
    'values of CloudFormation',
    integration({ ...MOCK, uri: { 'Fn::Sub': 'x' }, timeoutInMillis: { Ref: 'T' } }),
  ],
  ['extensions of other vendors', integration({ ...MOCK, 'x-other': 1 }, { 'x-amazon-other': 2 })],
  [
    'a reference to an integration',
    integration({ $ref: '#/components/x-amazon-apigateway-integrations/a' }),
  ],
  [
    'an integration of its own for all verbs',
    {
      paths: {
        '/a': { 'x-amazon-apigateway-any-method': { 'x-amazon-apigateway-integration': MOCK } },
      },
    },
  ],
])('allows %s', (_, document) => {
  expect(faultsIn(document)).toEqual([]);
});

const AT = '/paths/~1pets/get/x-amazon-apigateway-integration';

test.each<[string, object, readonly string[]]>([
  ['a misspelt setting', integration({ ...MOCK, uris: 'x' }), [`${AT} uris`]],
  ['another keyword', integration({ ...MOCK, type: 'lambda' }), [`${AT}/type`]],
  [
    'a response without a status',
    integration({ ...MOCK, responses: { default: {} } }),
    [`${AT}/responses/default statusCode`],
  ],
  [
    'a misspelt extension',
    operation({ 'x-amazon-apigateway-integrations': MOCK }),
    ['/paths/~1pets/get/x-amazon-apigateway-integrations'],
  ],
  [
    'an extension in another place',
    { 'x-amazon-apigateway-authorizer': { type: 'token' } },
    ['/x-amazon-apigateway-authorizer'],
  ],
  [
    'an unknown gateway response',
    { 'x-amazon-apigateway-gateway-responses': { DEFAULT_6XX: {} } },
    ['/x-amazon-apigateway-gateway-responses DEFAULT_6XX'],
  ],
  [
    'a setting of a validator',
    { 'x-amazon-apigateway-request-validators': { all: { body: true } } },
    ['/x-amazon-apigateway-request-validators/all body'],
  ],
  [
    'an authorizer without a type',
    { securityDefinitions: { a: { 'x-amazon-apigateway-authorizer': {} } } },
    ['/securityDefinitions/a/x-amazon-apigateway-authorizer type'],
  ],
])('refuses %s', (_, document, expected) => {
  expect(faultsIn(document)).toEqual(expect.arrayContaining([...expected]));
});

test('every extension says what it is', () => {
  for (const [name, { description, anyOf }] of Object.entries(EXTENSION_SCHEMAS)) {
    expect(description ?? anyOf?.[0]?.anyOf, name).toBeDefined();
  }
});
