import { BodyTooLargeError } from '../../errors.js';
import type { WireHeaders } from '../../model/headers.js';
import type { Body, BodySink, EndpointResponse } from '../../model/message.js';

/** A response of an endpoint with its body read, as the cache keeps it. */
export interface KeptResponse {
  readonly statusCode: number;
  readonly headers: WireHeaders;
  readonly bytes: Uint8Array;
}

/** Bytes of the largest body that is kept. AWS: "Cache settings for REST APIs". */
export const LARGEST_KEPT_BODY = 1_048_576;

/** The response that a request gets; its headers and its body are copies. */
export function recalled({ statusCode, headers, bytes }: KeptResponse): EndpointResponse {
  return { statusCode, headers: [...headers] as unknown as WireHeaders, body: new KeptBody(bytes) };
}

/** The memory that an entry takes, in bytes: of key and headers two for each character. */
export function sizeOfEntry(key: string, { headers, bytes }: KeptResponse): number {
  const characters = headers.reduce((sum, text) => sum + text.length, key.length);
  return characters * 2 + bytes.length + OVERHEAD;
}

/** Bytes that the objects of an entry take, about. */
const OVERHEAD = 256;

/** A body for one of several requests: each gets bytes that it may change. */
class KeptBody implements Body {
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get length(): number {
    return this.#bytes.length;
  }

  sendTo(sink: BodySink): void {
    sink.end(this.#bytes.slice());
  }

  async bytes(limit: number): Promise<Uint8Array> {
    if (this.#bytes.length > limit) {
      throw new BodyTooLargeError(limit);
    }
    return this.#bytes.slice();
  }

  cancel(): void {}
}
