import { isThenable, reasonOf } from '../checks/value-kinds.js';
import { GatewayError } from '../errors.js';
import { bytesBody, limitRequestBody, NO_BYTES } from '../http/body.js';
import type { UnderWay } from '../http/under-way.js';
import { readJson, type Value } from '../java/json/index.js';
import type { Backend, EndpointResponse, IntegrationRequest } from '../model/message.js';
import { giveUpAnswer, readAnswer } from './callers/backend-response.js';
import { CallersBody } from './callers/callers-body.js';
import { settled } from './callers/deadline.js';
import type { IntegrationAnswer } from './integration-response.js';
import { decodeUtf8 } from './payload/binary.js';

/**
 * A backend: our own keeps `timeoutInMillis` and the payload limit and notices by itself when the
 * client leaves; a caller's is told.
 */
export type IntegrationBackend =
  | { readonly own: true; send(request: IntegrationRequest): Promise<EndpointResponse> }
  | { readonly own: false; readonly send: Backend };

/**
 * Calls the endpoint of an integration.
 * @param limit bytes that a streamed request body may have
 * @param underWay counts the body of a caller's backend
 * @throws GatewayError `API_CONFIGURATION_ERROR` where nothing serves the integration's type
 */
export function callBackend(
  backend: IntegrationBackend | undefined,
  request: IntegrationRequest,
  limit: number,
  underWay: UnderWay,
): Promise<EndpointResponse> {
  if (backend === undefined) {
    const { type } = request.integration;
    throw new GatewayError('API_CONFIGURATION_ERROR', undefined, {
      cause: new Error(`Nothing serves ${type} integrations: give backends: { ${type}: … }`),
    });
  }
  const answer = backend.own
    ? backend.send(request)
    : callOther(backend.send, limited(request, limit), underWay);
  const isHead = request.httpMethod === 'HEAD';
  return isHead && request.methodRequest.request.httpMethod !== 'HEAD'
    ? answer.then(withoutBody)
    : answer;
}

/**
 * A HEAD of the integration's or of an override: the declared length is that of a body which does
 * not come, and the client, who sent another method, would wait for it.
 */
function withoutBody(response: EndpointResponse): EndpointResponse {
  response.body.cancel();
  return { ...response, body: bytesBody(NO_BYTES) };
}

/** What a caller's backend answers is checked before it goes on. */
async function callOther(
  send: Backend,
  request: IntegrationRequest,
  underWay: UnderWay,
): Promise<EndpointResponse> {
  const { type } = request.integration;
  const answer = await withDeadline(send, request);
  const response = readAnswer(answer, type, request);
  if (response.body instanceof CallersBody) {
    response.body.countIn(underWay);
  }
  return response;
}

/** A caller's backend gets a body that breaks off past the limit. */
function limited(request: IntegrationRequest, limit: number): IntegrationRequest {
  return { ...request, body: limitRequestBody(request.body, limit) };
}

/** A caller's backend has `timeoutInMillis` for its answer; its signal tells it to give up. */
async function withDeadline(send: Backend, request: IntegrationRequest): Promise<unknown> {
  const client = request.methodRequest.request.signal;
  const deadline = new AbortController();
  const giveUp = () => deadline.abort(client?.reason);
  client?.addEventListener('abort', giveUp, { once: true });
  let answer: unknown;
  try {
    answer = send(request, deadline.signal);
    return await settled(answer, request.timeoutInMillis, () => {
      const error = new GatewayError('INTEGRATION_TIMEOUT');
      deadline.abort(error);
      return error;
    });
  } catch (cause) {
    if (deadline.signal.aborted && isThenable(answer)) {
      answer.then(giveUpAnswer, () => {});
    }
    throw cause instanceof GatewayError ? cause : broken(request, cause);
  } finally {
    client?.removeEventListener('abort', giveUp);
  }
}

function broken({ integration }: IntegrationRequest, cause: unknown): GatewayError {
  return new GatewayError('DEFAULT_5XX', undefined, {
    cause: new Error(`The ${integration.type} backend threw: ${reasonOf(cause)}`, { cause }),
  });
}

/**
 * A mock's answer: the status that its payload asks for, and no body. The payload is what the request
 * template made, or the client's own where none applies. AWS reads it leniently (bare keys, single
 * quotes, surplus commas), but the status must be an integer.
 * AWS: "Set up mock integrations in API Gateway"; that a payload without a status is a 500 was seen
 * on the service (aws/aws-cdk#18297, alma-cdk/openapix#37).
 * @throws GatewayError `API_CONFIGURATION_ERROR`
 */
export function mockAnswer(payload: Uint8Array): IntegrationAnswer {
  const status = statusCodeIn(decodeUtf8(payload));
  if (typeof status === 'number') {
    return { status: String(status), response: undefined, bytes: NO_BYTES };
  }
  throw new GatewayError('API_CONFIGURATION_ERROR', undefined, {
    cause: new Error(
      'Unable to parse statusCode. It should be an integer that is defined in the request template.',
    ),
  });
}

function statusCodeIn(payload: string): Value | undefined {
  try {
    const value = readJson(payload);
    if (value === null || typeof value !== 'object' || value.kind !== 'Map') {
      return undefined;
    }
    return value.entries.get('statusCode');
  } catch {
    return undefined;
  }
}
