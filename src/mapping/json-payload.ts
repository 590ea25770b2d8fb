import { MapValue, readJson, type Value } from '../java/json/index.js';
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

  #read(): { readonly value: Value } | { readonly error: unknown } {
    try {
      return { value: this.text === '' ? new MapValue() : readJson(this.text) };
    } catch (error) {
      return { error };
    }
  }
}
