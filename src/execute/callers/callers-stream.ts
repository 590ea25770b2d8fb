import { bytesOf, kindOf } from '../../checks/value-kinds.js';
import { BodyTooLargeError } from '../../errors.js';
import { join } from '../../http/body.js';
import type { Body, BodySink } from '../../model/message.js';
import { cancelQuietly, leave } from './leave.js';

/** A caller's stream: a web ReadableStream, a Node Readable or an async generator. */
export type Stream = AsyncIterable<unknown>;

export function isStream(value: unknown): value is Stream {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as Partial<Stream>)[Symbol.asyncIterator] === 'function'
  );
}

/** A response body in chunks of bytes or strings; the next chunk is requested when there is room. */
export class CallersStream implements Body {
  readonly length: undefined = undefined;
  readonly #stream: Stream & StreamMethods;
  readonly #chunks: AsyncIterator<unknown>;
  #over = false;

  /** @throws TypeError for anything that does not produce chunks */
  constructor(stream: Stream) {
    this.#stream = stream;
    // Without a listener, a Readable that fails before it is read would end the process.
    this.#stream.on?.('error', () => {});
    this.#chunks = stream[Symbol.asyncIterator]();
    if (typeof this.#chunks?.next !== 'function') {
      leave(this.#chunks);
      throw new TypeError('a stream whose iterator has no method "next": return an async iterable');
    }
  }

  sendTo(sink: BodySink): void {
    this.#pump(sink).catch((cause: unknown) => {
      if (!this.#over) {
        cancelQuietly(this);
        sink.fail(cause);
      }
    });
  }

  async bytes(limit: number): Promise<Uint8Array> {
    const chunks: Uint8Array[] = [];
    let length = 0;
    for (let chunk = await this.#next(); chunk !== undefined; chunk = await this.#next()) {
      length += chunk.length;
      if (length > limit) {
        cancelQuietly(this);
        throw new BodyTooLargeError(limit);
      }
      chunks.push(chunk);
    }
    return join(chunks, length);
  }

  cancel(): void {
    if (this.#over) {
      return;
    }
    this.#over = true;
    if (this.#stream.destroy !== undefined) {
      leave(this.#stream.destroy());
      return;
    }
    leave(this.#chunks.return?.());
  }

  async #pump(sink: BodySink): Promise<void> {
    for (let chunk = await this.#next(); chunk !== undefined; chunk = await this.#next()) {
      if (this.#over) {
        return;
      }
      if (!sink.write(chunk)) {
        await new Promise<void>((resume) => sink.onDrain(resume));
      }
    }
    if (!this.#over) {
      this.#over = true;
      sink.end();
    }
  }

  /** The next chunk; `undefined` at the end. */
  async #next(): Promise<Uint8Array | undefined> {
    const { done, value } = await this.#chunks.next();
    if (done === true) {
      return undefined;
    }
    return chunkOf(value, "a backend's response");
  }
}

/**
 * A chunk as bytes.
 * @throws TypeError for anything but bytes or a string
 */
export function chunkOf(value: unknown, owner: string): Uint8Array {
  if (typeof value === 'string') {
    return new TextEncoder().encode(value);
  }
  const bytes = bytesOf(value);
  if (bytes !== undefined) {
    return bytes;
  }
  leave(value);
  throw new TypeError(`The stream of ${owner} produced ${kindOf(value)}: produce bytes or strings`);
}

/** The additional members of Node's streams. */
interface StreamMethods {
  on?(event: 'error', listener: () => void): unknown;
  destroy?(): unknown;
}
