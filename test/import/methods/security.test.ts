import { expect, test } from 'vitest';
import { importRestApi } from '../../../src/import/import-rest-api.js';
import { findings, issuesOf, onlyMethod, operation } from '../minimal-document.js';

const SCHEMES = {
  key: { type: 'apiKey', name: 'x-api-key', in: 'header' },
  upperKey: { type: 'apiKey', name: 'X-API-Key', in: 'header' },
  sigv4: {
    type: 'apiKey',
    name: 'Authorization',
    in: 'header',
    'x-amazon-apigateway-authtype': 'awsSigv4',
  },
  token: {
    type: 'apiKey',
    name: 'Auth',
    in: 'header',
    'x-amazon-apigateway-authtype': 'Custom scheme with corporate claims',
    'x-amazon-apigateway-authorizer': { type: 'token', identityValidationExpression: 'Bearer .*' },
  },
  query: {
    type: 'apiKey',
    name: 'auth',
    in: 'query',
    'x-amazon-apigateway-authorizer': { type: 'REQUEST' },
  },
  cognito: {
    type: 'apiKey',
    name: 'Authorization',
    in: 'header',
    'x-amazon-apigateway-authtype': 'cognito_user_pools',
    'x-amazon-apigateway-authorizer': { type: 'cognito_user_pools', providerARNs: ['arn:x'] },
  },
  bearer: { type: 'http', scheme: 'bearer' },
  plainKey: { type: 'apiKey', name: 'Authorization', in: 'header' },
};

function source(ofOperation: object, ofDocument: object = {}) {
  return operation(ofOperation, { components: { securitySchemes: SCHEMES }, ...ofDocument });
}

function read(ofOperation: object, ofDocument: object = {}): readonly string[] {
  const { apiKeyRequired, authorizers } = onlyMethod(
    importRestApi(source(ofOperation, ofDocument)),
  );
  const named = authorizers.map(({ name, type }) => `${name} ${type}`);
  return apiKeyRequired ? ['API key', ...named] : named;
}

const requires = (...names: readonly string[]) => ({
  security: names.map((name) => ({ [name]: [] })),
});
const NONE = { 'x-amazon-apigateway-auth': { type: 'none' } };
const IAM = { 'x-amazon-apigateway-auth': { type: 'AWS_IAM' } };

test.each<[string, object, object, readonly string[]]>([
  ['nothing', {}, {}, []],
  ['an API key', requires('key'), {}, ['API key']],
  ['an API key in other letters', requires('upperKey'), {}, ['API key']],
  ['SigV4', requires('sigv4'), {}, ['AWS_IAM AWS_IAM']],
  ['a token authorizer', requires('token'), {}, ['token TOKEN']],
  ['a request authorizer', requires('query'), {}, ['query REQUEST']],
  ['a user pool', requires('cognito'), {}, ['cognito COGNITO_USER_POOLS']],
  [
    'both in one requirement',
    { security: [{ key: [], token: [] }] },
    {},
    ['API key', 'token TOKEN'],
  ],
  ['a scheme that AWS does not know', requires('bearer'), {}, ['bearer UNKNOWN']],
  ['a key of another name', requires('plainKey'), {}, ['plainKey UNKNOWN']],
  ['an undefined scheme', requires('nobody'), {}, ['nobody UNKNOWN']],
  ['the default of the document', {}, requires('key'), ['API key']],
  ['its own instead of the default', requires('token'), requires('key'), ['token TOKEN']],
  ['an empty list against the default', { security: [] }, requires('key'), []],
  [
    'a key without a value, which leaves the default',
    { security: null },
    requires('key'),
    ['API key'],
  ],
  ['x-amazon-apigateway-auth aws_iam', IAM, {}, ['AWS_IAM AWS_IAM']],
  ['the same as a bare word', { 'x-amazon-apigateway-auth': 'aws_iam' }, {}, ['AWS_IAM AWS_IAM']],
  [
    'an auth type that names no scheme',
    { 'x-amazon-apigateway-auth': { type: 'Cognito_User_Pools' } },
    {},
    ['COGNITO_USER_POOLS UNKNOWN'],
  ],
  ['none against the default', NONE, requires('token', 'key'), ['API key']],
  ['none beside an own API key', { ...NONE, ...requires('key') }, {}, ['API key']],
  ['none against an own authorizer', { ...NONE, ...requires('token') }, {}, ['token TOKEN']],
])('security: %s', (_, ofOperation, ofDocument, expected) => {
  expect(read(ofOperation, ofDocument)).toEqual(expected);
});

const SECURITY = '#/paths/~1pets/get/security';
const AT = '#/components/securitySchemes';

test.each<[string, object, readonly string[]]>([
  ['an API key and an authorizer', requires('key', 'token'), []],
  ['an item without a value', { security: [null] }, [`error INVALID_TYPE ${SECURITY}/0`]],
  ['several authorizers', requires('token', 'query'), [`warning DIFFERS_FROM_AWS ${SECURITY}`]],
  [
    'a scheme that AWS does not know',
    requires('bearer'),
    [`warning UNKNOWN_SECURITY_SCHEME ${AT}/bearer`],
  ],
  [
    'an undefined scheme',
    requires('nobody'),
    [`warning UNKNOWN_SECURITY_SCHEME ${SECURITY}/0/nobody`],
  ],
  [
    'a contradiction',
    { ...NONE, ...requires('token') },
    ['warning IGNORED_SETTING #/paths/~1pets/get/x-amazon-apigateway-auth'],
  ],
  [
    'an unknown auth type',
    { 'x-amazon-apigateway-auth': { type: 'BASIC' } },
    ['warning UNKNOWN_SECURITY_SCHEME #/paths/~1pets/get/x-amazon-apigateway-auth'],
  ],
  ['no list', { security: { key: [] } }, [`error INVALID_TYPE ${SECURITY}`]],
])('security is reported: %s', (_, ofOperation, expected) => {
  expect(findings(source(ofOperation))).toEqual(expected);
});

test('all schemes of a document are known by name, used or not', () => {
  const { securitySchemes } = importRestApi(source({ security: [] }));
  expect([...securitySchemes]).toEqual(
    expect.arrayContaining([
      ['key', 'API_KEY'],
      ['upperKey', 'API_KEY'],
      ['sigv4', 'AWS_IAM'],
      ['token', 'UNKNOWN'],
      ['bearer', 'UNKNOWN'],
    ]),
  );
});

test('scopes are kept', () => {
  const { authorizers } = onlyMethod(
    importRestApi(source({ security: [{ cognito: ['a', 'b'] }] })),
  );
  expect(authorizers).toMatchObject([{ scopes: ['a', 'b'] }]);
});

test('Swagger 2 defines its schemes elsewhere', () => {
  const swagger = {
    swagger: '2.0',
    paths: { '/a': { get: { ...requires('key') } } },
    securityDefinitions: SCHEMES,
  };
  expect(onlyMethod(importRestApi(swagger)).apiKeyRequired).toBe(true);
});

test('an unknown scheme is said to close what names it', () => {
  expect(issuesOf(source(requires('bearer')))[0]?.message).toContain('respond with 401 until');
});
