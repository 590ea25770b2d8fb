import type { PatternSource } from '../pattern/pattern-source.js';
import type { PatternNode } from '../pattern/pattern-tree.js';
import { foldOf, readClass } from './character-class.js';
import { CharacterSet, type CharacterTest, single } from './character-set.js';

/** Reads sets of characters, and notes whether any set contains characters beyond U+FFFF. */
export class SetReader {
  supplementary = false;
  readonly #source: PatternSource;

  constructor(source: PatternSource) {
    this.#source = source;
  }

  /** A single character, in either case if the flags say so. */
  character(codePoint: number): PatternNode {
    const fold = foldOf(this.#source.flags);
    this.supplementary ||= codePoint > 0xffff;
    const text = String.fromCodePoint(codePoint);
    if (fold === undefined || (codePoint < 0x80 && !/[A-Za-z]/.test(text))) {
      return { type: 'text', text };
    }
    return this.set(single(codePoint, fold));
  }

  /** `[…]`. */
  class(): PatternNode {
    const start = this.#source.place;
    const test = readClass(this.#source);
    // Testing a long class may test each of its members.
    return this.set(test, 1 + ((this.#source.place - start) >> 5));
  }

  set(test: CharacterTest, weight?: number): PatternNode {
    this.supplementary ||= SUPPLEMENTARY.some(test);
    return { type: 'set', set: new CharacterSet(test, weight) };
  }
}

/** A letter of either case, a symbol and an ideograph: sets that go beyond U+FFFF contain one of these. */
const SUPPLEMENTARY = [0x1_0400, 0x1_0428, 0x1_f600, 0x2_0000];
