import { join } from '../http/body.js';

/** A JSON Web Key Set (RFC 7517, 5). */
export interface JsonWebKeySet {
  readonly keys: readonly object[];
}

/** Where the keys of issuers come from. */
export interface KeySetSource {
  /** Keys for all issuers, in place of those behind addresses. */
  readonly jwks: JsonWebKeySet | undefined;
  /** Milliseconds that one response may take. */
  readonly timeoutInMillis: number;
}

/**
 * Reads key sets, one request at a time for each address: a failure is remembered for a while, so that an
 * issuer that is down is not asked by every request.
 */
export class KeySets {
  readonly #source: KeySetSource;
  readonly #failures = new Map<string, { readonly until: number; readonly cause: unknown }>();
  #now = 0;

  constructor(source: KeySetSource) {
    this.#source = source;
  }

  /** Sets the time: milliseconds since 1970 by the clock of the gateway. */
  set time(now: number) {
    this.#now = Math.max(this.#now, now);
  }

  /**
   * The bytes of a key set.
   * @throws KeySetError for an address that does not have one, or has not had one a moment ago
   */
  async fetch(uri: string): Promise<ArrayBuffer> {
    const { jwks } = this.#source;
    if (jwks !== undefined) {
      return bytesOf(new TextEncoder().encode(JSON.stringify(jwks)));
    }
    const failure = this.#failures.get(uri);
    if (failure !== undefined && this.#now < failure.until) {
      throw new KeySetError(uri, 'could not be read a moment ago', failure.cause);
    }
    try {
      const bytes = await this.#read(uri);
      refuseOtherTexts(uri, bytes);
      this.#failures.delete(uri);
      return bytes;
    } catch (cause) {
      this.#failures.set(uri, { until: this.#now + PAUSE, cause });
      throw cause instanceof KeySetError ? cause : new KeySetError(uri, 'cannot be read', cause);
    }
  }

  async #read(uri: string): Promise<ArrayBuffer> {
    const signal = AbortSignal.timeout(this.#source.timeoutInMillis);
    const response = await fetch(uri, { signal, redirect: 'error' });
    if (response.status !== 200) {
      await response.body?.cancel();
      throw new KeySetError(uri, `responds with ${response.status}`, undefined);
    }
    const chunks: Uint8Array[] = [];
    let length = 0;
    for await (const chunk of response.body ?? []) {
      length += chunk.length;
      if (length > LARGEST) {
        throw new KeySetError(uri, `is longer than ${LARGEST} bytes`, undefined);
      }
      chunks.push(chunk);
    }
    return bytesOf(join(chunks, length));
  }
}

function refuseOtherTexts(uri: string, bytes: ArrayBuffer): void {
  let keys: unknown;
  try {
    ({ keys } = JSON.parse(new TextDecoder().decode(bytes)) as { readonly keys?: unknown });
  } catch (cause) {
    throw new KeySetError(uri, 'is not JSON', cause);
  }
  if (!Array.isArray(keys)) {
    throw new KeySetError(uri, 'has no list "keys"', undefined);
  }
}

/** Milliseconds after a failure during which an address is not asked. */
const PAUSE = 5000;
/** Bytes. */
const LARGEST = 256 * 1024;

function bytesOf(bytes: Uint8Array): ArrayBuffer {
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
}

/** The keys of an issuer cannot be had, so no token of it can be judged. */
export class KeySetError extends Error {
  constructor(uri: string, problem: string, cause: unknown) {
    super(
      `The key set ${uri} ${problem}: check that it can be reached, or set the option jwks of cognitoAuthorizer`,
      { cause },
    );
  }
}
