import { expect, test } from 'vitest';
import { functionWith, issuesOf, restApi } from '../translating.js';

const MAIN =
  'DefaultAuthorizer: Main, Authorizers: { Main: { UserPoolArn: a }, Other: { UserPoolArn: b } }';

function securities(auth: string, own: string): unknown {
  const { paths } = restApi(`Auth: { ${auth} }
Cors: o
DefinitionBody:
  swagger: '2.0'
  paths:
    /a:
      get: ${own}
      head: { responses: {} }`).Body;
  const { get, head, options } = paths['/a'];
  return [get.security, head.security, options.security];
}

const BACKEND = 'x-amazon-apigateway-integration: { type: mock }';
const main = [{ Main: [] }];

test.each<readonly [string, string, readonly unknown[]]>([
  [MAIN, `{ ${BACKEND} }`, [main, undefined, main]],
  [MAIN, `{ ${BACKEND}, security: [{ Other: [] }] }`, [[{ Other: [] }], undefined, main]],
  [MAIN, `{ ${BACKEND}, security: [{ key: [] }] }`, [[{ key: [] }, ...main], undefined, main]],
  [MAIN, `{ ${BACKEND}, security: [{ AWS_IAM: [] }] }`, [[{ AWS_IAM: [] }], undefined, main]],
  [MAIN, `{ ${BACKEND}, security: [{ NONE: [] }] }`, [[], undefined, main]],
  [
    MAIN,
    `{ ${BACKEND}, security: [{ NONE: [] }, { key: [] }, { Other: [] }] }`,
    [[{ key: [] }], undefined, main],
  ],
  [
    `${MAIN}, AddDefaultAuthorizerToCorsPreflight: false`,
    `{ ${BACKEND} }`,
    [main, undefined, undefined],
  ],
  [
    'DefaultAuthorizer: AWS_IAM',
    `{ ${BACKEND} }`,
    [[{ AWS_IAM: [] }], undefined, [{ AWS_IAM: [] }]],
  ],
])('%s on %s', (auth, own, expected) => {
  expect(securities(auth, own)).toEqual(expected);
});

test('AWS_IAM is defined where it is used', () => {
  const { securityDefinitions } = restApi('Auth: { DefaultAuthorizer: AWS_IAM }').Body;
  expect(securityDefinitions.AWS_IAM).toEqual({
    type: 'apiKey',
    name: 'Authorization',
    in: 'header',
    'x-amazon-apigateway-authtype': 'awsSigv4',
  });
});

test('A scheme that is called NONE is not a mark', () => {
  const auth = 'Auth: { DefaultAuthorizer: NONE, Authorizers: { NONE: { UserPoolArn: a } } }';
  const { paths } = restApi(auth, functionWith({ 'get /a': '' })).Body;
  expect(paths['/a'].get.security).toEqual([{ NONE: [] }]);
});

test.each<readonly [string, string]>([
  [
    'DefaultAuthorizer: X',
    '6:15 error UNKNOWN_SECURITY_SCHEME "Authorizers" does not define the "DefaultAuthorizer" "X": define it, or name another',
  ],
  [
    'DefaultAuthorizer: [X]',
    '6:15 error INVALID_TYPE "DefaultAuthorizer" must be the name of an authorizer, not an array',
  ],
])('%s is refused', (auth, issue) => {
  expect(issuesOf(`Auth: { ${auth} }`)).toEqual([issue]);
});

test('Security that is not an array of objects is refused at its place', () => {
  const body = `DefinitionBody:
  swagger: '2.0'
  paths: { /a: { get: { ${BACKEND}, security: { Main: [] } } } }`;
  expect(issuesOf(`Auth: { ${MAIN} }\n${body}`)).toEqual([
    '9:80 error INVALID_TYPE "security" must be an array of objects, not an object',
  ]);
});
