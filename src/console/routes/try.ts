import type { Gateway } from '../../gateway.js';
import { forEachHeader } from '../../http/header-list.js';
import { headerBytes, headerText } from '../../http/header-text.js';
import { pathAndQuery } from '../../http/messages/request-target.js';
import type { Body, BodySink, InvokeRequest } from '../../model/message.js';
import { ConsoleFailure } from '../http/console-failure.js';
import type { TryRequest, TryResponse } from '../protocol/calls.js';

/** How a request of the page is sent. */
export interface TryOptions {
  /** What the hooks of the gateway get. */
  readonly native: object;
  /** Bytes of the response that are shown. */
  readonly bodyLimit: number;
  /** Aborted when the page has left. */
  readonly left: AbortSignal;
  /** Aborted when the request has taken too long. */
  readonly deadline: AbortSignal;
}

/**
 * Sends a request of the page through a gateway, as a client of this machine would.
 * @throws ConsoleFailure if the gateway has not responded by the deadline
 */
export async function tryThrough(
  gateway: Gateway<never>,
  request: TryRequest,
  { native, bodyLimit, left, deadline }: TryOptions,
): Promise<Omit<TryResponse, 'requestId'>> {
  const signal = AbortSignal.any([left, deadline]);
  const isOver = new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  const start = performance.now();
  const responding = gateway.invoke({ ...invokeRequest(request), signal }, native as never, {
    fallthrough: false,
  });
  const response = await Promise.race([responding, isOver]);
  if (!response) {
    void responding.then((late) => late?.body?.cancel());
    throw new ConsoleFailure(504, 'The gateway has not responded in time');
  }
  const { text, isComplete } = await readStart(response.body, bodyLimit, isOver);
  const headers: [name: string, value: string][] = [];
  forEachHeader(response.headers, (name, value) => headers.push([name, headerText(value)]));
  return {
    statusCode: response.statusCode,
    headers,
    body: text,
    isComplete,
    durationInMillis: Math.round((performance.now() - start) * 1000) / 1000,
  };
}

/** What frames a body follows from the body itself. */
const FRAMING: ReadonlySet<string> = new Set(['content-length', 'transfer-encoding']);

function invokeRequest({ httpMethod, path: target, headers, body }: TryRequest): InvokeRequest {
  const { path, queryString } = pathAndQuery(target);
  const sent = headers.filter(([name]) => !FRAMING.has(name.toLowerCase()));
  const hasHost = sent.some(([name]) => name.toLowerCase() === 'host');
  const list = sent.flatMap(([name, value]) => [name, headerBytes(value)]);
  return {
    httpMethod,
    path,
    queryString,
    headers: hasHost ? list : ['Host', 'localhost', ...list],
    body,
    sourceIp: '127.0.0.1',
    scheme: 'http',
  };
}

interface BodyStart {
  readonly text: string;
  readonly isComplete: boolean;
}

/** The beginning of a body. The rest is read, too, so that the request ends as it would with a client. */
function readStart(
  body: Body | undefined,
  limit: number,
  isOver: Promise<void>,
): Promise<BodyStart> {
  return new Promise((resolve) => {
    const sink = new StartSink(limit, resolve);
    if (body === undefined) {
      sink.end();
    } else {
      void isOver.then(() => sink.fail());
      body.sendTo(sink);
    }
  });
}

class StartSink implements BodySink {
  readonly #limit: number;
  readonly #resolve: (start: BodyStart) => void;
  readonly #chunks: Uint8Array[] = [];
  #kept = 0;
  #isCut = false;

  constructor(limit: number, resolve: (start: BodyStart) => void) {
    this.#limit = limit;
    this.#resolve = resolve;
  }

  write(chunk: Uint8Array): boolean {
    // A copy, also of a Buffer: its owner may write on it.
    const part = Uint8Array.prototype.slice.call(chunk, 0, this.#limit - this.#kept);
    this.#kept += part.length;
    this.#isCut ||= part.length < chunk.length;
    if (part.length > 0) {
      this.#chunks.push(part);
    }
    return true;
  }

  onDrain(): void {}

  end(last?: Uint8Array): void {
    if (last !== undefined) {
      this.write(last);
    }
    this.#finish(!this.#isCut);
  }

  fail(): void {
    this.#finish(false);
  }

  #finish(isComplete: boolean): void {
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    // Of a cut body, the beginning of a character at its end is left out.
    const text = decoder.decode(Buffer.concat(this.#chunks), { stream: !isComplete });
    this.#resolve({ text, isComplete });
  }
}
