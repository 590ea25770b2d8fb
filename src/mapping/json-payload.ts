import { afterReading } from '../http/timers/timer.js';
import { JsonReading, MapValue, readJson, type Value } from '../java/json/index.js';
import type { JsonReader } from '../model/mapping.js';

/** A payload that is parsed as JSON once, on first access; an empty payload counts as `{}`. */
export class JsonPayload implements JsonReader {
  readonly text: string;
  #outcome: { readonly value: Value } | { readonly error: unknown } | undefined;

  constructor(text: string) {
    this.text = text;
  }

  /** @throws JsonSyntaxError on every call if the text is not valid JSON */
  value(): Value {
    this.#outcome ??= this.#read();
    if ('error' in this.#outcome) {
      throw this.#outcome.error;
    }
    return this.#outcome.value;
  }

  readAhead(): Promise<void> | undefined {
    if (!this.#isLong || this.#outcome !== undefined) {
      return undefined;
    }
    latest = latest.then(() => this.#readInPieces());
    return latest;
  }

  forget(): void {
    if (this.#isLong) {
      this.#outcome = undefined;
    }
  }

  get #isLong(): boolean {
    return this.text.length > MOST_AT_ONCE;
  }

  async #readInPieces(): Promise<void> {
    try {
      const reading = new JsonReading(this.text);
      let isComplete = false;
      for (let end = PIECE; !isComplete; end += PIECE) {
        isComplete = reading.readTo(end);
        await new Promise<void>(afterReading);
      }
      this.#outcome = { value: reading.value };
    } catch (error) {
      this.#outcome = { error };
    }
  }

  #read(): { readonly value: Value } | { readonly error: unknown } {
    try {
      return { value: this.text === '' ? new MapValue() : readJson(this.text) };
    } catch (error) {
      return { error };
    }
  }
}

/** Long payloads are parsed one after another: together they would take as long, and the memory of all. */
let latest: Promise<void> = Promise.resolve();

/** UTF-16 units of a payload that is parsed at once, which takes some 10 ms. */
const MOST_AT_ONCE = 256 * 1024;
/** Units after which the parsing of a longer one pauses. */
const PIECE = 64 * 1024;
