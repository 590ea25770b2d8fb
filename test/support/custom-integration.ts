import type { GatewayRequest } from '../../src/model/message.js';
import { documentOf } from './in-memory.js';

/** A document whose POST /x is an integration of type http, with what a test adds to it. */
export function httpIntegration(
  more: object = {},
  operation: object = {},
  root: object = {},
): object {
  return documentOf(
    {
      type: 'http',
      httpMethod: 'POST',
      uri: 'http://backend.test/c',
      responses: { default: { statusCode: 200 } },
      ...more,
    },
    { method: 'post', operation, root },
  );
}

/** A request for it. */
export function post(text: string, headers: readonly string[] = []): Partial<GatewayRequest> {
  return {
    httpMethod: 'POST',
    path: '/x',
    headers,
    body: text === '' ? undefined : new TextEncoder().encode(text),
  };
}
