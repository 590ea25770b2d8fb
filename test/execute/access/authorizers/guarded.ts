import type { GatewayOptions } from '../../../../src/gateway.js';
import type { LambdaHandler } from '../../../../src/model/lambda.js';
import { type InMemoryGateway, inMemory } from '../../../support/in-memory.js';
import { OPEN, stated } from '../policies.js';

/** The URI of the function `auth`. */
export const AUTH =
  'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:auth/invocations';

const ECHO = {
  type: 'mock',
  requestTemplates: { 'application/json': '{"statusCode": 200}' },
  responses: {
    default: {
      statusCode: '200',
      responseTemplates: {
        'application/json':
          '{"who":"$context.authorizer.principalId","n":"$context.authorizer.n","latency":"$context.authorizer.integrationLatency"}',
      },
    },
  },
};

/** A gateway whose methods ask the function `auth`, and what the function got. */
export interface Guarded extends InMemoryGateway {
  readonly events: readonly unknown[];
}

/** The settings of the authorizer, and whatever else differs. */
export interface Guard {
  readonly authorizer?: object;
  readonly scheme?: object;
  readonly options?: GatewayOptions;
  readonly operation?: object;
  /** What differs in POST /x. */
  readonly post?: object;
  readonly root?: object;
}

/** An API with `/`, `/x` and `/x/{id}`, whose authorizer is the function `auth`. */
export function guarded(
  auth: LambdaHandler = () => stated(OPEN),
  { authorizer = {}, scheme = {}, options = {}, operation = {}, post = {}, root = {} }: Guard = {},
): Guarded {
  const events: unknown[] = [];
  const guard = {
    type: 'apiKey',
    name: 'Authorization',
    in: 'header',
    'x-amazon-apigateway-authtype': 'custom',
    'x-amazon-apigateway-authorizer': {
      type: 'token',
      authorizerUri: AUTH,
      authorizerResultTtlInSeconds: 0,
      ...authorizer,
    },
    ...scheme,
  };
  const get = {
    security: [{ guard: [] }],
    responses: { 200: { description: 'ok' } },
    'x-amazon-apigateway-integration': ECHO,
    ...operation,
  };
  const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };
  const document = {
    openapi: '3.0.1',
    info: { title: 'Guarded', version: '1' },
    components: {
      securitySchemes: { guard, key: { type: 'apiKey', name: 'x-api-key', in: 'header' } },
    },
    paths: {
      '/': { get },
      '/x': { get, post: { ...get, ...post } },
      '/x/{id}': { get: { ...get, parameters: [id] } },
    },
    ...root,
  };
  const heard: LambdaHandler = (event, ...rest) => {
    events.push(event);
    return auth(event, ...rest);
  };
  const api = inMemory(document, undefined, { lambda: { auth: heard }, ...options });
  return { ...api, events };
}

/** A request with a token. */
export const asking = (path = '/x', token = 't'): { path: string; headers: readonly string[] } => ({
  path,
  headers: ['Authorization', token],
});
