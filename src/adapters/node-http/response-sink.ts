import { isBodiless, lengthLast, withLength } from '../../http/framing.js';
import type { Body, BodySink, ClientResponse, ClientWatcher } from '../../model/message.js';
import { http2Headers } from './http2-headers.js';
import { ServerResponse } from './node-classes.js';
import type { NodeRequest } from './node-message.js';
import { BodyMeter, checkedBody, giveUp, heed } from './reply-body.js';
import { flushHead, keepBytes, removeFraming, setHeaders, takesBody } from './reply-head.js';

/** Writes one response. The head waits for the first bytes, so that a short body is sent with its length. */
export class ResponseSink implements BodySink, ClientWatcher {
  readonly #res: ServerResponse;
  readonly #request: NodeRequest;
  readonly #reply: ClientResponse;
  readonly #onBreak: (cause: unknown) => void;
  readonly #meter: BodyMeter;
  #headWritten = false;
  #over = false;
  /** The failure of the body before anything was written. */
  #failure: { readonly cause: unknown } | undefined;
  #resume: (() => void) | undefined;

  constructor(
    res: ServerResponse,
    request: NodeRequest,
    reply: ClientResponse,
    onBreak: (cause: unknown) => void,
  ) {
    this.#res = res;
    this.#request = request;
    this.#reply = reply;
    this.#onBreak = onBreak;
    this.#meter = new BodyMeter(reply.body?.length);
  }

  /**
   * Writes as fast as the client reads. If the body fails later, the connection is closed.
   * @throws the fault of the response, as long as another one can be written
   */
  send(): void {
    const { body } = this.#reply;
    if (body === undefined) {
      this.#writeHead(undefined);
      this.#res.end();
      return;
    }
    heed(checkedBody(body).sendTo(this), (cause) => this.fail(cause));
    if (this.#failure !== undefined) {
      throw this.#failure.cause;
    }
    if (!this.#over) {
      this.#stream(body);
    }
  }

  /** The body is still arriving: sends the head now, since the first event of a stream may take long. */
  #stream(body: Body): void {
    if (!this.#headWritten) {
      this.#writeHead(body.length);
      flushHead(this.#res);
    }
    this.#request.onClientLeft(this);
    // Earlier middleware may end the response, for example after a timeout of its own.
    this.#res.once('close', () => this.clientLeft());
  }

  clientLeft(): void {
    if (!this.#over) {
      this.#over = true;
      giveUp(this.#reply.body, this.#onBreak);
    }
  }

  write(chunk: Uint8Array): boolean {
    if (this.#over) {
      return true;
    }
    const fault = this.#meter.faultOf(chunk);
    if (fault !== undefined) {
      this.#breakOff(fault);
      return true;
    }
    if (!this.#headWritten) {
      this.#writeHead(this.#reply.body?.length);
    }
    return this.#res.write(chunk);
  }

  /** Adds one listener only: compression middleware never removes those added for `drain`. */
  onDrain(resume: () => void): void {
    if (this.#resume === undefined) {
      this.#res.on('drain', () => this.#resume?.());
    }
    this.#resume = resume;
  }

  end(last?: Uint8Array): void {
    if (this.#over) {
      return;
    }
    const chunkFault = last === undefined ? undefined : this.#meter.faultOf(last);
    const fault = chunkFault ?? this.#meter.faultOfEnd();
    if (fault !== undefined) {
      this.#breakOff(fault);
      return;
    }
    this.#over = true;
    if (!this.#headWritten) {
      this.#writeHead(last?.length ?? 0);
    }
    this.#res.end(last);
  }

  fail(cause: unknown): void {
    if (this.#over) {
      return;
    }
    this.#over = true;
    if (this.#request.clientHasLeft) {
      return;
    }
    if (this.#headWritten) {
      this.#res.destroy();
      this.#onBreak(cause);
    } else {
      this.#failure = { cause };
    }
  }

  /** The body is faulty: the rest of it is discarded. */
  #breakOff(fault: Error): void {
    this.fail(fault);
    giveUp(this.#reply.body, this.#onBreak);
  }

  #writeHead(length: number | undefined): void {
    const res = this.#res;
    const { statusCode } = this.#reply;
    const bodiless = isBodiless(statusCode);
    const announced =
      this.#reply.body === undefined && !bodiless && takesBody(res)
        ? withLength(this.#reply.headers, 0)
        : this.#reply.headers;
    const headers = lengthLast(announced, bodiless ? undefined : length);
    this.#headWritten = true;
    if (isBare(res)) {
      res.writeHead(statusCode, headers as readonly string[] as string[]);
    } else {
      // With a list, Node would keep only the last of several Set-Cookie headers.
      const isHttp2 = !(res instanceof ServerResponse);
      res.statusCode = statusCode;
      removeFraming(res);
      setHeaders(isHttp2 ? http2Headers(headers) : headers, res);
      keepBytes(headers, res);
    }
  }
}

/** Whether no header is set and nothing overrides `writeHead`. The prototype tells Express's responses apart. */
function isBare(res: ServerResponse): boolean {
  return (
    Object.getPrototypeOf(res) === ServerResponse.prototype &&
    res.writeHead === ServerResponse.prototype.writeHead &&
    res.getHeaderNames().length === 0
  );
}
