import { expect, test } from 'vitest';
import { functionWith, issuesOf, restApi } from '../translating.js';

const ROUTE = functionWith({ 'get /a': '' });
const INTEGRATION = 'x-amazon-apigateway-integration';

function options(properties: string, rest = ROUTE, path = '/a'): Record<string, unknown> {
  return restApi(properties, rest).Body.paths[path].options;
}

test('Cors of a string is the origin, and the methods are those of the path', () => {
  expect(options(`Cors: "'https://shop.example'"`)).toEqual({
    summary: 'CORS support',
    consumes: ['application/json'],
    produces: ['application/json'],
    [INTEGRATION]: {
      type: 'mock',
      requestTemplates: { 'application/json': '{\n  "statusCode" : 200\n}\n' },
      responses: {
        default: {
          statusCode: '200',
          responseParameters: {
            'method.response.header.Access-Control-Allow-Origin': "'https://shop.example'",
            'method.response.header.Access-Control-Allow-Methods': "'GET,OPTIONS'",
          },
          responseTemplates: { 'application/json': '{}\n' },
        },
      },
    },
    responses: {
      200: {
        description: 'Default response for CORS method',
        headers: {
          'Access-Control-Allow-Origin': { type: 'string' },
          'Access-Control-Allow-Methods': { type: 'string' },
        },
      },
    },
  });
});

function headers(properties: string, rest = ROUTE): Readonly<Record<string, unknown>> {
  const { responses } = options(properties, rest)[INTEGRATION] as {
    responses: { default: { responseParameters: Record<string, unknown> } };
  };
  const parameters = Object.entries(responses.default.responseParameters);
  return Object.fromEntries(
    parameters.map(([name, value]) => [name.replace(/.*Access-Control-/, ''), value]),
  );
}

const ANY = functionWith({ 'any /a': '' });
const METHODS = "'GET,OPTIONS'";

test.each<readonly [string, string, Readonly<Record<string, unknown>>]>([
  [
    '{ AllowHeaders: "\'X\'" }',
    ROUTE,
    { 'Allow-Origin': "'*'", 'Allow-Headers': "'X'", 'Allow-Methods': METHODS },
  ],
  ['{ MaxAge: 0 }', ROUTE, { 'Allow-Origin': "'*'", 'Allow-Methods': METHODS, 'Max-Age': 0 }],
  [
    '{ AllowMethods: "\'PUT\'", MaxAge: "\'60\'" }',
    ROUTE,
    { 'Allow-Origin': "'*'", 'Allow-Methods': "'PUT'", 'Max-Age': "'60'" },
  ],
  [
    '{ AllowOrigin: o, AllowCredentials: true }',
    ROUTE,
    { 'Allow-Origin': 'o', 'Allow-Methods': METHODS, 'Allow-Credentials': "'true'" },
  ],
  [
    '{ AllowOrigin: o, AllowCredentials: "true" }',
    ROUTE,
    { 'Allow-Origin': 'o', 'Allow-Methods': METHODS },
  ],
  ['!Ref Origin', ROUTE, { 'Allow-Origin': { Ref: 'Origin' }, 'Allow-Methods': METHODS }],
  ['o', ANY, { 'Allow-Origin': 'o', 'Allow-Methods': "'DELETE,GET,HEAD,OPTIONS,PATCH,POST,PUT'" }],
  [
    'o',
    functionWith({ 'post /a': '', 'delete /a': '' }),
    { 'Allow-Origin': 'o', 'Allow-Methods': "'DELETE,OPTIONS,POST'" },
  ],
])('Cors: %s', (cors, rest, expected) => {
  expect(headers(`Cors: ${cors}`, rest)).toEqual(expected);
});

test('An OPTIONS method of the API stays', () => {
  expect(options('Cors: o', functionWith({ 'options /a': '' }))[INTEGRATION]).toMatchObject({
    type: 'aws_proxy',
  });
});

test('In OPTIONS of OpenAPI 3, headers have schemas', () => {
  const made = options('Cors: o\nOpenApiVersion: 3.0.1');
  expect(Object.keys(made)).toEqual(['summary', INTEGRATION, 'responses']);
  expect(made.responses).toMatchObject({
    200: { headers: { 'Access-Control-Allow-Origin': { schema: { type: 'string' } } } },
  });
});

test('Of paths that differ by a slash at the end, the first has OPTIONS', () => {
  const { paths } = restApi(
    'Cors: o',
    functionWith({ 'get /a': '', 'get /a/': '', 'get /': '' }),
  ).Body;
  expect(Object.keys(paths).filter((path) => 'options' in paths[path])).toEqual(['/a', '/']);
});

test('Both branches of a conditional path have OPTIONS, and so has one with parameters', () => {
  const { paths } = restApi(`Cors: o
DefinitionBody:
  openapi: 3.0.1
  paths:
    /if: !If [A, { get: {} }, !If [B, { put: {} }, !Ref AWS::NoValue]]
    /parameters: { parameters: [], get: {} }`).Body;
  const [, first, second] = paths['/if']['Fn::If'];
  expect(Object.keys(first)).toEqual(['get', 'options']);
  expect(Object.keys(second['Fn::If'][1])).toEqual(['put', 'options']);
  expect(second['Fn::If'][2]).toEqual({ Ref: 'AWS::NoValue' });
  const { responseParameters } = paths['/parameters'].options[INTEGRATION].responses.default;
  expect(responseParameters['method.response.header.Access-Control-Allow-Methods']).toBe(
    "'GET,OPTIONS,PARAMETERS'",
  );
});

test.each<readonly [string, string]>([
  ['Cors: 5', '6:7 error INVALID_TYPE "Cors" must be a string or an object, not 5'],
  [
    'Cors: { Origin: o }',
    '6:15 error UNKNOWN_PROPERTY "Origin" is not a property of "Cors": use one of AllowMethods, AllowHeaders, AllowOrigin, MaxAge, AllowCredentials',
  ],
  [
    'Cors: { AllowCredentials: true }',
    '6:15 error INVALID_VALUE "AllowCredentials" cannot be true if "AllowOrigin" is "\'*\'" or not set: name the origin',
  ],
])('%s is refused', (properties, issue) => {
  expect(issuesOf(properties)).toEqual([issue]);
});

test('A path of slashes costs no more than its length', () => {
  const path = `/${'/'.repeat(200_000)}a`;
  const body = `DefinitionBody: { swagger: "2.0", paths: { "${path}": { get: {} } } }\nCors: "'*'"`;
  expect(Object.keys(options(body, '', path))).toContain(INTEGRATION);
});
