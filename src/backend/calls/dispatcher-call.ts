import type { CallLimits } from '../../http/under-way.js';
import type { EndpointRequest, EndpointResponse } from '../../model/message.js';
import type { HttpDispatchController, HttpDispatcher, HttpDispatchHandler } from '../dispatcher.js';
import { type DispatchedHeaders, dispatchedHeaders } from '../raw-headers.js';
import type { RequestBodyStream } from '../request-body.js';
import { dispatchOptions, optionsForMock } from './dispatch-options.js';
import { HttpCall } from './http-call.js';

/** A call by a caller's dispatcher, whose headers are checked. */
export class DispatcherCall extends HttpCall implements HttpDispatchHandler {
  readonly #dispatcher: HttpDispatcher;
  #controller: HttpDispatchController | undefined;

  constructor(
    dispatcher: HttpDispatcher,
    request: EndpointRequest,
    limits: CallLimits,
    resolve: (response: EndpointResponse) => void,
    reject: (cause: unknown) => void,
  ) {
    super(request, limits, resolve, reject);
    this.#dispatcher = dispatcher;
  }

  protected dispatch(
    request: EndpointRequest,
    body: Uint8Array | RequestBodyStream | undefined,
  ): void {
    const dispatcher = this.#dispatcher;
    const options = isMock(dispatcher)
      ? optionsForMock(request, body)
      : dispatchOptions(request, body);
    dispatcher.dispatch(options, this);
  }

  onRequestStart(controller: HttpDispatchController): void {
    const { obstacle } = this;
    if (obstacle === undefined) {
      this.#controller = controller;
    } else {
      controller.abort(obstacle);
    }
  }

  onResponseStart(
    controller: HttpDispatchController,
    statusCode: number,
    parsedHeaders: Record<string, string | string[] | undefined>,
  ): void {
    const rawHeaders = controller.rawHeaders as DispatchedHeaders | null | undefined;
    this.receiveHead(statusCode, dispatchedHeaders(rawHeaders ?? parsedHeaders));
  }

  onResponseData(_controller: HttpDispatchController, chunk: Uint8Array): void {
    this.receiveData(chunk);
  }

  onResponseEnd(): void {
    this.receiveEnd();
  }

  onResponseError(_controller: HttpDispatchController, cause: unknown): void {
    this.receiveError(cause);
  }

  protected abort(reason: Error): void {
    this.#controller?.abort(reason);
  }

  protected pauseReading(): void {
    this.#controller?.pause();
  }

  protected resumeReading(): void {
    this.#controller?.resume();
  }
}

/** Whether it is undici's MockAgent, recognised as undici's `fetch` does. */
function isMock(dispatcher: HttpDispatcher): boolean {
  return (dispatcher as { readonly isMockActive?: unknown }).isMockActive === true;
}
