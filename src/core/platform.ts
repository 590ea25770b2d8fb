import type { Codecs } from '../http/codings/content-coding.js';
import type { RequestSigner } from '../model/aws-account.js';
import type { EndpointRequest, EndpointResponse } from '../model/message.js';
import type { DocumentStage } from '../model/stage.js';
import type { MemoryEntry, RecentEntries } from '../stage/cache/memory-store.js';

/** What the platform provides to a gateway, beyond the language and the web globals. */
export interface Platform {
  /**
   * Opens the client that calls `HTTP` and `HTTP_PROXY` integrations. Without it, only the option
   * `backends` serves them.
   * @param payloadLimit maximum size of a streamed request body in bytes
   */
  readonly openHttp?: ((payloadLimit: number) => OpenClient) | undefined;
  /** Signs requests to AWS services; without it, the option `aws` is refused. */
  readonly sign?: RequestSigner | undefined;
  /**
   * Makes room for the responses of a cache. Without it, only the option `stores` keeps them.
   * @param maxBytes maximum of the sum of all sizes
   */
  readonly openMemory?: ((maxBytes: number) => RecentEntries<MemoryEntry>) | undefined;
  /** The stage that the document's file describes; options go before it. */
  readonly stage?: DocumentStage | undefined;
  /** Applies and undoes content codings; default: the web's compression streams. */
  readonly codecs?: Codecs | undefined;
  /** Prints the logs that `DEBUG` names; without it the core prints none. */
  readonly debug?: DebugLogs | undefined;
}

/** A client with connections of its own. */
export interface OpenClient {
  send(request: EndpointRequest): Promise<EndpointResponse>;
  close(): Promise<void>;
}

/** One log for each name after `apigateway-middleware:`. */
export type DebugLogs = Readonly<Record<'gateway' | 'backend' | 'execution', DebugLog>>;

/** The part of a function of the package debug that is used here. */
export interface DebugLog {
  (format: string, ...values: unknown[]): void;
  readonly enabled: boolean;
}

/** A log that prints nothing. */
const SILENT: DebugLog = Object.freeze(Object.assign(() => {}, { enabled: false }));

/** The logs of a platform that has none. */
export const SILENT_LOGS: DebugLogs = { gateway: SILENT, backend: SILENT, execution: SILENT };
