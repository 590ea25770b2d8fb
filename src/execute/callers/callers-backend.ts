import { isThenable, reasonOf } from '../../checks/value-kinds.js';
import { GatewayError, isGatewayError } from '../../errors.js';
import { limitRequestBody } from '../../http/body.js';
import { whenClientLeaves } from '../../http/messages/when-client-leaves.js';
import type { CallLimits, UnderWay } from '../../http/under-way.js';
import type { Backend, EndpointResponse, GatewayRequest } from '../../model/message.js';
import type { EndpointCall } from '../request-context/settings.js';
import { giveUpResponse, readResponse } from './backend-response.js';
import { type BodyTimeouts, CallersBody } from './callers-body.js';
import { settled } from './deadline.js';

/**
 * Wraps a caller's function as a backend. It has `timeoutInMillis` for its response, and a signal tells
 * it to give up; the request body breaks off past the limit, and the response is checked.
 * @param name for the cause of an error: `AWS backend`
 */
export function callersBackend(
  backend: Backend,
  name: string,
  { payloadLimit, underWay }: CallLimits,
): EndpointCall {
  return async (request) => {
    const limited = { ...request, body: limitRequestBody(request.body, payloadLimit) };
    const call = (signal: () => AbortSignal) => backend(limited, signal());
    const { timeoutInMillis, methodRequest } = request;
    const client = methodRequest.request;
    const response = await withDeadline({ name, timeoutInMillis, call }, client);
    return checkedResponse(response, name, request, underWay);
  };
}

/** Checks what a caller's function returned as its response. */
export function checkedResponse(
  given: unknown,
  name: string,
  timeouts: BodyTimeouts,
  underWay: UnderWay,
): EndpointResponse {
  const response = readResponse(given, name, timeouts);
  if (response.body instanceof CallersBody) {
    response.body.countIn(underWay);
  }
  return response;
}

/** A caller's function that carries out a call. */
export interface CallersCall {
  /** For the cause of an error: `AWS backend`. */
  readonly name: string;
  readonly timeoutInMillis: number;
  /**
   * @param signal a signal that aborts when the client has disconnected or the deadline has passed; made when
   * it is needed, because it costs more than a short function
   */
  readonly call: (signal: () => AbortSignal) => unknown;
}

/**
 * Calls a caller's function and returns its response, within the time it has.
 * @throws GatewayError `INTEGRATION_TIMEOUT`; `DEFAULT_5XX` if the function throws
 */
export async function withDeadline(
  { name, timeoutInMillis, call }: CallersCall,
  client: GatewayRequest,
): Promise<unknown> {
  const deadline = new AbortController();
  let isOver = false;
  const clientLeft = (reason: unknown): void => {
    if (!isOver) {
      deadline.abort(reason);
    }
  };
  const unwatch = whenClientLeaves(client, { clientLeft });
  let given: unknown;
  try {
    given = call(() => deadline.signal);
    return await settled(given, timeoutInMillis, () => {
      const cause = new Error(`The ${name} returned no response within ${timeoutInMillis} ms`);
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
    isOver = true;
    unwatch();
  }
}

function broken(name: string, cause: unknown): GatewayError {
  return new GatewayError('DEFAULT_5XX', undefined, {
    cause: new Error(`The ${name} threw: ${reasonOf(cause)}`, { cause }),
  });
}
