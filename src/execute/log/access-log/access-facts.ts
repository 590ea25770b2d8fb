import type { GatewayError } from '../../../errors.js';
import type { ContextVariables } from '../../../model/mapping.js';
import type { Exchange } from '../../request-context/exchange.js';
import type { CallRecord } from '../observation/call-record.js';
import type { EndedRequest } from '../observation/observer.js';

/** What the access log knows of a request when it has ended. */
export interface AccessFacts {
  readonly ended: EndedRequest;
  /** With the last `$context`. */
  readonly exchange: Exchange;
  /** `undefined` if the response is not a gateway response. */
  readonly error: GatewayError | undefined;
  /** `$context.error`. */
  readonly errorVariables: ContextVariables | undefined;
  /** The last call of the integration; `undefined` if there was none. */
  readonly integration: CallRecord | undefined;
  /** The calls of authorizers, in order. */
  readonly authorizers: readonly CallRecord[];
  /** Whether the integration has `responseTransferMode: STREAM`. */
  readonly isStreamed: boolean;
  /** Milliseconds from the call of the integration to the first byte for the client. */
  readonly timeToFirstContent: number | undefined;
}
