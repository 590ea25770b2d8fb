import type { GatewayError } from '../../errors.js';
import type { IntegrateHook } from '../../execute/callers/integrate.js';
import type { GatewayRequest } from '../../model/message.js';

/** What becomes of one request, collected from the hooks of the gateway. */
export interface ServedRequest {
  /** The status of the backend's response; `undefined` if none was called, or none responded. */
  backendStatus: number | undefined;
  /** Why the gateway itself responded. */
  failure: GatewayError | undefined;
}

/** Finds the facts about a request that hooks report one by one. */
export class ServedRequests {
  readonly #requests = new WeakMap<GatewayRequest, ServedRequest>();

  of(request: GatewayRequest): ServedRequest {
    const known = this.#requests.get(request) ?? { backendStatus: undefined, failure: undefined };
    this.#requests.set(request, known);
    return known;
  }

  /** The hook that notes the status of the backend's response. */
  readonly integrate: IntegrateHook = async (request, next) => {
    const response = await next();
    this.of(request.methodRequest.request).backendStatus = response.statusCode;
    return response;
  };

  /** The hook that notes a failure. */
  readonly onError = (error: GatewayError, request: GatewayRequest): void => {
    this.of(request).failure ??= error;
  };
}
