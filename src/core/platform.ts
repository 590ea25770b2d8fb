import type { Codecs } from '../http/codings/content-coding.js';
import type { EndpointResponse, IntegrationRequest } from '../model/message.js';

/** What a gateway gets from where it runs, beyond the language and the globals of the web. */
export interface Platform {
  /**
   * Opens the client that `HTTP` and `HTTP_PROXY` integrations are called by. Without one they are
   * served by the option `backends` alone.
   * @param payloadLimit bytes that a streamed request body may have
   */
  readonly openHttp?: ((payloadLimit: number) => OpenClient) | undefined;
  /** Applies and undoes content codings; default: the streams of the web. */
  readonly codecs?: Codecs | undefined;
  /** Prints what `DEBUG` asks for; a core without one is silent. */
  readonly debug?: DebugLogs | undefined;
}

/** A client with connections of its own. */
export interface OpenClient {
  send(request: IntegrationRequest): Promise<EndpointResponse>;
  close(): Promise<void>;
}

/** One log for each name after `apigateway-middleware:`. */
export type DebugLogs = Readonly<Record<'gateway' | 'backend' | 'execution', DebugLog>>;

/** A function of the package debug, by what is used of it. */
export interface DebugLog {
  (format: string, ...values: unknown[]): void;
  readonly enabled: boolean;
}

/** A log that prints nothing. */
const SILENT: DebugLog = Object.freeze(Object.assign(() => {}, { enabled: false }));

/** For a platform without logs. */
export const SILENT_LOGS: DebugLogs = { gateway: SILENT, backend: SILENT, execution: SILENT };
