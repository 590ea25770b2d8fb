import type { Agent } from 'undici';
import { GatewayError } from '../errors.js';
import { UnderWay } from '../http/under-way.js';
import type { EndpointResponse, IntegrationRequest } from '../model/message.js';
import { undici } from '../on-demand.cjs';
import type { HttpDispatcher } from './dispatcher.js';
import { HttpCall } from './http-call.js';
import { unverifiedConnector } from './unverified-tls.js';

/** What the calls of one gateway share. */
export interface HttpBackendOptions {
  /** The caller's dispatcher: it decides about TLS, connections and proxies, and the caller closes it. */
  readonly dispatcher?: HttpDispatcher | undefined;
  /** Bytes that a streamed request body may have. */
  readonly payloadLimit: number;
}

/** The endpoints that HTTP and HTTP_PROXY integrations name. */
export interface HttpBackend {
  /**
   * Sends one request, once: no redirect is followed and nothing is sent again.
   * Rejects with a GatewayError, or with the signal's reason when the client has left.
   * @param signal the client's by default
   */
  readonly send: (request: IntegrationRequest, signal?: AbortSignal) => Promise<EndpointResponse>;
  /**
   * Waits for the calls under way, to the last byte of their responses, and closes the connections
   * that were opened here. Whatever is sent from now on is refused.
   */
  close(): Promise<void>;
}

/** Calls backends by undici, which is loaded in the background, or for the first call. */
export function createHttpBackend({ dispatcher, payloadLimit }: HttpBackendOptions): HttpBackend {
  const agents = new Agents();
  const underWay = new UnderWay();
  if (dispatcher === undefined) {
    agents.warmUp();
  }
  return {
    send: (request, signal) =>
      new Promise((resolve, reject) => {
        if (underWay.isClosed) {
          reject(closedFailure());
          return;
        }
        const call = new HttpCall(request, payloadLimit, resolve, reject, underWay);
        call.start(dispatcher ?? agents.for(request), dispatcher === undefined, signal);
      }),
    close: () => {
      agents.stopWarmUp();
      return underWay.close(() => agents.close());
    },
  };
}

function closedFailure(): GatewayError {
  return new GatewayError('API_CONFIGURATION_ERROR', undefined, {
    cause: new Error('The gateway is closed: no backend is called any more'),
  });
}

/** One pool of connections where certificates are verified, and one for integrations that ask for less. */
class Agents {
  #verified: Agent | undefined;
  #unverified: Agent | undefined;
  #warmUpTimer: NodeJS.Immediate | undefined;

  /** Loads the client before the first request needs it, without keeping an idle process alive. */
  warmUp(): void {
    const loaded = () => void this.for({ insecureSkipVerification: false });
    this.#warmUpTimer = setImmediate(loaded).unref();
  }

  stopWarmUp(): void {
    clearImmediate(this.#warmUpTimer);
  }

  for(request: Pick<IntegrationRequest, 'insecureSkipVerification'>): Agent {
    if (request.insecureSkipVerification) {
      this.#unverified ??= new (undici().Agent)({ ...SETTINGS, connect: unverifiedConnector() });
      return this.#unverified;
    }
    this.#verified ??= new (undici().Agent)(SETTINGS);
    return this.#verified;
  }

  async close(): Promise<void> {
    await Promise.all([this.#verified?.close(), this.#unverified?.close()]);
  }
}

// The deadline is the integration's and is kept by the call: undici's own clock ticks in steps
// of half a second. Sockets that were idle for four seconds (or for two seconds less than the
// backend's `Keep-Alive: timeout=`) are not used again, so that few requests meet a connection that
// the backend is about to close; those that do fail, for sending them again might do their work twice.
const SETTINGS: Agent.Options = {
  headersTimeout: 0,
  bodyTimeout: 0,
  keepAliveTimeout: 4_000,
  keepAliveTimeoutThreshold: 2_000,
};
