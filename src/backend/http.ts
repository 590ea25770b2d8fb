import type { Agent } from 'undici';
import type { EndpointResponse, IntegrationRequest } from '../model/message.js';
import { undici } from '../on-demand.cjs';
import type { HttpDispatcher } from './dispatcher.js';
import { Exchange } from './exchange.js';
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
  /** Waits for the calls under way and closes the connections that were opened here. */
  close(): Promise<void>;
}

/** Calls backends by undici, which is loaded in the background, or for the first call. */
export function createHttpBackend({ dispatcher, payloadLimit }: HttpBackendOptions): HttpBackend {
  const agents = new Agents();
  if (dispatcher === undefined) {
    agents.warmUp();
  }
  return {
    send: (request, signal) =>
      new Promise((resolve, reject) => {
        const exchange = new Exchange(request, payloadLimit, resolve, reject);
        exchange.start(dispatcher ?? agents.for(request), signal);
      }),
    close: () => agents.close(),
  };
}

/** One pool of connections where certificates are verified, and one for integrations that ask for less. */
class Agents {
  private verified: Agent | undefined;
  private unverified: Agent | undefined;
  private closed = false;

  /** Loads the client before the first request needs it, without keeping an idle process alive. */
  warmUp(): void {
    setImmediate(() => this.closed || this.for({ insecureSkipVerification: false })).unref();
  }

  for(request: Pick<IntegrationRequest, 'insecureSkipVerification'>): Agent {
    if (request.insecureSkipVerification) {
      this.unverified ??= new (undici().Agent)({ ...SETTINGS, connect: unverifiedConnector() });
      return this.unverified;
    }
    this.verified ??= new (undici().Agent)(SETTINGS);
    return this.verified;
  }

  async close(): Promise<void> {
    this.closed = true;
    await Promise.all([this.verified?.close(), this.unverified?.close()]);
  }
}

// The deadline is the integration's and is kept by the exchange: undici's own clock ticks in steps
// of half a second. Sockets that were idle for four seconds (or for two seconds less than the
// backend's `Keep-Alive: timeout=`) are not used again, so that few requests meet a connection that
// the backend is about to close; those that do fail, for sending them again might do their work twice.
const SETTINGS: Agent.Options = {
  headersTimeout: 0,
  bodyTimeout: 0,
  keepAliveTimeout: 4_000,
  keepAliveTimeoutThreshold: 2_000,
};
