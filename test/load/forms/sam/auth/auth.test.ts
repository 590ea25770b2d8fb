import { expect, test } from 'vitest';
import { functionWith, issuesOf, restApi } from '../translating.js';

const route = functionWith({ 'get /a': '' });

test('all parts of "Auth" are written', () => {
  const { Body } = restApi(
    `Auth:
  ApiKeyRequired: true
  DefaultAuthorizer: Pool
  Authorizers: { Pool: { UserPoolArn: arn } }
  ResourcePolicy: { CustomStatements: { Sid: a } }`,
    route,
  );
  expect(Body.securityDefinitions).toMatchObject({ Pool: {}, api_key: {} });
  const security = Body.paths['/a'].get.security as readonly object[];
  expect(security.flatMap((one) => Object.keys(one)).sort()).toEqual(['Pool', 'api_key']);
  expect(Body['x-amazon-apigateway-policy']).toMatchObject({ Statement: { Sid: 'a' } });
});

test.each(['', 'Auth: {}', 'Auth: { ResourcePolicy: {} }'])(
  'without parts, nothing is: %j',
  (auth) => {
    const { Body } = restApi(auth, route);
    expect(Body.securityDefinitions).toBeUndefined();
    expect(Body.paths['/a'].get.security).toBeUndefined();
    expect(Body['x-amazon-apigateway-policy']).toBeUndefined();
  },
);

test.each([
  ['Auth: 5', 'error INVALID_TYPE "Auth" must be an object, not 5'],
  [
    'Auth: { Autorizers: {} }',
    '"Autorizers" is not a property of "Auth"; did you mean "Authorizers"?',
  ],
])('%s is refused', (auth, message) => {
  expect(issuesOf(auth, route)).toEqual([expect.stringContaining(message)]);
});
