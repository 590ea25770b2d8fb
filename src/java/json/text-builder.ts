/** A value that cannot be written: nested too deeply, too long, or without a JSON form. */
export class ValueTextError extends Error {
  override readonly name = 'ValueTextError';
  readonly code = 'ERR_VALUE_TEXT';
}

/** The maximum text of one value, in UTF-16 units: a list that contains itself twice would never end. */
export const MAX_VALUE_TEXT: number = 10 * 1024 * 1024;

/** Builds a text of at most `MAX_VALUE_TEXT`. */
export class TextBuilder {
  #finished = '';
  #chunk = '';

  get text(): string {
    return this.#finished + this.#chunk;
  }

  append(part: string): void {
    this.#chunk += part;
    if (this.#finished.length + this.#chunk.length > MAX_VALUE_TEXT) {
      throw new ValueTextError(
        `A value cannot be written: its text is longer than ${MAX_VALUE_TEXT} characters`,
      );
    }
    if (this.#chunk.length > CHUNK) {
      // Reading a unit makes the engine copy the parts to one text, so that they do not pile up as objects.
      this.#chunk.charCodeAt(0);
      this.#finished += this.#chunk;
      this.#chunk = '';
    }
  }
}

/** The UTF-16 units of the parts that are copied at a time. */
const CHUNK = 4096;
