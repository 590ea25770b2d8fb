import { expect, test } from 'vitest';
import { RequestValidators } from '../../../../src/load/forms/rest-api/request-validators.js';
import type { ControlPlaneResource } from '../../../../src/load/forms/rest-api/rest-api-parts.js';
import { draftOf, methodPart } from './parts.js';

/** The validator of a method, the validators of the document, and the issues. */
function validatorOf(
  requestValidatorId: string | undefined,
  validators: Readonly<Record<string, ControlPlaneResource>>,
  body: object = {},
): readonly unknown[] {
  const { draft, document, issues } = draftOf(body);
  const known = new RequestValidators(draft, new Map(Object.entries(validators)));
  const name = known.ofMethod(methodPart({ requestValidatorId }));
  const key = 'x-amazon-apigateway-request-validators';
  return [name, (document() as Record<string, unknown>)[key], issues()];
}

const none = { validateRequestBody: false, validateRequestParameters: false };

test.each<readonly [string, ControlPlaneResource, string, object]>([
  [
    'all',
    { name: 'both', validateRequestBody: 'true' },
    'both',
    { ...none, validateRequestBody: true },
  ],
  ['all', { validateRequestParameters: true }, 'all', { ...none, validateRequestParameters: true }],
  ['all', { validateRequestBody: 'yes' }, 'all', { ...none, validateRequestBody: true }],
  ['all', { name: 'odd', validateRequestBody: 'maybe' }, 'odd', none],
])('a method has the validator %s: %j', (id, validator, name, written) => {
  expect(validatorOf(id, { [id]: validator })).toEqual([name, { [name]: written }, []]);
});

test('two validators of one name are told apart', () => {
  const both = { a: { name: 'one' }, b: { name: 'one' } };
  expect(validatorOf('b', both)).toEqual(['one2', { one: none, one2: none }, []]);
});

test('a validator of the same name in the body stays', () => {
  const key = 'x-amazon-apigateway-request-validators';
  const body = { [key]: { one: { validateRequestBody: true } } };
  expect(validatorOf('a', { a: { name: 'one' } }, body)).toEqual([
    'one2',
    { one: { validateRequestBody: true }, one2: none },
    [],
  ]);
});

test('a validator elsewhere is a warning', () => {
  expect(validatorOf('gone', {})).toEqual([
    undefined,
    undefined,
    [
      'warning UNKNOWN_VALIDATOR The request validator "gone" is not defined in this file, so requests are not validated: add it',
    ],
  ]);
});

test('the validator of the body does not apply to a method without one', () => {
  const body = { 'x-amazon-apigateway-request-validator': 'strict' };
  expect(validatorOf(undefined, {})).toEqual([undefined, undefined, []]);
  expect(validatorOf(undefined, {}, body)).toEqual([
    'no validation',
    { 'no validation': none },
    [],
  ]);
  const { draft, document } = draftOf(body);
  const validators = new RequestValidators(draft, new Map());
  expect([validators.ofMethod(methodPart()), validators.ofMethod(methodPart())]).toEqual([
    'no validation',
    'no validation',
  ]);
  expect(document()).toEqual({
    ...body,
    'x-amazon-apigateway-request-validators': { 'no validation': none },
  });
});
