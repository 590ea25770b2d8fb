import { decodeUtf8 } from '../../payload/binary.js';
import type { RecordedBody } from './request-record.js';

/** How many bytes of a body, or UTF-16 units of a text, a record shows. */
export const SHOWN = 65_536;

/**
 * What is kept beyond that, so that a credential which the end of the shown part cuts is still found whole
 * and hidden. Node's limit for all headers of a message.
 */
const MARGIN = 16_384;

/** The first bytes of a body and its length. */
export class BodySample {
  readonly #chunks: Uint8Array[] = [];
  #kept = 0;
  #length = 0;

  /** The sample of a text or of bytes that are there. */
  static of(body: string | Uint8Array): BodySample {
    const sample = new BodySample();
    sample.add(typeof body === 'string' ? new TextEncoder().encode(body) : body);
    return sample;
  }

  /**
   * Adds the next bytes; copies those it keeps, since their owner may write on them. `slice` of a Buffer would
   * share its memory, and hold on to all of it.
   */
  add(chunk: Uint8Array): void {
    this.#length += chunk.length;
    const part = Uint8Array.prototype.slice.call(chunk, 0, SHOWN + MARGIN - this.#kept);
    if (part.length > 0) {
      this.#kept += part.length;
      this.#chunks.push(part);
    }
  }

  /** Bytes that it holds. */
  get size(): number {
    return this.#kept;
  }

  /** @param hide replaces credentials */
  shown(hide: (text: string) => string): RecordedBody {
    const bytes = new Uint8Array(this.#kept);
    let at = 0;
    for (const chunk of this.#chunks) {
      bytes.set(chunk, at);
      at += chunk.length;
    }
    const isComplete = this.#length <= SHOWN;
    const text = hide(decodeUtf8(bytes));
    return { text: isComplete ? text : text.slice(0, SHOWN), length: this.#length, isComplete };
  }
}

/** The beginning of a text, which does not hold on to the rest. @param limit UTF-16 units */
export function keptText(text: string, limit: number = SHOWN + MARGIN): string {
  return text.length <= limit ? text : decodeUtf8(new TextEncoder().encode(text.slice(0, limit)));
}

/** A kept text as it is shown. @param hide replaces credentials */
export function shownText(text: string, hide: (text: string) => string): string {
  const shown = hide(text);
  return text.length <= SHOWN ? shown : shown.slice(0, SHOWN);
}

/** A body that is passed on as it is read, while a sample of it is taken. */
export async function* sampled(
  body: AsyncIterable<Uint8Array>,
  sample: BodySample,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of body) {
    sample.add(chunk);
    yield chunk;
  }
}
