import { expect, test } from 'vitest';
import { closedLines, routeLines, routesOf } from '../../../src/cli/serve/routes.js';
import { importRestApi } from '../../../src/import/import-rest-api.js';

const mock = { type: 'mock', requestTemplates: { 'application/json': '{"statusCode":200}' } };
const lambda = {
  type: 'aws_proxy',
  uri: 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/f/invocations',
  httpMethod: 'POST',
};
const method = (integration: object | undefined, security: object[] = []): object => ({
  security,
  responses: {},
  ...(integration !== undefined && { 'x-amazon-apigateway-integration': integration }),
});
const authorizer = { type: 'request', identitySource: 'method.request.header.A' };
const api = importRestApi({
  openapi: '3.0.1',
  info: { title: 'T', version: '1' },
  components: {
    securitySchemes: {
      Key: { type: 'apiKey', name: 'x-api-key', in: 'header' },
      Login: {
        type: 'apiKey',
        name: 'A',
        in: 'header',
        'x-amazon-apigateway-authorizer': authorizer,
      },
      Sig: {
        type: 'apiKey',
        name: 'Authorization',
        in: 'header',
        'x-amazon-apigateway-authtype': 'awsSigv4',
      },
    },
  },
  paths: {
    '/key': { get: method(mock, [{ Key: [] }]) },
    '/both': {
      get: method(lambda, [{ Login: [], Key: [] }]),
      put: method(lambda, [{ Login: [] }]),
    },
    '/sig': { get: method(mock, [{ Sig: [] }]) },
    '/none': { get: method(undefined) },
    '/open': { get: method(mock) },
    '/f': { get: method(lambda) },
    ...Object.fromEntries([...'abcdefgh'].map((name) => [`/f/${name}`, { get: method(lambda) }])),
  },
});
const routes = routesOf(api);

test('a line has the method, the path, what is called, and who may call', () => {
  const lines = routeLines(routes.slice(0, 5), (uri) => uri.replace('us-east-1', 'R'));
  expect(lines.map((line) => line.trim().split(/ {2,}/))).toEqual([
    ['GET', '/key', 'MOCK', 'API key'],
    [
      'GET',
      '/both',
      'AWS_PROXY',
      'arn:aws:apigateway:R:lambda:path/2015-03-31/functions/f/invocations',
      'Login (REQUEST) and API key',
    ],
    [
      'PUT',
      '/both',
      'AWS_PROXY',
      'arn:aws:apigateway:R:lambda:path/2015-03-31/functions/f/invocations',
      'Login (REQUEST)',
    ],
    ['GET', '/sig', 'MOCK', 'AWS_IAM'],
    ['GET', '/none', 'no integration', 'open'],
  ]);
});

test('each reason why methods are closed is said once, with its methods', () => {
  const lines = closedLines(routes, {
    hasKeys: false,
    runsFunctions: true,
    problemOf: () => 'the reason',
    reaches: () => false,
  });
  expect(lines.map((line) => line.trim().replace(/: [\s\S]*\n/, ':'))).toEqual([
    '403:    GET /key',
    '401:    GET /both, PUT /both',
    '401:    GET /sig',
    '500:    GET /none',
    '500:    GET /f, GET /f/a, GET /f/b, GET /f/c, GET /f/d, GET /f/e, GET /f/f, GET /f/g and 1 more',
  ]);
  expect(lines[1]).toContain('option authorizers: { "Login": … }');
  expect(lines[4]).toContain('500: the reason');
});

test('a gateway with API keys is open to them, and one with functions calls them', () => {
  const provided = {
    hasKeys: true,
    runsFunctions: true,
    problemOf: () => undefined,
    reaches: () => false,
  };
  expect(closedLines(routes, provided).join()).not.toMatch(/403|GET \/f/);
});

test.each([
  [true, () => undefined, []],
  [
    true,
    () => 'the reason',
    ['  500: the authorizer "Login" needs its function: the reason\n    GET /a'],
  ],
  [
    false,
    () => 'the reason',
    ['  401: the authorizer "Login" needs its function: the reason\n    GET /a'],
  ],
])('an authorizer whose function runs: %j', (runsFunctions, problemOf, lines) => {
  const withFunction = importRestApi({
    openapi: '3.0.1',
    info: { title: 'T', version: '1' },
    components: {
      securitySchemes: {
        Login: {
          type: 'apiKey',
          name: 'A',
          in: 'header',
          'x-amazon-apigateway-authorizer': { ...authorizer, authorizerUri: lambda.uri },
        },
      },
    },
    paths: { '/a': { get: method(mock, [{ Login: [] }]) } },
  });
  const provided = { hasKeys: false, runsFunctions, problemOf, reaches: () => false };
  expect(closedLines(routesOf(withFunction), provided)).toEqual(lines);
});

test('a service without an address is closed', () => {
  const service = (name: string) => ({
    type: 'aws',
    httpMethod: 'POST',
    uri: `arn:aws:apigateway:us-east-1:${name}:path/`,
    responses: { default: { statusCode: 200 } },
  });
  const services = importRestApi({
    openapi: '3.0.1',
    info: { title: 'T', version: '1' },
    paths: { '/a': { get: method(service('sqs')), put: method(service('sns')) } },
  });
  const provided = {
    hasKeys: false,
    runsFunctions: false,
    problemOf: () => undefined,
    reaches: (name: string) => name === 'sns',
  };
  expect(closedLines(routesOf(services), provided)).toEqual([
    '  500: the command has no address for sqs: pass --aws-endpoint sqs=ADDRESS, such as http://localhost:4566 of LocalStack\n    GET /a',
  ]);
});
