import { type Escapes, UNITS, UnitBuffer } from './unit-buffer.js';

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
  /** From a certain length on: parts that are added to a long text pile up as objects. */
  #units: UnitBuffer | undefined;

  get text(): string {
    return this.#text + (this.#units?.end() ?? '');
  }

  append(part: string): void {
    if (this.#units === undefined) {
      this.#text += part;
      this.#units = this.#text.length > SHORT ? new UnitBuffer() : undefined;
    } else {
      this.#units.addSlice(part, 0, part.length);
    }
    this.#checkLength();
  }

  /** As `append`, of the decimal digits of a safe integer. */
  appendInteger(value: number): void {
    if (this.#units === undefined) {
      this.append(String(value));
      return;
    }
    this.#units.addInteger(value);
    this.#checkLength();
  }

  /** As `append`, of one unit. */
  appendUnit(unit: number): void {
    if (this.#units === undefined) {
      this.append(String.fromCharCode(unit));
      return;
    }
    this.#units.add(unit);
    this.#checkLength();
  }

  /** As `append`, with escapes from the offset `first` on. */
  appendEscaped(text: string, first: number, escapes: Escapes): void {
    if (this.#units === undefined) {
      UNITS.begin().addEscaped(text, first, escapes);
      this.append(UNITS.end());
      return;
    }
    this.#units.addEscaped(text, first, escapes);
    this.#checkLength();
  }

  #checkLength(): void {
    if (this.#text.length + (this.#units?.length ?? 0) > MAX_VALUE_TEXT) {
      throw new ValueTextError(
        `A value cannot be written: its text is longer than ${MAX_VALUE_TEXT} characters`,
      );
    }
  }
}

const SHORT = 1024;
