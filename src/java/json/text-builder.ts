/** A value that has no text: too deep, too long, or nothing that JSON can say. */
export class ValueTextError extends Error {
  override readonly name = 'ValueTextError';
  readonly code = 'ERR_VALUE_TEXT';
}

/** The longest text of one value, in UTF-16 units: a list that holds itself twice over has no end. */
export const MAX_VALUE_TEXT: number = 10 * 1024 * 1024;

/** Text in the making, within `MAX_VALUE_TEXT`. */
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
