import { isRecord } from '../checks/value-kinds.js';
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
   * The bytes of a key set, without its keys of other types than RSA, which Cognito does not sign with: a token
   * that names one is a token of an unknown key.
   * @throws KeySetError for an address that does not have one, or has not had one a moment ago
   */
  async fetch(uri: string): Promise<ArrayBuffer> {
    const { jwks } = this.#source;
    if (jwks !== undefined) {
      return rsaKeysOf(jwks.keys);
    }
    const failure = this.#failures.get(uri);
    if (failure !== undefined && this.#now < failure.until) {
      throw new KeySetError(uri, 'could not be read a moment ago', failure.cause);
    }
    try {
      const keys = keysIn(uri, await this.#read(uri));
      this.#failures.delete(uri);
      return rsaKeysOf(keys);
    } catch (cause) {
      this.#failures.set(uri, { until: this.#now + PAUSE, cause });
      throw cause instanceof KeySetError ? cause : new KeySetError(uri, 'cannot be read', cause);
    }
  }

  async #read(uri: string): Promise<Uint8Array> {
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
    return join(chunks, length);
  }
}

/** @throws KeySetError for a text that is not a key set */
function keysIn(uri: string, bytes: Uint8Array): readonly unknown[] {
  let keys: unknown;
  try {
    ({ keys } = JSON.parse(new TextDecoder().decode(bytes)) as { readonly keys?: unknown });
  } catch (cause) {
    throw new KeySetError(uri, 'is not JSON', cause);
  }
  if (!Array.isArray(keys)) {
    throw new KeySetError(uri, 'has no list "keys"', undefined);
  }
  return keys;
}

/** RFC 7517, 5: keys of types that are not understood are ignored. What is not a key is refused later. */
function rsaKeysOf(keys: readonly unknown[]): ArrayBuffer {
  const kept = keys.filter((key) => !isRecord(key) || key.kty === undefined || key.kty === 'RSA');
  const bytes = new TextEncoder().encode(JSON.stringify({ keys: kept }));
  return bytes.slice().buffer;
}

/** Milliseconds after a failure during which an address is not asked. */
const PAUSE = 5000;
/** Bytes. */
const LARGEST = 256 * 1024;

/** The keys of an issuer cannot be had, so no token of it can be judged. */
export class KeySetError extends Error {
  constructor(uri: string, problem: string, cause: unknown) {
    super(
      `The key set ${uri} ${problem}: check that it can be reached, or set the option jwks of cognitoAuthorizer`,
      { cause },
    );
  }
}
