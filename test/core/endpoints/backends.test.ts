import { describe, expect, test } from 'vitest';
import { backendsOf, callsOf, needsHttp } from '../../../src/core/endpoints/backends.js';
import { withDefaults } from '../../../src/core/settings.js';
import type { EndpointCall } from '../../../src/execute/request-context/settings.js';
import { UnderWay } from '../../../src/http/under-way.js';
import { importRestApi } from '../../../src/import/import-rest-api.js';
import type { EndpointResponse } from '../../../src/model/message.js';
import { documentOf } from '../../support/in-memory.js';
import { integrationRequest } from '../../support/integration-request.js';

const LIMITS = { payloadLimit: 10, underWay: new UnderWay() };
const apiOf = (type: string, uri?: string) =>
  importRestApi(
    documentOf({
      type,
      httpMethod: 'POST',
      uri,
      responses: { default: { statusCode: 200 } },
    }),
  );
const response = { statusCode: 204 };

test.each<[type: string, uri: string | undefined, backends: object, needed: boolean]>([
  ['http', 'http://a.test/', {}, true],
  ['http_proxy', 'http://a.test/', {}, true],
  ['http', 'http://a.test/', { HTTP_PROXY: () => response }, true],
  ['http', 'http://a.test/', { HTTP: () => response }, false],
  ['aws_proxy', 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/x', {}, false],
  ['mock', undefined, {}, false],
])(
  'an API with %s at %s and the backends %o needs the client: %s',
  (type, uri, backends, needed) => {
    expect(needsHttp(apiOf(type, uri), { backends })).toBe(needed);
  },
);

test.each<[uri: string, options: object, needed: boolean]>([
  ['sqs:path/1/jobs', { aws: {} }, true],
  ['sqs:path/1/jobs', {}, false],
  ['sqs:path/1/jobs', { aws: {}, backends: { AWS: () => response } }, false],
  ['lambda:path/2015-03-31/functions/f/invocations', { aws: {} }, false],
])('an API that calls %s with %o needs the client: %s', (uri, options, needed) => {
  const api = apiOf('aws', `arn:aws:apigateway:us-east-1:${uri}`);
  expect(needsHttp(api, options)).toBe(needed);
});

test('a method without an integration needs no client', () => {
  const document = {
    openapi: '3.0.1',
    info: { title: 'a', version: '1' },
    paths: { '/x': { get: {} } },
  };
  expect(needsHttp(importRestApi(document), {})).toBe(false);
});

describe('the backend of a type', () => {
  const http: EndpointCall = async () => ({ statusCode: 201 }) as EndpointResponse;
  const send = async (call: EndpointCall | undefined) =>
    (await call?.(integrationRequest({ origin: 'http://a.test' })))?.statusCode;

  test('is the caller’s, or the client for those that call a URL', async () => {
    const options = withDefaults({ backends: { HTTP: () => response, AWS: () => response } });
    const backends = backendsOf(options, http, LIMITS);
    expect([...backends.keys()].sort()).toEqual(['AWS', 'HTTP', 'HTTP_PROXY']);
    expect(await send(backends.get('HTTP'))).toBe(204);
    expect(await send(backends.get('AWS'))).toBe(204);
    expect(backends.get('HTTP_PROXY')).toBe(http);
  });

  test('is missing where there is neither', () => {
    expect([...backendsOf(withDefaults({}), undefined, LIMITS).keys()]).toEqual([]);
  });

  test('names its type where it fails', async () => {
    const fail = () => {
      throw new Error('down');
    };
    const backends = backendsOf(withDefaults({ backends: { AWS: fail } }), undefined, LIMITS);
    await expect(send(backends.get('AWS'))).rejects.toMatchObject({
      cause: { message: 'The AWS backend threw: down' },
    });
  });

  test('is called by the option integrate', async () => {
    const integrate = async () => ({ statusCode: 418 });
    const backends = backendsOf(withDefaults({ integrate }), http, LIMITS);
    expect(await send(backends.get('HTTP'))).toBe(418);
  });
});

test('calls are printed where DEBUG asks for them', async () => {
  const client = { send: async () => response as EndpointResponse, close: async () => {} };
  const silent = Object.assign(() => expect.unreachable(), { enabled: false });
  expect(callsOf(client, silent, false)).toBe(client.send);
  const printed: unknown[][] = [];
  const debug = Object.assign((...texts: unknown[]) => void printed.push(texts), { enabled: true });
  const request = {
    ...integrationRequest({ origin: 'http://a.test', path: '/?X-Amz-Signature=01ab' }),
    call: { api: apiOf('mock'), resourcePath: '/x', httpMethod: 'GET' } as never,
  };
  for (const traceSecrets of [true, false, undefined]) {
    await callsOf(client, debug, traceSecrets)(request);
  }
  const line = (value: string) => ['%s', `GET http://a.test/?X-Amz-Signature=${value} → 204`];
  expect(printed).toEqual([line('01ab'), line('*****'), line('*****')]);
});
