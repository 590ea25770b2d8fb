import type { Agent, Dispatcher } from 'undici';
import type { CallLimits } from '../../http/under-way.js';
import type { EndpointRequest, EndpointResponse } from '../../model/message.js';
import { parsedHeaders } from '../raw-headers.js';
import type { RequestBodyStream } from '../request-body.js';
import { dispatchOptions } from './dispatch-options.js';
import { HttpCall } from './http-call.js';

/**
 * A call by the gateway's own agent. It is a handler of undici's first interface, which undici 7 calls
 * directly: for the second one it would make an object of the headers, and a controller for each call.
 */
export class AgentCall extends HttpCall implements Dispatcher.DispatchHandler {
  readonly #agent: Agent;
  #abort: ((reason?: Error) => void) | undefined;
  #continue: (() => void) | undefined;
  #isPaused = false;

  constructor(
    agent: Agent,
    request: EndpointRequest,
    limits: CallLimits,
    resolve: (response: EndpointResponse) => void,
    reject: (cause: unknown) => void,
  ) {
    super(request, limits, resolve, reject);
    this.#agent = agent;
  }

  protected dispatch(
    request: EndpointRequest,
    body: Uint8Array | RequestBodyStream | undefined,
  ): void {
    this.#agent.dispatch(dispatchOptions(request, body) as Dispatcher.DispatchOptions, this);
  }

  onConnect(abort: (reason?: Error) => void): void {
    const { obstacle } = this;
    if (obstacle === undefined) {
      this.#abort = abort;
    } else {
      abort(obstacle);
    }
  }

  /** @returns whether undici goes on reading */
  onHeaders(statusCode: number, rawHeaders: Buffer[], resume: () => void): boolean {
    this.#continue = resume;
    this.receiveHead(statusCode, parsedHeaders(rawHeaders));
    return !this.#isPaused;
  }

  /** @returns whether undici goes on reading */
  onData(chunk: Buffer): boolean {
    this.receiveData(chunk);
    return !this.#isPaused;
  }

  onComplete(): void {
    this.receiveEnd();
  }

  onError(cause: Error): void {
    this.receiveError(cause);
  }

  protected abort(reason: Error): void {
    this.#abort?.(reason);
  }

  protected pauseReading(): void {
    this.#isPaused = true;
  }

  protected resumeReading(): void {
    if (this.#isPaused) {
      this.#isPaused = false;
      this.#continue?.();
    }
  }
}
