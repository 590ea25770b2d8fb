import type { CoveredRanges } from './covered-ranges.js';

/** The part of a text that a search reads. */
export type Units = Pick<string, 'length' | 'charCodeAt'>;

/** Units of ASCII, which a row has a cell for. */
export const ASCII = 0x80;

/** Rows of 512 bytes. */
const MOST_ROWS = 4096;

/**
 * The steps that long texts have taken from state to state, in the form that is read fastest. Each state has a
 * row, and each cell the row of the state that follows a unit, plus 1; 0 while it is unknown.
 */
export class StepTable {
  /** By unit: whether a text that is sought begins with it. */
  readonly #begins: Uint8Array;
  /** By state: its row, plus 1; 0 if it has none. */
  readonly #rowOf: Int32Array;
  #cells = new Int32Array(ASCII);
  /** By row: its state. */
  #stateOf = new Int32Array(1);
  /** By row: the length of the longest text that ends there; 0 for none. */
  #sizes = new Int32Array(1);
  #rows = 1;
  /** The state in which the last {@link follow} ended. */
  state = 0;
  /** The unit whose step it did not know. */
  unit = 0;

  constructor(states: number, begins: Uint8Array) {
    this.#begins = begins;
    this.#rowOf = new Int32Array(states);
    this.#rowOf[0] = 1;
  }

  /**
   * Takes the steps that are known.
   * @returns where in the text the first one is that is not; {@link state} and {@link unit} are those of this step
   */
  follow(text: Units, from: number, state: number, ranges: CoveredRanges): number {
    let row = (this.#rowOf[state] ?? 0) - 1;
    if (row < 0) {
      this.state = state;
      this.unit = text.charCodeAt(from);
      return from;
    }
    const begins = this.#begins;
    const cells = this.#cells;
    const sizes = this.#sizes;
    const { length } = text;
    // Kept here, since a match may end at every unit.
    let { first, end } = ranges;
    let at = from;
    let unit = 0;
    for (; at < length; at += 1) {
      unit = text.charCodeAt(at);
      if (unit >= ASCII) {
        break;
      }
      if (row === 0 && begins[unit] === 0) {
        continue;
      }
      const cell = cells[row * ASCII + unit] ?? 0;
      if (cell === 0) {
        break;
      }
      row = cell - 1;
      const size = sizes[row] ?? 0;
      if (size === 0) {
        continue;
      }
      const start = at + 1 - size;
      if (start < first || start > end) {
        ranges.end = end;
        ranges.add(start, at + 1);
        first = ranges.first;
      }
      end = at + 1;
    }
    ranges.end = end;
    this.state = this.#stateOf[row] ?? 0;
    this.unit = unit;
    return at;
  }

  /** @param size the length of the longest text that ends in the state that follows */
  keep(state: number, unit: number, next: number, size: number): void {
    const row = (this.#rowOf[state] ?? 0) - 1;
    const nextRow = this.#rowFor(next, size);
    if (row >= 0 && nextRow >= 0 && unit < ASCII) {
      this.#cells[row * ASCII + unit] = nextRow + 1;
    }
  }

  #rowFor(state: number, size: number): number {
    const known = this.#rowOf[state] ?? 0;
    if (known !== 0 || this.#rows === MOST_ROWS) {
      return known - 1;
    }
    const row = this.#rows;
    if (row === this.#sizes.length) {
      this.#cells = twice(this.#cells);
      this.#stateOf = twice(this.#stateOf);
      this.#sizes = twice(this.#sizes);
    }
    this.#rows += 1;
    this.#rowOf[state] = this.#rows;
    this.#stateOf[row] = state;
    this.#sizes[row] = size;
    return row;
  }
}

function twice(array: Int32Array): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(array.length * 2);
  longer.set(array);
  return longer;
}
