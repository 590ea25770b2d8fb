/** The budget that a search is charged to. */
interface Meter {
  spend(steps: number): void;
}

/**
 * The first offset of `part` in `text` from `from` on; −1 if there is none. The time is linear in the sum
 * of the lengths, whereas JavaScript's own search multiplies them for long parts that nearly match.
 */
export function indexOfText(text: string, part: string, from: number, work: Meter): number {
  if (part.length <= SHORT_FORWARDS || part.length > text.length) {
    const found = text.indexOf(part, from);
    const searched = (found < 0 ? text.length : found) - Math.max(0, from);
    work.spend(Math.max(0, searched) >> 5);
    return found;
  }
  return new Search(text, part, 'forwards', work).next(Math.max(0, from));
}

/** The last offset of `part` that is not greater than `from`. */
export function lastIndexOfText(text: string, part: string, from: number, work: Meter): number {
  work.spend((text.length + part.length) >> 5);
  if (from < 0) {
    return -1;
  }
  if (part.length <= SHORT_BACKWARDS || part.length > text.length) {
    return text.lastIndexOf(part, from);
  }
  const end = Math.min(text.length, from + part.length);
  const found = new Search(text, part, 'backwards', work).next(text.length - end);
  return found < 0 ? -1 : text.length - found - part.length;
}

/** The offset of the first unit from `from` on that a pattern does not match; the pattern is sticky, and matches any run. */
export function afterRun(text: string, from: number, run: RegExp): number {
  run.lastIndex = from;
  run.test(text);
  return run.lastIndex;
}

/** Splits a text at a separator, which must not be empty. */
export function splitText(text: string, separator: string, work: Meter): string[] {
  work.spend((text.length + separator.length) >> 3);
  if (separator.length <= SHORT_FORWARDS || separator.length > text.length) {
    return text.split(separator);
  }
  const search = new Search(text, separator, 'forwards', work);
  const pieces: string[] = [];
  let from = 0;
  for (let at = search.next(0); at >= 0; at = search.next(from)) {
    pieces.push(text.slice(from, at));
    from = at + separator.length;
  }
  pieces.push(text.slice(from));
  return pieces;
}

/** Whether two texts are equal; charges for long texts of equal length. */
export function sameText(one: string, other: string, work: Meter): boolean {
  if (one.length !== other.length) {
    return false;
  }
  if (one.length > 64) {
    work.spend(one.length >> 6);
  }
  return one === other;
}

/** Up to these lengths JavaScript's own search is as fast. */
const SHORT_FORWARDS = 64;
const SHORT_BACKWARDS = 8;

/** The Knuth–Morris–Pratt search, from either end. */
class Search {
  readonly #text: string;
  readonly #part: string;
  readonly #backwards: boolean;
  readonly #work: Meter;
  /** The length of a failed match that is still the prefix of another. */
  readonly #borders: Int32Array;

  constructor(text: string, part: string, direction: 'forwards' | 'backwards', work: Meter) {
    this.#text = text;
    this.#part = part;
    this.#backwards = direction === 'backwards';
    this.#work = work;
    work.spend(part.length >> 3);
    this.#borders = this.#bordersOf(part);
  }

  /** The offset of the part, counted from the end where the search begins; −1 if there is none. */
  next(from: number): number {
    const [text, part] = [this.#text, this.#part];
    let matched = 0;
    let at = from;
    for (; at < text.length && matched < part.length; at += 1) {
      const unit = this.#unit(text, at);
      while (matched > 0 && this.#unit(part, matched) !== unit) {
        matched = this.#borders[matched - 1] ?? 0;
      }
      if (this.#unit(part, matched) === unit) {
        matched += 1;
      }
    }
    this.#work.spend((at - from) >> 3);
    return matched === part.length ? at - part.length : -1;
  }

  #bordersOf(part: string): Int32Array {
    const borders = new Int32Array(part.length);
    let border = 0;
    for (let at = 1; at < part.length; at += 1) {
      const unit = this.#unit(part, at);
      while (border > 0 && this.#unit(part, border) !== unit) {
        border = borders[border - 1] ?? 0;
      }
      if (this.#unit(part, border) === unit) {
        border += 1;
      }
      borders[at] = border;
    }
    return borders;
  }

  #unit(text: string, at: number): number {
    return text.charCodeAt(this.#backwards ? text.length - 1 - at : at);
  }
}
