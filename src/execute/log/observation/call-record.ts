import { isGatewayError } from '../../../errors.js';
import type { GatewayResponseType } from '../../../model/gateway-response.js';
import type { MethodAuthorizer } from '../../../model/rest-api.js';
import type { EndedCall, ObservedCall } from './observer.js';

/** A call of a backend or of an authorizer, and what came of it. */
export class CallRecord {
  readonly start: ObservedCall;
  /** `undefined` for an integration. */
  readonly authorizerType: MethodAuthorizer['type'] | undefined;
  durationInMillis = 0;
  statusCode: number | undefined;
  /** The ID that an AWS service gave the call. */
  requestId: string | undefined;
  errorType: GatewayResponseType | undefined;
  cause: unknown;

  constructor(start: ObservedCall, authorizerType?: MethodAuthorizer['type']) {
    this.start = start;
    this.authorizerType = authorizerType;
  }

  /** Records that the call has failed. */
  fail(cause: unknown): void {
    this.cause = cause;
    this.errorType = isGatewayError(cause) ? cause.type : 'DEFAULT_5XX';
  }

  /** The event for the observers of the call. */
  ended(): EndedCall {
    const { start, durationInMillis, statusCode, errorType } = this;
    const { kind, name, integrationType, httpMethod, origin } = start;
    return {
      kind,
      name,
      integrationType,
      httpMethod,
      origin,
      time: start.time + durationInMillis,
      durationInMillis,
      statusCode,
      errorType,
    };
  }
}
