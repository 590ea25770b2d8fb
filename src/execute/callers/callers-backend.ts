import { isThenable, reasonOf } from '../../checks/value-kinds.js';
import { GatewayError, isGatewayError } from '../../errors.js';
import { limitRequestBody } from '../../http/body.js';
import type { UnderWay } from '../../http/under-way.js';
import type { Backend, EndpointResponse, IntegrationRequest } from '../../model/message.js';
import type { EndpointCall } from '../request-context/settings.js';
import { giveUpResponse, readResponse } from './backend-response.js';
import { CallersBody } from './callers-body.js';
import { settled } from './deadline.js';

/** What a gateway holds its caller's functions to. */
export interface CallLimits {
  /** Bytes that a streamed request body may have. */
  readonly payloadLimit: number;
  /** Counts the bodies that the caller's functions give. */
  readonly underWay: UnderWay;
}

/**
 * A backend of the caller as the boxes know backends: it has `timeoutInMillis` for its response, and
 * its signal tells it to give up; its request's body breaks off past the limit, and its response is
 * checked.
 * @param name for the cause of an error: `AWS backend`
 */
export function callersBackend(
  backend: Backend,
  name: string,
  { payloadLimit, underWay }: CallLimits,
): EndpointCall {
  return async (request) => {
    const limited = { ...request, body: limitRequestBody(request.body, payloadLimit) };
    const call = (signal: AbortSignal) => backend(limited, signal);
    const { timeoutInMillis, methodRequest } = request;
    const client = methodRequest.request.signal;
    const response = await withDeadline({ name, timeoutInMillis, call }, client);
    return checkedResponse(response, name, request, underWay);
  };
}

/** What a caller's function gave as a response is checked before it goes on. */
export function checkedResponse(
  given: unknown,
  name: string,
  request: IntegrationRequest,
  underWay: UnderWay,
): EndpointResponse {
  const response = readResponse(given, name, request);
  if (response.body instanceof CallersBody) {
    response.body.countIn(underWay);
  }
  return response;
}

/** A function of the caller that carries a call. */
export interface CallersCall {
  /** For the cause of an error: `AWS backend`. */
  readonly name: string;
  readonly timeoutInMillis: number;
  /** @param signal fires when the client has gone or the deadline has passed */
  readonly call: (signal: AbortSignal) => unknown;
}

/**
 * What a caller's function responds within its time.
 * @throws GatewayError `INTEGRATION_TIMEOUT`; `DEFAULT_5XX` where the function throws
 */
export async function withDeadline(
  { name, timeoutInMillis, call }: CallersCall,
  client: AbortSignal | undefined,
): Promise<unknown> {
  const deadline = new AbortController();
  const giveUp = () => deadline.abort(client?.reason);
  client?.addEventListener('abort', giveUp, { once: true });
  let given: unknown;
  try {
    given = call(deadline.signal);
    return await settled(given, timeoutInMillis, () => {
      const cause = new Error(`The ${name} gave no response within ${timeoutInMillis} ms`);
      const error = new GatewayError('INTEGRATION_TIMEOUT', undefined, { cause });
      deadline.abort(error);
      return error;
    });
  } catch (cause) {
    if (deadline.signal.aborted && isThenable(given)) {
      given.then(giveUpResponse, () => {});
    }
    throw isGatewayError(cause) ? cause : broken(name, cause);
  } finally {
    client?.removeEventListener('abort', giveUp);
  }
}

function broken(name: string, cause: unknown): GatewayError {
  return new GatewayError('DEFAULT_5XX', undefined, {
    cause: new Error(`The ${name} threw: ${reasonOf(cause)}`, { cause }),
  });
}
