import { describe, expect, test } from 'vitest';
import { importRestApi } from '../../../../src/import/import-rest-api.js';
import type { ControlPlaneResource } from '../../../../src/load/forms/rest-api/rest-api-parts.js';
import { SecuritySchemes } from '../../../../src/load/forms/rest-api/security-schemes.js';
import { draftOf, made, methodPart } from './parts.js';

const AUTHTYPE = 'x-amazon-apigateway-authtype';
const AUTHORIZER = 'x-amazon-apigateway-authorizer';

/** What methods require, one list for each, the schemes of the document, and the issues. */
function secured(
  methods: readonly (ControlPlaneResource & { readonly authorizerId?: string })[],
  authorizers: Readonly<Record<string, ControlPlaneResource>> = {},
  body: object = { swagger: '2.0' },
): { requirements: unknown; schemes: unknown; issues: readonly string[] } {
  const { draft, document, issues } = draftOf(body);
  const security = new SecuritySchemes(draft, new Map(Object.entries(authorizers)));
  const requirements = methods.map(({ authorizerId, ...properties }) =>
    security.requirementsOf(methodPart({ authorizerId, properties })),
  );
  const { securityDefinitions: schemes } = document() as { readonly securityDefinitions?: object };
  return { requirements: JSON.parse(JSON.stringify(requirements)), schemes, issues: issues() };
}

const header = (name: string, members: object = {}): object => ({
  type: 'apiKey',
  name,
  in: 'header',
  ...members,
});

describe('an authorizer becomes a scheme', () => {
  test.each<readonly [ControlPlaneResource, string, object]>([
    [{}, 'id', header('Authorization', { [AUTHTYPE]: 'custom', [AUTHORIZER]: { type: 'token' } })],
    [
      {
        name: 'Login',
        type: 'TOKEN',
        identitySource: ' method.request.header.Token ',
        identityValidationExpression: 'a.*',
        authorizerUri: 'arn:aws:x',
        authorizerCredentials: 'arn:aws:y',
        authorizerResultTtlInSeconds: '0',
        providerARNs: [],
      },
      'Login',
      header('Token', {
        [AUTHTYPE]: 'custom',
        [AUTHORIZER]: {
          type: 'token',
          authorizerUri: 'arn:aws:x',
          authorizerCredentials: 'arn:aws:y',
          identityValidationExpression: 'a.*',
          authorizerResultTtlInSeconds: 0,
        },
      }),
    ],
    [
      {
        type: 'REQUEST',
        identitySource: 'method.request.header.A',
        authorizerResultTtlInSeconds: 'x',
      },
      'id',
      header('Unused', {
        [AUTHTYPE]: 'custom',
        [AUTHORIZER]: {
          type: 'request',
          authorizerResultTtlInSeconds: 'x',
          identitySource: 'method.request.header.A',
        },
      }),
    ],
    [
      { type: 'TOKEN', identitySource: 'method.request.querystring.t' },
      'id',
      header('Unused', {
        [AUTHTYPE]: 'custom',
        [AUTHORIZER]: { type: 'token', identitySource: 'method.request.querystring.t' },
      }),
    ],
    [
      { type: 'COGNITO_USER_POOLS', providerARNs: ['arn:aws:cognito-idp:x'], authorizerUri: '' },
      'id',
      header('Authorization', {
        [AUTHTYPE]: 'cognito_user_pools',
        [AUTHORIZER]: { type: 'cognito_user_pools', providerARNs: ['arn:aws:cognito-idp:x'] },
      }),
    ],
    [
      { authType: 'oauth2' },
      'id',
      header('Authorization', { [AUTHTYPE]: 'oauth2', [AUTHORIZER]: { type: 'token' } }),
    ],
  ])('%j', (authorizer, name, scheme) => {
    const method = { authorizationType: 'CUSTOM', authorizerId: 'id' };
    expect(secured([method], { id: authorizer })).toEqual({
      requirements: [[{ [name]: [] }]],
      schemes: { [name]: scheme },
      issues: [],
    });
  });

  test('with another name where the body has one of its name', () => {
    const body = { swagger: '2.0', securityDefinitions: { Login: header('Old') } };
    const method = { authorizationType: 'CUSTOM', authorizerId: 'id' };
    expect(secured([method], { id: { name: 'Login' } }, body)).toMatchObject({
      requirements: [[{ Login2: [] }]],
      schemes: { Login: header('Old'), Login2: header('Authorization') },
    });
  });
});

const key = header('x-api-key');
const signature = header('Authorization', { [AUTHTYPE]: 'awsSigv4' });

