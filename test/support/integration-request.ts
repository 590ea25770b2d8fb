import type { IntegrationRequest, MethodRequest } from '../../src/model/message.js';
import { text, wire } from './headers.js';

/** An IntegrationRequest with what a test says of it; the document behind it plays no part. */
export function integrationRequest(
  parts: Partial<IntegrationRequest> & { readonly origin: string },
): IntegrationRequest {
  return {
    httpMethod: 'GET',
    path: '/',
    headers: wire(),
    body: undefined,
    contentLength: undefined,
    timeoutInMillis: 10_000,
    buffered: false,
    insecureSkipVerification: false,
    integration: undefined as never,
    methodRequest: methodRequest(),
    call: undefined as never,
    ...parts,
  };
}

function methodRequest(): MethodRequest {
  return {
    request: {
      httpMethod: 'GET',
      path: '/',
      queryString: '',
      headers: [],
      body: undefined,
      sourceIp: '',
    },
    httpMethod: 'GET',
    pathParameters: new Map(),
    queryParameters: new Map(),
    headers: text([]),
    header: () => undefined,
  };
}
