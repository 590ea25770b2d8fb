// Handlers as they are typed for AWS fit the option lambda without a cast: this file compiles.
import type {
  ALBHandler,
  APIGatewayProxyHandler,
  APIGatewayProxyWithCognitoAuthorizerHandler,
  APIGatewayRequestAuthorizerHandler,
  APIGatewayTokenAuthorizerHandler,
  Callback,
  Context,
  Handler,
} from 'aws-lambda';
import { expect, test } from 'vitest';
import type { GatewayOptions } from '../../src/gateway.js';
import { WORK } from '../execute/integrations/lambda/lambda-document.js';
import { inMemory } from '../support/in-memory.js';

const proxy: APIGatewayProxyHandler = async (event, context) => ({
  statusCode: 200,
  body: `${event.path} ${context.functionName} ${context.getRemainingTimeInMillis() > 0}`,
});
const calledBack: APIGatewayProxyHandler = (event, _context, callback) => {
  callback(null, { statusCode: 200, body: event.httpMethod });
};
const typed: Handler<{ readonly path: string }, { readonly body: string }> = async ({ path }) => ({
  body: path,
});
const policy = (principalId: string, Resource: string) => ({
  principalId,
  policyDocument: {
    Version: '2012-10-17',
    Statement: [{ Action: 'execute-api:Invoke', Effect: 'Allow' as const, Resource }],
  },
});
const token: APIGatewayTokenAuthorizerHandler = async ({ authorizationToken, methodArn }) =>
  policy(authorizationToken, methodArn);
const request: APIGatewayRequestAuthorizerHandler = (event, _context, callback) => {
  callback(null, policy(event.path, event.methodArn));
};
const cognito: APIGatewayProxyWithCognitoAuthorizerHandler = async (event) => ({
  statusCode: 200,
  body: String(event.requestContext.authorizer.claims.sub),
});
const balancer: ALBHandler = async () => ({ statusCode: 200 });
async function plain(event: { readonly path: string }, context: Context): Promise<object> {
  return { body: `${event.path}${context.awsRequestId}` };
}
function withCallback(_event: unknown, _context: Context, callback: Callback<object>): void {
  callback(undefined, { body: 'called back' });
}

const options = {
  lambda: { proxy, calledBack, typed, token, request, cognito, balancer, plain, withCallback },
} satisfies GatewayOptions;

test.each([
  ['proxy', '/x proxy true'],
  ['calledBack', 'GET'],
  ['typed', '/x'],
  ['withCallback', 'called back'],
])('%s responds', async (name, body) => {
  const uri = WORK.replace('function:work', `function:${name}`);
  const integration = { type: 'aws_proxy', httpMethod: 'POST', uri };
  const document = {
    openapi: '3.0.1',
    info: { title: 'T', version: '1' },
    paths: { '/x': { get: { 'x-amazon-apigateway-integration': integration } } },
  };
  expect((await inMemory(document, undefined, options).send({ path: '/x' })).text).toBe(body);
});
