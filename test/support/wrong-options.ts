import { expect } from 'vitest';
import { createGateway, type GatewayOptions } from '../../src/gateway.js';
import { documentOf } from './in-memory.js';

/** A document with a method that has a security scheme of each kind. */
export const securedDocument = documentOf(
  { type: 'mock' },
  {
    operation: { security: [{ login: [], sigv4: [], key: [], nowhere: [] }] },
    root: {
      'x-amazon-apigateway-policy': {
        Version: '2012-10-17',
        Statement: { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' },
      },
      components: {
        securitySchemes: {
          login: {
            type: 'apiKey',
            name: 'Authorization',
            in: 'header',
            'x-amazon-apigateway-authorizer': { type: 'token' },
          },
          unused: { type: 'http', scheme: 'bearer' },
          sigv4: {
            type: 'apiKey',
            name: 'Authorization',
            in: 'header',
            'x-amazon-apigateway-authtype': 'awsSigv4',
          },
          key: { type: 'apiKey', name: 'x-api-key', in: 'header' },
        },
      },
    },
  },
);

/** Expects that a gateway with these options is not made, and what the TypeError says. */
export function expectRefused(options: unknown, sentence: RegExp): void {
  expect(() => createGateway(securedDocument, options as GatewayOptions)).toThrow(
    expect.objectContaining({ name: 'TypeError', message: expect.stringMatching(sentence) }),
  );
}
