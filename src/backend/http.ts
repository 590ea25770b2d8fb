import type { Agent, buildConnector } from 'undici';
import { GatewayError } from '../errors.js';
import { UnderWay } from '../http/under-way.js';
import type { EndpointRequest, EndpointResponse } from '../model/message.js';
import { undici } from '../on-demand.cjs';
import { AgentCall } from './calls/agent-call.js';
import { DispatcherCall } from './calls/dispatcher-call.js';
import type { HttpDispatcher } from './dispatcher.js';
import { type AllowedBackends, type EgressRule, egressRuleOf } from './egress/allowed-backends.js';
import { guardedConnector, type MakeConnector } from './egress/guarded-connector.js';
import { unverifiedConnector } from './unverified-tls.js';

/** Settings of the HTTP backend of one gateway. */
export interface HttpBackendOptions {
  /** The caller's dispatcher, which decides about TLS, connections and proxies; the caller closes it. */
  readonly dispatcher?: HttpDispatcher | undefined;
  /** What may be connected to; default: everything that documents name. */
  readonly allowedBackends?: AllowedBackends | undefined;
  /** The largest streamed request body, in bytes. */
  readonly payloadLimit: number;
}

/** Calls the endpoints of HTTP and HTTP_PROXY integrations. */
export interface HttpBackend {
  /**
   * Sends a request once: it follows no redirect and never retries. Rejects with a GatewayError, or with
   * the signal's reason if the client has disconnected.
   * @param signal the client's by default
   */
  readonly send: (request: EndpointRequest, signal?: AbortSignal) => Promise<EndpointResponse>;
  /**
   * Waits until the responses of all calls are complete, and then closes the connections. Calls that
   * come later fail.
   */
  close(): Promise<void>;
}

/** Creates an HTTP backend with undici, which is loaded in the background or on the first call. */
export function createHttpBackend({
  dispatcher,
  allowedBackends,
  payloadLimit,
}: HttpBackendOptions): HttpBackend {
  const agents = new Agents(allowedBackends && egressRuleOf(allowedBackends));
  const underWay = new UnderWay();
  const limits = { payloadLimit, underWay };
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
        const call =
          dispatcher === undefined
            ? new AgentCall(agents.for(request), request, limits, resolve, reject)
            : new DispatcherCall(dispatcher, request, limits, resolve, reject);
        call.start(signal);
      }),
    close: () => {
      agents.stopWarmUp();
      return underWay.close(() => agents.close());
    },
  };
}

function closedFailure(): GatewayError {
  return new GatewayError('API_CONFIGURATION_ERROR', undefined, {
    cause: new Error('The gateway is closed: it no longer calls backends'),
  });
}

/** The connections: one pool that verifies certificates, and one for `insecureSkipVerification`. */
class Agents {
  /** `undefined` allows everything. */
  readonly #rule: EgressRule | undefined;
  #verified: Agent | undefined;
  #unverified: Agent | undefined;
  #warmUpTimer: NodeJS.Immediate | undefined;

  constructor(rule: EgressRule | undefined) {
    this.#rule = rule;
  }

  /** Loads undici before the first request, without keeping an idle process alive. */
  warmUp(): void {
    const loaded = () => void this.for({ insecureSkipVerification: false });
    this.#warmUpTimer = setImmediate(loaded).unref();
  }

  stopWarmUp(): void {
    clearImmediate(this.#warmUpTimer);
  }

  for(request: Pick<EndpointRequest, 'insecureSkipVerification'>): Agent {
    if (request.insecureSkipVerification) {
      this.#unverified ??= new (undici().Agent)({
        ...SETTINGS,
        connect: this.#connector(unverifiedConnector) ?? unverifiedConnector(),
      });
      return this.#unverified;
    }
    this.#verified ??= this.#open();
    return this.#verified;
  }

  #open(): Agent {
    const connect = this.#connector((settings) => undici().buildConnector(settings));
    return new (undici().Agent)(connect === undefined ? SETTINGS : { ...SETTINGS, connect });
  }

  #connector(make: MakeConnector): buildConnector.connector | undefined {
    return this.#rule && guardedConnector(this.#rule, make);
  }

  async close(): Promise<void> {
    await Promise.all([this.#verified?.close(), this.#unverified?.close()]);
  }
}

// The call keeps the integration's deadline, because undici's timers have a resolution of half a
// second. Sockets that have been idle for four seconds (or for two seconds less than the backend's
// `Keep-Alive: timeout=`) are not reused, so that few requests are sent on a connection that the backend
// is closing. Those requests fail: sending them again might execute them twice.
const SETTINGS: Agent.Options = {
  headersTimeout: 0,
  bodyTimeout: 0,
  keepAliveTimeout: 4_000,
  keepAliveTimeoutThreshold: 2_000,
};
