import { expect, test } from 'vitest';
import { importRestApi } from '../../../src/import/import-rest-api.js';
import type { ApiDocument } from '../../../src/model/document/api-document.js';
import { findings, issuesOf, onlyMethod, operation } from '../minimal-document.js';

const AUTHORIZER = '#/components/securitySchemes/login/x-amazon-apigateway-authorizer';

/** A method that asks for one authorizer. */
function source(authorizer: object, scheme: object = {}): ApiDocument {
  const login = {
    type: 'apiKey',
    name: 'Auth',
    in: 'header',
    'x-amazon-apigateway-authorizer': authorizer,
    ...scheme,
  };
  return operation({ security: [{ login: [] }] }, { components: { securitySchemes: { login } } });
}

test.each<[string, object, object, readonly string[]]>([
  ['the header of the scheme', { type: 'token' }, {}, ['method.request.header.Auth']],
  [
    'the query parameter of the scheme',
    { type: 'REQUEST' },
    { in: 'query' },
    ['method.request.querystring.Auth'],
  ],
  ['nothing where the scheme says so', { type: 'request' }, { name: 'Unused' }, []],
  [
    'what the authorizer lists',
    { type: 'request', identitySource: 'method.request.header.A, context.identity.sourceIp' },
    { name: 'Unused' },
    ['method.request.header.A', 'context.identity.sourceIp'],
  ],
  [
    'the header of a user pool',
    { type: 'cognito_user_pools', providerARNs: ['arn:x'] },
    { name: 'Authorization' },
    ['method.request.header.Authorization'],
  ],
])('the identity source %s', (_, authorizer, scheme, identitySource) => {
  const { authorizers } = onlyMethod(importRestApi(source(authorizer, scheme)));
  expect(authorizers).toMatchObject([{ name: 'login', identitySource }]);
});

test('the validation expression is kept', () => {
  const document = source({ type: 'token', identityValidationExpression: 'Bearer .*' });
  expect(onlyMethod(importRestApi(document)).authorizers).toMatchObject([
    { identityValidationExpression: { text: 'Bearer .*' } },
  ]);
});

test.each([
  '$request.header.Authorization',
  'Authorization',
  'route.request.header.X',
  'method.request.path.id',
  'method.request.header.A,$request.querystring.b',
])('an identity source that is not one is warned of: %s', (identitySource) => {
  expect(issuesOf(source({ type: 'request', identitySource }))).toMatchObject([
    {
      severity: 'warning',
      code: 'INVALID_VALUE',
      pointer: `${AUTHORIZER}/identitySource`,
      message: expect.stringMatching(/is not an identity source.*write method\.request\.header\./),
    },
  ]);
});

test.each([
  'method.request.header.A',
  'method.request.querystring.a-b',
  'stageVariables.a',
  '$context.identity.sourceIp',
  'context.httpMethod, method.request.header.B',
])('an identity source: %s', (identitySource) => {
  expect(issuesOf(source({ type: 'request', identitySource }))).toEqual([]);
});

test.each<[string, object, readonly string[]]>([
  ['no type', {}, [`error INVALID_VALUE ${AUTHORIZER}`]],
  [
    'an expression that does not compile',
    { type: 'token', identityValidationExpression: '(' },
    [`error INVALID_SELECTION_PATTERN ${AUTHORIZER}/identityValidationExpression`],
  ],
  [
    'every setting of AWS',
    {
      type: 'token',
      authorizerUri: 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/x/invocations',
      authorizerCredentials: 'arn:y',
      authorizerResultTtlInSeconds: 0,
      identitySource: 'method.request.header.A',
      identityValidationExpression: '.*',
      'x-mine': 1,
    },
    [],
  ],
  [
    'a misspelt extension inside',
    { type: 'token', 'x-amazon-apigateway-authtype': 'custom' },
    [`warning UNKNOWN_PROPERTY ${AUTHORIZER}/x-amazon-apigateway-authtype`],
  ],
])('an authorizer is reported: %s', (_, authorizer, expected) => {
  expect(findings(source(authorizer))).toEqual(expected);
});

test.each([
  ['identitysource', 'identitySource'],
  ['identityValidationExpresion', 'identityValidationExpression'],
  ['providerArns', 'providerARNs'],
])('a misspelt setting, which would leave a check out, is warned of: %s', (key, meant) => {
  expect(issuesOf(source({ type: 'token', [key]: 'x' }))).toMatchObject([
    {
      severity: 'warning',
      code: 'UNKNOWN_PROPERTY',
      pointer: `${AUTHORIZER}/${key}`,
      message: `"${key}" is not a setting of an authorizer and was NOT applied; did you mean "${meant}"?`,
    },
  ]);
});
