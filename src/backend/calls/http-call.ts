import { GatewayError } from '../../errors.js';
import { wholeBody } from '../../http/body.js';
import { whenClientLeaves } from '../../http/messages/when-client-leaves.js';
import { Deadline } from '../../http/timers/deadline.js';
import type { CallLimits, UnderWay } from '../../http/under-way.js';
import type { WireHeaders } from '../../model/headers.js';
import type { EndpointRequest, EndpointResponse } from '../../model/message.js';
import { asError, integrationFailure } from '../failure.js';
import { onceArrived, RequestBodyStream, type UploadWatcher } from '../request-body.js';
import { type ResponseSource, StreamedBody } from '../response-body.js';
import { framingOf } from '../response-framing.js';

/**
 * One request and its response. The call settles once: by the response, a failure, its deadline or the
 * client's disconnect. Whichever comes first cancels the others. A subclass is the handler that the
 * dispatcher calls.
 */
export abstract class HttpCall implements ResponseSource, UploadWatcher {
  readonly #request: EndpointRequest;
  readonly #payloadLimit: number;
  readonly #resolve: (response: EndpointResponse) => void;
  readonly #reject: (cause: unknown) => void;
  readonly #underWay: UnderWay;
  #upload: RequestBodyStream | undefined;
  #body: StreamedBody | undefined;
  readonly #deadline = new Deadline(() => this.#expired());
  #unwatch: (() => void) | undefined;
  #waitsForReader = false;
  #over = false;
  #failure: unknown;

  constructor(
    request: EndpointRequest,
    { payloadLimit, underWay }: CallLimits,
    resolve: (response: EndpointResponse) => void,
    reject: (cause: unknown) => void,
  ) {
    this.#request = request;
    this.#payloadLimit = payloadLimit;
    this.#underWay = underWay;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  /** Passes the request to the dispatcher, with this call as its handler. */
  protected abstract dispatch(
    request: EndpointRequest,
    body: Uint8Array | RequestBodyStream | undefined,
  ): void;

  /** Ends the request early, if it has started. */
  protected abstract abort(reason: Error): void;

  /** Stops the reading of the response until it is resumed. */
  protected abstract pauseReading(): void;

  protected abstract resumeReading(): void;

  start(signal: AbortSignal | undefined): void {
    this.#underWay.begin();
    const client = signal === undefined ? this.#request.methodRequest.request : { signal };
    this.#unwatch = whenClientLeaves(client, this);
    if (this.#over) {
      return;
    }
    const request = this.#request;
    this.#deadline.start(request.timeoutInMillis);
    const { body } = request;
    if (body === undefined || body instanceof Uint8Array) {
      this.#dispatch(body);
    } else {
      onceArrived(request.contentLength, () => this.#dispatchStream(body));
    }
  }

  /** The client has disconnected, so the response is no longer needed. */
  clientLeft(reason: unknown): void {
    this.#fail(reason);
  }

  #dispatchStream(body: AsyncIterable<Uint8Array>): void {
    if (this.#over) {
      return;
    }
    const whole = wholeBody(body, this.#request.contentLength, this.#payloadLimit);
    if (whole instanceof GatewayError) {
      this.#fail(whole);
    } else if (whole !== undefined) {
      this.#dispatch(whole);
    } else {
      this.#upload = new RequestBodyStream(body, this.#payloadLimit, this);
      this.#dispatch(this.#upload);
    }
  }

  #dispatch(body: Uint8Array | RequestBodyStream | undefined): void {
    try {
      this.dispatch(this.#request, body);
    } catch (cause) {
      this.#fail(integrationFailure(cause, this.#request.origin));
    }
  }

  /** Why the request must not start, because the call is over; `undefined` if it may. */
  protected get obstacle(): Error | undefined {
    return this.#over ? asError(this.#failure) : undefined;
  }

  /**
   * Informational responses are skipped (RFC 9110, 15.2).
   * @param headers the failure of the call if they are invalid
   */
  protected receiveHead(statusCode: number, headers: WireHeaders | GatewayError): void {
    if (statusCode < 200 || this.#over) {
      return;
    }
    if (headers instanceof GatewayError) {
      this.#fail(headers);
      return;
    }
    const framing = framingOf(statusCode, headers, this.#request.httpMethod === 'HEAD');
    if (framing instanceof GatewayError) {
      this.#fail(framing);
      return;
    }
    const { length, bodiless } = framing;
    const body = new StreamedBody(this, length, bodiless);
    this.#body = body;
    this.#awaitBody();
    this.#resolve({ statusCode, headers, body });
    if (bodiless) {
      // undici reports a declared length without a body as an error.
      this.#settle();
      body.finish();
    }
  }

  /** From now on, the deadline limits each pause of the body, unless the body is needed whole. */
  #awaitBody(): void {
    const { buffered, idleTimeoutInMillis } = this.#request;
    if (idleTimeoutInMillis !== undefined) {
      this.#deadline.start(idleTimeoutInMillis);
    } else if (!buffered) {
      this.#deadline.postpone();
    }
  }

  protected receiveData(chunk: Uint8Array): void {
    if (this.#over) {
      return;
    }
    if (!this.#request.buffered) {
      this.#deadline.postpone();
    }
    this.#body?.push(chunk);
  }

  protected receiveEnd(): void {
    if (this.#over) {
      return;
    }
    this.#settle();
    this.#body?.finish();
  }

  protected receiveError(cause: unknown): void {
    this.#fail(integrationFailure(cause, this.#request.origin));
  }

  uploadMoved(): void {
    this.#deadline.postpone();
  }

  uploadFailed(cause: GatewayError): void {
    this.#fail(cause);
  }

  pause(): void {
    this.#waitsForReader = true;
    this.pauseReading();
  }

  resume(): void {
    if (this.#waitsForReader) {
      this.#waitsForReader = false;
      this.#deadline.postpone();
      this.resumeReading();
    }
  }

  cancel(): void {
    this.#fail(new Error('The response was discarded'));
  }

  /** The backend is not blamed for a pause that a connected client causes. */
  #expired(): void {
    const body = this.#body;
    const upload = this.#upload;
    const client = this.#request.methodRequest.request;
    const readerPauses = !this.#request.buffered && this.#waitsForReader && body?.isRead;
    if (client.clientHasLeft) {
      this.clientLeft(new Error('The client has left'));
    } else if (readerPauses || upload?.waitsForClient) {
      this.#deadline.postpone();
    } else {
      this.#fail(new GatewayError('INTEGRATION_TIMEOUT'));
    }
  }

  #fail(cause: unknown): void {
    if (this.#over) {
      return;
    }
    this.#failure = cause;
    this.#settle();
    this.abort(asError(cause));
    if (this.#body === undefined) {
      this.#reject(cause);
    } else {
      this.#body.fail(cause);
    }
  }

  #settle(): void {
    this.#over = true;
    this.#underWay.end();
    this.#deadline.end();
    this.#unwatch?.();
    this.#upload?.destroy();
  }
}
