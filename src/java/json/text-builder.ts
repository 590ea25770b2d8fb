/** A value that cannot be written: nested too deeply, too long, or without a JSON form. */
export class ValueTextError extends Error {
  override readonly name = 'ValueTextError';
  readonly code = 'ERR_VALUE_TEXT';
}

/** The maximum text of one value, in UTF-16 units: a list that contains itself twice would never end. */
export const MAX_VALUE_TEXT: number = 10 * 1024 * 1024;

/** Builds a text of at most `MAX_VALUE_TEXT`. */
export class TextBuilder {
  #text = '';

  get text(): string {
    return this.#text;
  }

  append(part: string): void {
    this.#text += part;
    if (this.#text.length > MAX_VALUE_TEXT) {
      throw new ValueTextError(
        `A value cannot be written: its text is longer than ${MAX_VALUE_TEXT} characters`,
      );
    }
  }
}
