import { isRecord, kindOf, ownMembers } from '../../checks/value-kinds.js';
import { checkedHeaders } from '../../http/header-field.js';
import type { CallLimits } from '../../http/under-way.js';
import type { HeaderList } from '../../model/headers.js';
import type { BackendResponse, EndpointResponse, IntegrationRequest } from '../../model/message.js';
import type { EndpointCall } from '../request-context/settings.js';
import { checkedResponse, withDeadline } from './callers-backend.js';
import { isStream } from './callers-stream.js';
import { cancelQuietly, leave } from './leave.js';

/**
 * Calls the backend.
 * @param request sent instead of the hook's own request, which supplies the members that it lacks
 */
export type NextCall = (request?: ChangedRequest) => Promise<EndpointResponse>;

/** The members of an integration request that a hook replaces. */
export type ChangedRequest = Partial<Omit<IntegrationRequest, 'headers'>> & {
  /** Names and values in turn, values as bytes. */
  readonly headers?: HeaderList | undefined;
};

/**
 * Surrounds every call of a backend: a cache, a circuit breaker, a log of calls. It returns what `next`
 * resolved to, or a response of its own, as a function in `backends` would.
 */
export type IntegrateHook = (
  request: IntegrationRequest,
  next: NextCall,
) => EndpointResponse | BackendResponse | Promise<EndpointResponse | BackendResponse>;

/**
 * A backend with the `integrate` hook around it. The hook has the time of the call and
 * `hookTimeoutInMillis` of its own; its response is checked like that of a backend. Responses that it
 * received are discarded if it fails or returns another one.
 */
export function integrated(
  hook: IntegrateHook,
  backend: EndpointCall,
  hookTimeoutInMillis: number,
  { underWay }: CallLimits,
): EndpointCall {
  return async (request) => {
    const calls = new HookCalls(request, backend);
    const timeoutInMillis = request.timeoutInMillis + hookTimeoutInMillis;
    const call = () => hook(request, (changed) => calls.next(changed));
    try {
      const client = request.methodRequest.request;
      const given = await withDeadline({ name: NAME, timeoutInMillis, call }, client);
      return calls.passed(given) ?? checkedResponse(given, NAME, request, underWay);
    } catch (cause) {
      calls.discardAll();
      throw cause;
    }
  };
}

/** The calls that a hook makes for one request. */
class HookCalls {
  readonly #request: IntegrationRequest;
  readonly #backend: EndpointCall;
  #responses: readonly EndpointResponse[] = [];
  #failed = false;

  constructor(request: IntegrationRequest, backend: EndpointCall) {
    this.#request = request;
    this.#backend = backend;
  }

  /** If it rejects and the hook does not await it, the process must not end. */
  next(changed: unknown): Promise<EndpointResponse> {
    const response = this.#call(changed);
    leave(response);
    return response;
  }

  async #call(changed: unknown): Promise<EndpointResponse> {
    const response = await this.#backend(changedRequest(this.#request, changed));
    this.#responses = [...this.#responses, response];
    if (this.#failed) {
      cancelQuietly(response.body);
    }
    return response;
  }

  /** The response of a call, if the hook returned it unchanged. */
  passed(given: unknown): EndpointResponse | undefined {
    const passed = this.#responses.find((response) => response === given);
    if (passed !== undefined) {
      checkedHeaders(passed.headers); // the hook may have changed the list that it received
      this.#discard(passed);
    }
    return passed;
  }

  discardAll(): void {
    this.#failed = true;
    this.#discard(undefined);
  }

  #discard(kept: EndpointResponse | undefined): void {
    for (const response of this.#responses) {
      if (response !== kept) {
        cancelQuietly(response.body);
      }
    }
  }
}

const NAME = 'integrate hook';

/** The length that the client declared does not apply to another body. */
function changedRequest(request: IntegrationRequest, changed: unknown): IntegrationRequest {
  if (changed === undefined || changed === request) {
    return request;
  }
  if (!isRecord(changed)) {
    throw new TypeError(`next was called with ${kindOf(changed)}: pass an integration request`);
  }
  const members = Object.fromEntries(ownMembers(changed));
  const { body, headers = request.headers } = members;
  members.headers = headers === request.headers ? headers : checkedHeaders(headers);
  if (body === undefined || body === request.body) {
    return { ...request, ...members };
  }
  if (!(body instanceof Uint8Array) && !isStream(body)) {
    throw new TypeError(
      `next was called with a body that is ${kindOf(body)}: pass bytes or a stream`,
    );
  }
  return { ...request, contentLength: undefined, ...members };
}
