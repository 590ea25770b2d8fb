import type { Fold } from '../pattern/pattern-tree.js';

/** Tests a code point. */
export type CharacterTest = (codePoint: number) => boolean;

/** A set of characters, precomputed for ASCII. */
export class CharacterSet {
  /** The cost of one test, in steps. */
  readonly weight: number;
  readonly #ascii = new Uint8Array(128);
  readonly #test: CharacterTest;

  constructor(test: CharacterTest, weight: number = 1) {
    this.weight = weight;
    this.#test = test;
    for (let codePoint = 0; codePoint < 128; codePoint++) {
      this.#ascii[codePoint] = test(codePoint) ? 1 : 0;
    }
  }

  has(codePoint: number): boolean {
    return codePoint < 128 ? this.#ascii[codePoint] === 1 : this.#test(codePoint);
  }
}

/** One character, or all characters with the same folding. */
export function single(codePoint: number, fold: Fold): CharacterTest {
  if (fold === undefined) {
    return (other) => other === codePoint;
  }
  const folded = fold(codePoint);
  return (other) => other === codePoint || fold(other) === folded;
}

/** From `first` to `last`, inclusive; if case is ignored, either case may be in the range. */
export function range(first: number, last: number, fold: Fold): CharacterTest {
  const within: CharacterTest = (other) => other >= first && other <= last;
  if (fold === undefined) {
    return within;
  }
  const upper = fold === asciiFold ? asciiUpper : simpleUpper;
  return (other) => within(other) || within(upper(other)) || within(fold(other));
}

/** The union of the tests. */
export function union(...tests: readonly CharacterTest[]): CharacterTest {
  const [first, second] = tests;
  if (first !== undefined && tests.length === 1) {
    return first;
  }
  if (first !== undefined && second !== undefined && tests.length === 2) {
    return (codePoint) => first(codePoint) || second(codePoint);
  }
  return (codePoint) => tests.some((test) => test(codePoint));
}

export function intersection(left: CharacterTest, right: CharacterTest): CharacterTest {
  return (codePoint) => left(codePoint) && right(codePoint);
}

export function negation(test: CharacterTest): CharacterTest {
  return (codePoint) => !test(codePoint);
}

/** `(?i)`: the letters of ASCII, in lower case. */
export function asciiFold(codePoint: number): number {
  return codePoint >= 0x41 && codePoint <= 0x5a ? codePoint + 0x20 : codePoint;
}

/** `(?iu)`: `Character.toLowerCase(Character.toUpperCase(c))`. */
export function unicodeFold(codePoint: number): number {
  return simpleLower(simpleUpper(codePoint));
}

function asciiUpper(codePoint: number): number {
  return codePoint >= 0x61 && codePoint <= 0x7a ? codePoint - 0x20 : codePoint;
}

/** Java maps one character to one; JavaScript's `ß` → `SS` is ignored. */
function simpleUpper(codePoint: number): number {
  return onlyCodePoint(String.fromCodePoint(codePoint).toUpperCase()) ?? codePoint;
}

function simpleLower(codePoint: number): number {
  if (codePoint === 0x130) {
    return 0x69;
  }
  return onlyCodePoint(String.fromCodePoint(codePoint).toLowerCase()) ?? codePoint;
}

function onlyCodePoint(text: string): number | undefined {
  const codePoint = text.codePointAt(0);
  return codePoint !== undefined && text.length === (codePoint > 0xffff ? 2 : 1)
    ? codePoint
    : undefined;
}
