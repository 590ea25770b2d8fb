import type { GatewayOptions } from '../../../src/gateway.js';
import {
  type Answer,
  documentOf,
  type InMemoryGateway,
  inMemory,
} from '../../support/in-memory.js';

/** Security schemes that an operation may name. */
export const SCHEMES = {
  lambda: {
    type: 'apiKey',
    name: 'Authorization',
    in: 'header',
    'x-amazon-apigateway-authtype': 'custom',
    'x-amazon-apigateway-authorizer': { type: 'token', authorizerResultTtlInSeconds: 0 },
  },
  key: { type: 'apiKey', name: 'x-api-key', in: 'header' },
  iam: {
    type: 'apiKey',
    name: 'Authorization',
    in: 'header',
    'x-amazon-apigateway-authtype': 'awsSigv4',
  },
  oauth: { type: 'oauth2', flows: {} },
};

/** A document whose GET /x has these requirements; its backend is told what $context knows of the caller. */
export function secured(security: readonly object[], root: object = {}): object {
  return documentOf(
    {
      type: 'http_proxy',
      httpMethod: 'GET',
      uri: 'http://backend.test/x',
      requestParameters: {
        'integration.request.header.principal': 'context.authorizer.principalId',
        'integration.request.header.claim': "context.authorizer.claims['custom:role']",
        'integration.request.header.number': 'context.authorizer.number',
        'integration.request.header.key-id': 'context.identity.apiKeyId',
      },
    },
    { operation: { security }, root: { components: { securitySchemes: SCHEMES }, ...root } },
  );
}

/** What became of a request. */
export interface Asked extends InMemoryGateway {
  readonly answer: Answer;
  /** The headers of the integration request. */
  readonly sent: readonly string[];
}

/** Sends GET /x. */
export async function ask(
  document: object,
  options: GatewayOptions = {},
  headers: readonly string[] = [],
): Promise<Asked> {
  const api = inMemory(document, undefined, options);
  const answer = await api.send({ path: '/x', headers });
  return { ...api, answer, sent: api.calls[0]?.headers ?? [] };
}

export const TOKEN: readonly string[] = ['Authorization', 'Bearer t'];
