import { isBodiless, withLength } from '../../http/framing.js';
import { headerFault, type WireRequest } from '../../http/header-field.js';
import { forEachHeader } from '../../http/header-list.js';
import { CONNECTION_HEADERS } from '../../http/header-rules.js';
import { CheckedSink, type SinkOptions } from '../../http/messages/checked-sink.js';
import { checkedBody, giveUp, heed } from '../../http/messages/reply-body.js';
import type { WireHeaders } from '../../model/headers.js';
import type { Body, ClientResponse, ClientWatcher } from '../../model/message.js';

/**
 * The response of the gateway as a `Response`, whose body is read at the pace of the client.
 * @param onBreak gets the cause if the body fails later: the stream of the `Response` then fails
 * @throws the fault of the response, as long as another one can be sent instead
 */
export function webResponse(
  reply: ClientResponse,
  request: WireRequest,
  onBreak: (cause: unknown) => void,
): Response {
  const { statusCode: status } = reply;
  if (!(Number.isInteger(status) && status >= 200 && status <= 599)) {
    throw new RangeError(`The status ${status} cannot be sent: a Response has 200 to 599`);
  }
  if (reply.body === undefined || NULL_BODY.has(status)) {
    giveUp(reply.body, onBreak);
    request.forgetClient?.();
    const isEmpty = !isBodiless(status) && request.httpMethod !== 'HEAD';
    const headers = isEmpty ? withLength(reply.headers, 0) : reply.headers;
    return new Response(null, { status, headers: webHeaders(headers) });
  }
  const body = checkedBody(reply.body);
  const headers = webHeaders(reply.headers);
  const content = contentOf({ request, body, onBreak });
  const length = content instanceof Uint8Array ? content.length : body.length;
  if (length !== undefined) {
    headers.set('Content-Length', String(length));
  }
  // Servers add a Content-Type of their own to an empty body, but not to none.
  return new Response(length === 0 ? null : content, { status, headers });
}

/** The statuses with which a `Response` takes no body. */
const NULL_BODY: ReadonlySet<number> = new Set([204, 205, 304]);

/** @throws TypeError for a header that cannot be sent */
function webHeaders(headers: WireHeaders): Headers {
  const fault = headerFault(headers);
  if (fault !== undefined) {
    throw new TypeError(fault);
  }
  const sent = new Headers();
  forEachHeader(headers, (name, value) => {
    const lowerName = name.toLowerCase();
    if (lowerName === 'content-length') {
      sent.set(name, value);
    } else if (!CONNECTION_HEADERS.has(lowerName) && lowerName !== 'trailer') {
      sent.append(name, value);
    }
  });
  return sent;
}

/** The request whose body is sent, and where it tells that its client has left. */
interface WebSinkOptions extends SinkOptions {
  readonly request: WireRequest;
  readonly body: Body;
}

function contentOf(options: WebSinkOptions): Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> {
  const sink = new WebSink(options);
  heed(options.body.sendTo(sink), (cause) => sink.fail(cause));
  return sink.content();
}

/** Makes the content of a `Response` of a body: bytes if all of them have arrived, or else a stream. */
class WebSink extends CheckedSink implements ClientWatcher {
  readonly #request: WireRequest;
  /** The whole body, if it arrived in one piece. */
  #bytes: Uint8Array | undefined;
  #stream: ReadableStream<Uint8Array> | undefined;
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  #handedOver = false;
  #resume: (() => void) | undefined;

  constructor(options: WebSinkOptions) {
    super(options);
    this.#request = options.request;
  }

  content(): Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> {
    if (this.failure !== undefined) {
      throw this.failure.cause;
    }
    this.#handedOver = true;
    if (this.#bytes !== undefined) {
      return this.#bytes as Uint8Array<ArrayBuffer>;
    }
    const stream = this.#opened();
    if (!this.isOver) {
      this.#request.onClientLeft?.(this);
    }
    return stream;
  }

  /** The stream cannot be read to its end any more, and the server knows that. */
  clientLeft(reason: unknown): void {
    if (!this.isOver) {
      this.discard();
      this.#controller?.error(reason);
    }
  }

  onDrain(resume: () => void): void {
    if (this.#hasRoom()) {
      queueMicrotask(resume);
    } else {
      this.#resume = resume;
    }
  }

  protected isCommitted(): boolean {
    return this.#handedOver;
  }

  protected pass(chunk: Uint8Array): boolean {
    this.#opened();
    this.#controller?.enqueue(chunk);
    return this.#hasRoom();
  }

  protected finish(last: Uint8Array | undefined): void {
    if (this.#stream === undefined) {
      this.#bytes = last ?? new Uint8Array(0);
      return;
    }
    if (last !== undefined) {
      this.#controller?.enqueue(last);
    }
    this.#controller?.close();
  }

  protected breakConnection(cause: unknown): void {
    this.#opened();
    this.#controller?.error(cause);
  }

  #opened(): ReadableStream<Uint8Array> {
    this.#stream ??= new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          this.#controller = controller;
        },
        pull: () => this.#drain(),
        cancel: () => this.discard(),
      },
      { highWaterMark: HELD_BYTES, size: (chunk) => chunk?.byteLength ?? 0 },
    );
    return this.#stream;
  }

  #hasRoom(): boolean {
    return (this.#controller?.desiredSize ?? 0) > 0;
  }

  #drain(): void {
    const resume = this.#resume;
    this.#resume = undefined;
    resume?.();
  }
}

/** How many bytes wait for the client, at most, before the backend waits: one socket read. */
const HELD_BYTES = 65_536;
