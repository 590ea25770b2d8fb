import { isBodiless, lengthLast, withLength } from '../../http/framing.js';
import { checkedBody, heed } from '../../http/messages/reply-body.js';
import type { Body, ClientResponse } from '../../model/message.js';
import { ServerResponse } from './node-classes.js';
import type { NodeRequest } from './node-message.js';
import { NodeSink } from './node-sink.js';
import { flushHead, setHead, takesBody } from './reply-head.js';

/** Writes one response. The head waits for the first bytes, so that a short body is sent with its length. */
export class ResponseSink extends NodeSink {
  readonly #reply: ClientResponse;
  #headWritten = false;
  #resume: (() => void) | undefined;

  constructor(
    res: ServerResponse,
    request: NodeRequest,
    reply: ClientResponse,
    onBreak: (cause: unknown) => void,
  ) {
    super({ res, request, body: reply.body, onBreak });
    this.#reply = reply;
  }

  /**
   * Writes as fast as the client reads. If the body fails later, the connection is closed.
   * @throws the fault of the response, as long as another one can be written
   */
  send(): void {
    const { body } = this.#reply;
    if (body === undefined) {
      this.#writeHead(undefined);
      this.request.forgetClient();
      this.res.end();
      return;
    }
    heed(checkedBody(body).sendTo(this), (cause) => this.fail(cause));
    if (this.failure !== undefined && !this.request.clientHasLeft) {
      throw this.failure.cause;
    }
    if (!this.isOver) {
      this.#stream(body);
    }
  }

  /** The body is still arriving: sends the head now, since the first event of a stream may take long. */
  #stream(body: Body): void {
    if (!this.#headWritten) {
      this.#writeHead(body.length);
      flushHead(this.res);
    }
    this.request.onClientLeft(this);
    // Earlier middleware may end the response, for example after a timeout of its own.
    this.res.once('close', () => this.clientLeft());
  }

  clientLeft(): void {
    this.discard();
  }

  /** Adds one listener only: compression middleware never removes those added for `drain`. */
  onDrain(resume: () => void): void {
    if (this.#resume === undefined) {
      this.res.on('drain', () => this.#resume?.());
    }
    this.#resume = resume;
  }

  protected isCommitted(): boolean {
    return this.#headWritten;
  }

  protected pass(chunk: Uint8Array): boolean {
    if (!this.#headWritten) {
      this.#writeHead(this.#reply.body?.length);
    }
    return this.res.write(chunk);
  }

  protected finish(last: Uint8Array | undefined): void {
    if (!this.#headWritten) {
      this.#writeHead(last?.length ?? 0);
    }
    this.res.end(last);
  }

  protected breakConnection(): void {
    this.res.destroy();
  }

  #writeHead(length: number | undefined): void {
    const { res } = this;
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
      res.statusCode = statusCode;
      setHead(headers, res);
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
