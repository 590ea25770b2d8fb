import type { Place } from '../../../source/source-text.js';
import { HclError } from './hcl-error.js';

/** A limit that was reached; `try` and `can` do not catch it. */
export class HclLimitError extends HclError {}

/** What an evaluation may do at most; the defaults are far more than any configuration needs. */
export interface HclLimits {
  /** Expressions evaluated and elements handled. */
  readonly steps: number;
  /** Characters of all texts that are made. */
  readonly characters: number;
  /** Evaluations in each other. */
  readonly depth: number;
}

const DEFAULT_LIMITS: HclLimits = { steps: 3_000_000, characters: 30_000_000, depth: 600 };

/** Counts the work of all evaluations that share it, so that no configuration runs without end. */
export class HclBudget {
  readonly #limits: HclLimits;
  #steps = 0;
  #characters = 0;
  #depth = 0;

  constructor(limits: Partial<HclLimits> = {}) {
    this.#limits = { ...DEFAULT_LIMITS, ...limits };
  }

  /** @throws HclLimitError */
  spend(steps: number, place?: Place): void {
    this.#steps += steps;
    if (this.#steps > this.#limits.steps) {
      throw new HclLimitError(
        'Evaluation takes too long',
        `it may take up to ${this.#limits.steps} steps; make collections smaller`,
        place,
      );
    }
  }

  /** @throws HclLimitError */
  spendText(characters: number, place?: Place): void {
    this.#characters += characters;
    if (this.#characters > this.#limits.characters) {
      throw new HclLimitError(
        'Texts too large',
        `all texts that are made may have up to ${this.#limits.characters} characters; make them smaller`,
        place,
      );
    }
  }

  /**
   * Begins an evaluation that is part of another one.
   * @throws HclLimitError where too many are in each other
   */
  enter(place?: Place): void {
    if (this.#depth >= this.#limits.depth) {
      throw new HclLimitError(
        'Evaluation nested too deeply',
        `expressions and the values they refer to may be nested up to ${this.#limits.depth} levels`,
        place,
      );
    }
    this.#depth += 1;
  }

  leave(): void {
    this.#depth -= 1;
  }
}