test.each<readonly [ControlPlaneResource, unknown, object | undefined]>([
  [{ authorizationType: 'NONE' }, [], undefined],
  [{ authorizationType: undefined }, [], undefined],
  [{ authorizationType: '' }, [], undefined],
  [{ authorizationType: 'aws_iam' }, [{ sigv4: [] }], { sigv4: signature }],
  [{ apiKeyRequired: true }, [{ api_key: [] }], { api_key: key }],
  [{ apiKeyRequired: '${Key}' }, [{ api_key: [] }], { api_key: key }],
  [{ apiKeyRequired: 'yes' }, [{ api_key: [] }], { api_key: key }],
  [{ apiKeyRequired: 'False' }, [], undefined],
  [{ apiKeyRequired: 'no' }, [], undefined],
  [{ apiKeyRequired: '' }, [], undefined],
  [{ apiKeyRequired: null }, [], undefined],
  [
    { authorizationType: 'AWS_IAM', apiKeyRequired: 'true' },
    [{ sigv4: [] }, { api_key: [] }],
    { sigv4: signature, api_key: key },
  ],
])('%j requires %j', (properties, requirements, schemes) => {
  expect(secured([properties, properties])).toEqual({
    requirements: [requirements, requirements],
    schemes,
    issues: [],
  });
});

test('schemes of the body for API keys and signatures are used', () => {
  const securityDefinitions = {
    Key: header('X-API-Key'),
    Signed: header('Authorization', { [AUTHTYPE]: 'AWSSIGV4' }),
  };
  const method = { authorizationType: 'AWS_IAM', apiKeyRequired: true };
  expect(secured([method], {}, { swagger: '2.0', securityDefinitions })).toEqual({
    requirements: [[{ Signed: [] }, { Key: [] }]],
    schemes: securityDefinitions,
    issues: [],
  });
});

test('a scheme that only has the header of an API key is not one', () => {
  const securityDefinitions = {
    api_key: header('x-api-key', { [AUTHORIZER]: { type: 'token' } }),
    query: { type: 'apiKey', name: 'key', in: 'query' },
    odd: 7,
  };
  const { requirements } = secured(
    [{ apiKeyRequired: true }],
    {},
    {
      swagger: '2.0',
      securityDefinitions,
    },
  );
  expect(requirements).toEqual([[{ api_key2: [] }]]);
});

test('the scopes of a method are in its requirement', () => {
  const method = { authorizationType: 'COGNITO_USER_POOLS', authorizerId: 'pool' };
  const { requirements } = secured(
    [
      { ...method, authorizationScopes: ['pets/read'] },
      { ...method, authorizationScopes: 'odd' },
    ],
    { pool: { type: 'COGNITO_USER_POOLS' } },
  );
  expect(requirements).toEqual([[{ pool: ['pets/read'] }], [{ pool: [] }]]);
});

test.each<readonly [ControlPlaneResource & { authorizerId?: string }, string, object]>([
  [{ authorizationType: 'CUSTOM', authorizerId: '${Id}' }, 'Id', header('Authorization')],
  [{ authorizationType: '', authorizerId: 'gone' }, 'gone', header('Authorization')],
  [{ authorizationType: '${Type}' }, 'Type', header('Authorization')],
  [
    { authorizationType: 'COGNITO_USER_POOLS', authorizerId: 'gone' },
    'gone',
    header('Authorization', { [AUTHORIZER]: { type: 'cognito_user_pools' } }),
  ],
])(
  '%j needs the authorizer %s of another file: one warning for all methods',
  (method, name, scheme) => {
    expect(secured([method, method])).toEqual({
      requirements: [[{ [name]: [] }], [{ [name]: [] }]],
      schemes: { [name]: scheme },
      issues: [
        `warning MISSING_AUTHORIZER The authorizer "${name}" is not defined in this file: its methods respond with 401 until the option "authorizers" has an entry "${name}"`,
      ],
    });
  },
);

test.each([
  ['NONE', undefined, []],
  [undefined, undefined, []],
  ['AWS_IAM', undefined, ['AWS_IAM']],
  ['COGNITO_USER_POOLS', 'elsewhere', ['COGNITO_USER_POOLS']],
  ['CUSTOM', 'elsewhere', ['UNKNOWN']],
  ['CUSTOM', undefined, ['UNKNOWN']],
  ['${Type}', undefined, ['UNKNOWN']],
  ['CUSTOM', 'api_key', ['UNKNOWN']],
])(
  'a method with the authorization %s and the authorizer %s is as closed as on AWS',
  (authorizationType, authorizerId, types) => {
    const method = methodPart({ authorizerId, properties: { authorizationType } });
    const keyed = methodPart({ properties: { httpMethod: 'PUT', apiKeyRequired: true } });
    const { document } = made({ methods: [method, keyed] });
    const methods = importRestApi(document).resources[0]?.methods;
    expect(methods?.get('GET')?.authorizers.map(({ type }) => type)).toEqual(types);
    expect(methods?.get('GET')?.apiKeyRequired).toBe(false);
    expect(methods?.get('PUT')).toMatchObject({ apiKeyRequired: true, authorizers: [] });
  },
);
