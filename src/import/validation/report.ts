import { GrowingBudget, LEAST_STEPS } from '../../java/regex/index.js';

/** Checks whether a value is valid, and adds its faults to a report that keeps sentences. */
export type Check = (value: unknown, report: Report) => boolean;

/** Aborts the check of a body, which then counts as invalid; `message` is the sentence about it. */
export class GivenUp extends Error {
  override readonly name = 'GivenUp';
}

/** Aborts the search for faults when enough have been found. */
export class EnoughFaults extends Error {
  override readonly name = 'EnoughFaults';
}

/**
 * The state of one check of a body: the work left, and the sentences found. Without a set for
 * sentences only the verdict counts, and the first fault ends the check.
 */
export class Report {
  /** The step budget that all patterns in this check share. */
  readonly steps: GrowingBudget = new GrowingBudget(LEAST_STEPS);
  readonly #sentences: Set<string> | undefined;
  /** False while schemas are only tried, as in `anyOf`: their faults are not reported. */
  #keeps: boolean;
  #hasFailed = false;
  #written = 0;
  #depth = 0;
  #work: number;

  /** @param size characters of the body */
  constructor(size: number, sentences?: Set<string>) {
    this.#sentences = sentences;
    this.#keeps = sentences !== undefined;
    this.#work = Math.min(LEAST_WORK + WORK_PER_CHARACTER * size, MOST_WORK);
  }

  /** Whether to continue after a fault in order to find them all. */
  get keeps(): boolean {
    return this.#keeps;
  }

  /** Whether a fault was reported; AWS's validator then checks no nested values. */
  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  /** Reports a fault. */
  fault(sentence: () => string): false {
    if (this.#keeps) {
      this.#hasFailed = true;
      this.#add(sentence());
    }
    return false;
  }

  /** Reports a warning, which is shown only together with faults. */
  warning(sentence: string): true {
    if (this.#keeps) {
      this.#add(sentence);
    }
    return true;
  }

  /** Checks a value against a schema without reporting faults. */
  tries(check: Check, value: unknown): boolean {
    const keeps = this.#keeps;
    this.#keeps = false;
    const fits = check(value, this);
    this.#keeps = keeps;
    return fits;
  }

  /**
   * Called when a schema begins to check a value.
   * @throws GivenUp if schemas are nested too deeply
   */
  enter(cost: number): void {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) {
      throw new GivenUp('Request body is nested too deep');
    }
    this.spend(cost);
  }

  leave(): void {
    this.#depth -= 1;
  }

  /** @throws GivenUp if the body takes too much work */
  spend(work: number): void {
    this.#work -= work;
    if (this.#work < 0) {
      throw new GivenUp('Request body takes too many steps to check');
    }
  }

  #add(sentence: string): void {
    this.#sentences?.add(sentence);
    this.#written += sentence.length;
    if (this.#written > MAX_WRITTEN || (this.#sentences?.size ?? 0) >= MAX_SENTENCES) {
      throw new EnoughFaults();
    }
  }
}

/** The deepest nesting of schemas, for the same value or nested ones, that the stack can hold. */
const MAX_DEPTH = 1000;
const LEAST_WORK = 1_000_000;
const WORK_PER_CHARACTER = 16;
/** Four for each character of 10 MB; it takes up to about a second and a half. */
const MOST_WORK = 40_000_000;
const MAX_SENTENCES = 500;
/** The most characters of all sentences, including duplicates; the last sentence may exceed it. */
const MAX_WRITTEN = 1_000_000;
