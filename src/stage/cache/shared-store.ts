import { sha256Hex } from '../../http/codings/digest.js';
import type { GatewayRequest } from '../../model/message.js';
import type { RestApi } from '../../model/rest-api.js';
import type { CheckedEntries } from '../stores/checked-entries.js';
import { entryText, readEntry } from './entry-text.js';
import type { KeptResponse } from './kept-response.js';
import { type EntryTerm, isCurrent, type Lookup, type ResponseStore } from './response-store.js';

/**
 * Responses in the option `stores.entries`, which several processes share. A flush writes a new edition,
 * which makes all entries of before void; entries of others in the same store stay.
 */
export class SharedStore implements ResponseStore {
  readonly entries: undefined = undefined;
  readonly bytes: undefined = undefined;
  readonly #store: CheckedEntries;
  readonly #prefix: string;
  readonly #variables: string;

  constructor(store: CheckedEntries, { id, stage }: RestApi) {
    this.#store = store;
    this.#prefix = `${id}/${stage.name}`;
    this.#variables = JSON.stringify([...stage.variables].sort());
  }

  /** Asks for entry and edition at the same time. */
  async read(key: string, time: number, request: GatewayRequest): Promise<Lookup> {
    const place = await this.#placeOf(key);
    const [text, edition] = await Promise.all([
      this.#store.get(place, request),
      this.#store.find(this.#editionKey, request),
    ]);
    if ('failure' in edition) {
      return NOTHING;
    }
    if (edition.value === undefined) {
      return { found: undefined, edition: await this.#newEdition(request) };
    }
    const entry = text === undefined ? undefined : readEntry(text);
    const isValid =
      entry?.place === place && entry.edition === edition.value && isCurrent(entry, time);
    return { found: isValid ? entry?.response : undefined, edition: edition.value };
  }

  write(
    key: string,
    response: KeptResponse,
    { time, ttlInMillis, edition }: EntryTerm,
    request: GatewayRequest,
  ): void {
    if (typeof edition === 'string') {
      void this.#placeOf(key).then((place) => {
        const text = entryText({ place, edition, expiresAt: time + ttlInMillis, response });
        return this.#store.set(place, text, ttlInMillis, request);
      });
    }
  }

  flush(): Promise<void> {
    return this.#store.put(this.#editionKey, crypto.randomUUID(), EDITION_TTL_IN_MILLIS);
  }

  /** The first edition, or the one after one that has expired. Of several, the last one written counts. */
  async #newEdition(request: GatewayRequest): Promise<string> {
    const edition = crypto.randomUUID();
    await this.#store.set(this.#editionKey, edition, EDITION_TTL_IN_MILLIS, request);
    return edition;
  }

  get #editionKey(): string {
    return `${this.#prefix}/cache-edition`;
  }

  /**
   * The key in the store. A hash, because the values of a request may be secrets. Where stage variables
   * differ, responses come from other backends.
   */
  async #placeOf(key: string): Promise<string> {
    return `${this.#prefix}/cache/${await sha256Hex(this.#variables + key)}`;
  }
}

const NOTHING: Lookup = { found: undefined, edition: undefined };

/** 30 days. Without an edition, all entries are void. */
const EDITION_TTL_IN_MILLIS = 30 * 24 * 3_600_000;
