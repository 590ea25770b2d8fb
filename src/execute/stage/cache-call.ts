import { GatewayError } from '../../errors.js';
import type { IntegrationRequest } from '../../model/message.js';
import type { SharedCall } from '../../stage/cache/response-cache.js';
import { settled } from '../callers/deadline.js';
import type { EndpointCall } from '../request-context/settings.js';
import { SharedClient, SharedMethodRequest } from './shared-client.js';
import { type EndpointOutcome, wholeResponse } from './whole-response.js';

/**
 * A call whose response is to be kept, and which requests for the same missing entry share. It goes on
 * if the client that it was begun for leaves while others wait.
 */
export class CacheCall implements SharedCall {
  /** What came of it, for the request that it was begun for. */
  readonly outcome: Promise<EndpointOutcome>;
  isSuperseded = false;
  readonly #client: SharedClient = new SharedClient();

  constructor(request: IntegrationRequest, send: EndpointCall) {
    this.#client.join(request.methodRequest.request);
    const methodRequest = new SharedMethodRequest(request.methodRequest, this.#client);
    this.outcome = carryOut({ ...request, methodRequest }, send);
    const release = (): void => this.#client.release();
    // A response that passes on ends when its client leaves.
    this.outcome.then(({ passing }) => passing ?? release(), release);
  }

  /** Whether it was given up, because all clients have left. */
  get isGivenUp(): boolean {
    return this.#client.hasLeft;
  }

  /**
   * Waits for it on behalf of another request.
   * @throws GatewayError the failure of the call; `INTEGRATION_TIMEOUT` after the request's own time
   */
  async wait({ methodRequest, timeoutInMillis }: IntegrationRequest): Promise<EndpointOutcome> {
    const leave = this.#client.join(methodRequest.request);
    try {
      return await settled(this.outcome, timeoutInMillis, () => late(timeoutInMillis));
    } finally {
      leave();
    }
  }
}

/** Whether a request may share a call: the body that one client is still sending cannot serve others. */
export function canShare({ body }: IntegrationRequest): boolean {
  return body === undefined || body instanceof Uint8Array;
}

async function carryOut(request: IntegrationRequest, send: EndpointCall): Promise<EndpointOutcome> {
  return wholeResponse(request, await send(request));
}

function late(timeoutInMillis: number): GatewayError {
  const cause = new Error(
    `The call of another request, whose response this one waits for, took longer than ${timeoutInMillis} ms`,
  );
  return new GatewayError('INTEGRATION_TIMEOUT', undefined, { cause });
}
