import { GatewayError } from '../../errors.js';
import { chunkOf } from '../../execute/callers/callers-stream.js';
import { join } from '../../http/body.js';
import type { RequestBody } from '../../model/message.js';

/** The body of a `Request`, read when the gateway asks for it; the stream is locked only then. */
export function webBody(request: Request): RequestBody {
  const { body } = request;
  if (request.bodyUsed || body?.locked === true) {
    return new LostBody();
  }
  return body === null || body === undefined ? undefined : new WebBody(body);
}

/**
 * The bytes of a body that is complete when its request is, as that of a `Request` made from text: it is
 * then sent with its length. Any other body is left as it is, what has been read of it included.
 */
export async function completeBody(body: RequestBody): Promise<RequestBody> {
  return body instanceof WebBody ? body.atHand() : body;
}

/** A chunk, or the end. */
type Read = { readonly done: boolean; readonly value?: unknown };

class WebBody implements AsyncIterable<Uint8Array> {
  readonly #stream: ReadableStream;
  #reader: { read(): Promise<Read>; cancel(): Promise<void> } | undefined;
  #held: Uint8Array[] = [];
  #next: Promise<Read> | undefined;

  constructor(stream: ReadableStream) {
    this.#stream = stream;
  }

  async atHand(): Promise<RequestBody> {
    for (let reads = 0; reads < MOST_CHUNKS; reads++) {
      this.#next = this.#read();
      const read = await settledSoon(this.#next);
      if (read === undefined) {
        break;
      }
      if (read.done) {
        return join(this.#held, lengthOf(this.#held));
      }
      this.#next = undefined;
      this.#held.push(bytesIn(read));
    }
    return this;
  }

  /** @throws GatewayError `BAD_REQUEST_BODY` if the body breaks off, `API_CONFIGURATION_ERROR` for a chunk that is not bytes */
  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    const held = this.#held;
    this.#held = [];
    let ended = false;
    try {
      yield* held;
      for (;;) {
        const read = await this.#taken();
        if (read.done) {
          ended = true;
          return;
        }
        yield bytesIn(read);
      }
    } finally {
      if (!ended) {
        this.#reader?.cancel().catch(() => {});
      }
    }
  }

  async #taken(): Promise<Read> {
    const next = this.#next ?? this.#read();
    this.#next = undefined;
    try {
      return await next;
    } catch (cause) {
      throw new GatewayError('BAD_REQUEST_BODY', undefined, { cause });
    }
  }

  #read(): Promise<Read> {
    this.#reader ??= this.#stream.getReader();
    const next = this.#reader.read();
    next.catch(() => {}); // may be awaited late, or never
    return next;
  }
}

/** More chunks than the body of a `Request` made from text, bytes or a form has. */
const MOST_CHUNKS = 8;

function bytesIn({ value }: Read): Uint8Array {
  try {
    return chunkOf(value, "a request's body");
  } catch (cause) {
    throw new GatewayError('API_CONFIGURATION_ERROR', undefined, { cause });
  }
}

function lengthOf(chunks: readonly Uint8Array[]): number {
  return chunks.reduce((sum, { length }) => sum + length, 0);
}

/** What a promise resolves to without a task of the event loop; `undefined` if it needs one, or rejects. */
async function settledSoon<Value>(promise: Promise<Value>): Promise<Value | undefined> {
  let settled: Value | undefined;
  promise.then(
    (value) => {
      settled = value;
    },
    () => {},
  );
  for (let tick = 0; tick < MICROTASKS && settled === undefined; tick++) {
    await undefined;
  }
  return settled;
}

const MICROTASKS = 20;

/** A body that fails when it is read, so that requests that do not need it are served. */
class LostBody implements AsyncIterable<Uint8Array> {
  // biome-ignore lint/correctness/useYield: there is nothing to produce
  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    const cause = new Error(
      'The body of the request has been read: mount the gateway in front of what reads it, or pass it a request with what was read as its body',
    );
    throw new GatewayError('API_CONFIGURATION_ERROR', undefined, { cause });
  }
}
