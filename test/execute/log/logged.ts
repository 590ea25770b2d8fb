import { expect } from 'vitest';
import type { ExecutionLog } from '../../../src/execute/log/execution-log.js';
import type { BackendResponse } from '../../../src/model/message.js';
import { documentOf, inMemory } from '../../support/in-memory.js';

/** A document whose POST /pets/{id} is an integration of type http, with what a test adds to it. */
export const http = (more: object = {}): object =>
  documentOf(
    {
      type: 'http',
      httpMethod: 'POST',
      uri: 'http://backend.test/{id}',
      requestParameters: { 'integration.request.path.id': 'method.request.path.id' },
      responses: { default: { statusCode: 200 } },
      ...more,
    },
    { path: '/pets/{id}', method: 'post' },
  );

/** {@link http} with schemes that an operation may name. */
export const secured = (operation: object): object => {
  const document = JSON.parse(JSON.stringify(http()));
  Object.assign(document.paths['/pets/{id}'].post, operation);
  return withSchemes(document);
};

/** The document with security schemes. */
export function withSchemes(document: object): object {
  const token = { type: 'apiKey', in: 'header', name: 'Authorization' };
  const request = {
    type: 'request',
    identitySource: 'method.request.header.X-Session, method.request.querystring.ticket',
  };
  return {
    ...document,
    components: {
      securitySchemes: {
        token: { ...token, 'x-amazon-apigateway-authorizer': { type: 'token' } },
        request: { ...token, 'x-amazon-apigateway-authorizer': request },
        key: { type: 'apiKey', in: 'header', name: 'x-api-key' },
      },
    },
  };
}

/** The execution log of one request. */
export async function logOf(
  document: object,
  request: object,
  options: object = {},
  backend: () => BackendResponse = created,
): Promise<ExecutionLog> {
  const logs: ExecutionLog[] = [];
  const { send } = inMemory(document, backend, { trace: (log) => logs.push(log), ...options });
  await send(request);
  expect(logs).toHaveLength(1);
  return logs[0] as ExecutionLog;
}

/** What the backend responds. */
export const created = (): BackendResponse => ({
  statusCode: 201,
  headers: ['X-B', 'b', 'Set-Cookie', 'sid=verysecret'],
  body: '{"a":1}',
});
/** A request for that document, with credentials. */
export const POST = {
  httpMethod: 'POST',
  path: '/pets/7',
  queryString: 'foo=bar',
  headers: [
    'content-type',
    'application/json',
    'Authorization',
    'Bearer abcdefghij',
    'Cookie',
    'a=12345678',
  ],
  body: new TextEncoder().encode('{"in":1}'),
};
