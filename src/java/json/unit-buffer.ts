import { BACKSLASH, LOWER_U, MINUS } from '../characters.js';

/** By the unit: the letter after the backslash, `u` for four hexadecimal digits, or 0 for a unit as it is. */
export type Escapes = Uint8Array;

/**
 * Collects UTF-16 units to a text. Adding a unit costs a few nanoseconds, where adding a short text to a long
 * one costs an object that the garbage collector has to move.
 */
export class UnitBuffer {
  readonly #units = new Uint16Array(SIZE);
  #length = 0;
  #finished = '';
  /** The units of the chunk, or-ed: it tells whether all of them are ASCII. */
  #bits = 0;

  /** All units since `begin`. */
  get length(): number {
    return this.#finished.length + this.#length;
  }

  /** Begins a text, whatever became of the one before. */
  begin(): this {
    this.#length = 0;
    this.#bits = 0;
    this.#finished = '';
    return this;
  }

  add(unit: number): void {
    if (this.#length === SIZE) {
      this.#finish();
    }
    this.#units[this.#length] = unit;
    this.#length += 1;
    this.#bits |= unit;
  }

  /** Adds the units of a text from `start` to `end`. */
  addSlice(text: string, start: number, end: number): void {
    if (end - start > SHORT) {
      this.#finish();
      this.#finished += text.slice(start, end);
      return;
    }
    if (this.#length + end - start > SIZE) {
      this.#finish();
    }
    const units = this.#units;
    let to = this.#length;
    let bits = this.#bits;
    for (let at = start; at < end; at += 1) {
      const unit = text.charCodeAt(at);
      units[to] = unit;
      to += 1;
      bits |= unit;
    }
    this.#length = to;
    this.#bits = bits;
  }

  /** Adds a text, whose units from `first` on are escaped as the table says. */
  addEscaped(text: string, first: number, escapes: Escapes): void {
    this.addSlice(text, 0, first);
    const units = this.#units;
    let to = this.#length;
    for (let at = first; at < text.length; at += 1) {
      if (to + MOST_ESCAPED > SIZE) {
        this.#length = to;
        this.#finish();
        to = 0;
      }
      const unit = text.charCodeAt(at);
      const letter = unit < escapes.length ? (escapes[unit] ?? 0) : 0;
      if (letter === 0) {
        units[to] = unit;
        this.#bits |= unit;
        to += 1;
        continue;
      }
      units[to] = BACKSLASH;
      units[to + 1] = letter;
      to += 2;
      if (letter === LOWER_U) {
        for (let shift = 12; shift >= 0; shift -= 4) {
          units[to] = DIGITS[(unit >> shift) & 0xf] ?? 0;
          to += 1;
        }
      }
    }
    this.#length = to;
  }

  /** Adds the decimal digits of a safe integer, after its sign. */
  addInteger(value: number): void {
    if (this.#length + MOST_DIGITS > SIZE) {
      this.#finish();
    }
    if (value < 0) {
      this.add(MINUS);
    }
    const units = this.#units;
    let left = Math.abs(value);
    const end = this.#length + countDigits(left);
    let at = end;
    while (left >= MOST_SMALL) {
      const rest = Math.floor(left / 10);
      at -= 1;
      units[at] = ZERO + (left - rest * 10);
      left = rest;
    }
    // Of 31 bits: the engine divides such a number by multiplying it.
    let small = left | 0;
    while (at > this.#length) {
      const rest = (small / 10) | 0;
      at -= 1;
      units[at] = ZERO + (small - rest * 10);
      small = rest;
    }
    this.#length = end;
    this.#bits |= ZERO;
  }

  /** The units since `begin`. */
  end(): string {
    this.#finish();
    return this.#finished;
  }

  #finish(): void {
    if (this.#length === 0) {
      return;
    }
    this.#finished +=
      this.#length <= MOST_ARGUMENTS
        ? shortText(this.#units, this.#length)
        : longText(this.#units.subarray(0, this.#length), this.#bits < 0x80);
    this.#length = 0;
    this.#bits = 0;
  }
}

function countDigits(value: number): number {
  let count = 1;
  for (let power = 10; value >= power; power *= 10) {
    count += 1;
  }
  return count;
}

/** `\u` and its digits. */
const MOST_ESCAPED = 6;
const DIGITS = Uint8Array.from('0123456789ABCDEF', (digit) => digit.charCodeAt(0));
const ZERO = 0x30;
const MOST_SMALL = 2 ** 30;
/** Of a safe integer, with its sign. */
const MOST_DIGITS = 17;

/** `apply` passes a typed array ten times as fast as `...` does. */
function longText(units: Uint16Array, isAscii: boolean): string {
  return isAscii && units.length > SHORT
    ? ASCII.decode(new Uint8Array(units))
    : String.fromCharCode.apply(undefined, units as unknown as number[]);
}

/** The first units, at most `MOST_ARGUMENTS`: arguments cost a sixth of what `apply` does. */
function shortText(units: Uint16Array, length: number): string {
  let text = '';
  let at = 0;
  for (; at + 4 <= length; at += 4) {
    text += fourUnits(units, at);
  }
  return at === length ? text : text + fourUnits(units, at).slice(0, length - at);
}

function fourUnits(units: Uint16Array, at: number): string {
  return String.fromCharCode(
    units[at] ?? 0,
    units[at + 1] ?? 0,
    units[at + 2] ?? 0,
    units[at + 3] ?? 0,
  );
}

const MOST_ARGUMENTS = 8;
/** The units of a chunk: no more than a function takes as arguments. */
const SIZE = 4096;
/** From so many units on, a decoder and a slice are faster than work on each unit. */
const SHORT = 64;
const ASCII = new TextDecoder();

/** A buffer for short work: what it collects is finished before anything else uses it. */
export const UNITS: UnitBuffer = new UnitBuffer();
