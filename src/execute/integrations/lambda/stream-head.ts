import { isGatewayError } from '../../../errors.js';
import { join } from '../../../http/body.js';
import { HeldBody } from '../../../http/held-body.js';
import type { Body } from '../../../model/message.js';
import { settled } from '../../callers/deadline.js';
import { malformedResponse, silentFunction } from './refusals.js';

/** A stream of Lambda, split at its delimiter. */
export interface SplitStream {
  /** JSON. */
  readonly metadata: string;
  /** What follows the delimiter, as it arrives. */
  readonly body: Body;
}

/**
 * Reads the metadata at the beginning of a stream: JSON, eight NUL bytes, and then the payload, which
 * is not awaited.
 * AWS: "Set up a Lambda proxy integration with payload response streaming": the delimiter must be
 * within the first 16 KB.
 * @throws GatewayError 502 for a stream without it, `INTEGRATION_TIMEOUT` if it does not come in time;
 * the stream is then cancelled
 */
export async function splitStream(body: Body, timeoutInMillis: number): Promise<SplitStream> {
  const head = new Promise<SplitStream>((resolve, reject) => {
    body.sendTo(new StreamHead(body, resolve, reject));
  });
  try {
    return await settled(head, timeoutInMillis, () => silentFunction(timeoutInMillis));
  } catch (cause) {
    body.cancel();
    throw cause;
  }
}

/** NUL bytes between metadata and payload. */
const DELIMITER_LENGTH = 8;
/** Bytes within which the delimiter must end. */
const LONGEST_HEAD = 16 * 1024;

/** A stream that becomes the body of the response when the delimiter has come. */
class StreamHead extends HeldBody {
  readonly #resolve: (split: SplitStream) => void;
  readonly #reject: (cause: unknown) => void;
  #size = 0;
  #zeros = 0;
  #state: 'head' | 'payload' | 'refused' = 'head';

  constructor(
    source: Body,
    resolve: (split: SplitStream) => void,
    reject: (cause: unknown) => void,
  ) {
    super(source);
    this.#resolve = resolve;
    this.#reject = reject;
  }

  /** The metadata comes before what the length of the source counts. */
  override get length(): undefined {
    return undefined;
  }

  protected override hold(chunk: Uint8Array): boolean {
    switch (this.#state) {
      case 'head':
        return !this.#search(chunk);
      case 'payload':
        this.chunks.push(chunk);
        return false;
      default:
        return true;
    }
  }

  protected override ended(): void {
    if (this.#state === 'head') {
      this.#refuse('the stream ended');
    }
  }

  protected override failed(cause: unknown): void {
    this.#reject(isGatewayError(cause) ? cause : malformedResponse('the stream broke off', cause));
  }

  /** Looks for the end of the delimiter in a chunk. @returns whether it is there */
  #search(chunk: Uint8Array): boolean {
    const most = LONGEST_HEAD - this.#size;
    const end = this.#endOfDelimiter(chunk.subarray(0, most));
    this.chunks.push(end === undefined ? chunk : chunk.subarray(0, end));
    this.#size += end ?? chunk.length;
    if (end !== undefined) {
      this.#split(chunk.subarray(end));
    } else if (chunk.length >= most) {
      this.#refuse(`the first ${LONGEST_HEAD} bytes of the stream are there`);
    }
    return end !== undefined;
  }

  #endOfDelimiter(bytes: Uint8Array): number | undefined {
    for (let at = 0; at < bytes.length; at++) {
      this.#zeros = bytes[at] === 0 ? this.#zeros + 1 : 0;
      if (this.#zeros === DELIMITER_LENGTH) {
        return at + 1;
      }
    }
    return undefined;
  }

  #split(payload: Uint8Array): void {
    const head = join(this.chunks, this.#size);
    this.#state = 'payload';
    this.chunks = payload.length === 0 ? [] : [payload];
    const metadata = new TextDecoder().decode(head.subarray(0, -DELIMITER_LENGTH));
    this.#resolve({ metadata, body: this });
  }

  #refuse(when: string): void {
    this.#state = 'refused';
    this.chunks = [];
    this.#reject(
      malformedResponse(
        `${when}, without eight NUL bytes after the metadata: write it with HttpResponseStream.from in a handler of streamifyResponse`,
      ),
    );
  }
}
