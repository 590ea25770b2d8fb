import { type StepBudget, stepBudget } from '../../java/regex/index.js';

/** Tells whether a value fits, and reports what is wrong where the report keeps sentences. */
export type Check = (value: unknown, report: Report) => boolean;

/** Ends the look at a body that nothing has shown to fit; `message` is the sentence for it. */
export class GivenUp extends Error {
  override readonly name = 'GivenUp';
}

/** Ends the search for faults: there are more than anyone reads. */
export class EnoughFaults extends Error {
  override readonly name = 'EnoughFaults';
}

/**
 * One look of a model at a body: what it may still cost, and the sentences that it finds. Without
 * a set for them only the verdict counts, and the first fault ends the look.
 */
export class Report {
  /** The steps of all patterns in this look. */
  readonly steps: StepBudget = stepBudget('');
  readonly #sentences: Set<string> | undefined;
  /** False while schemas are only tried: what `anyOf` and the like find wrong is not reported. */
  #keeps: boolean;
  #hasFailed = false;
  #written = 0;
  #depth = 0;
  #work: number;

  /** @param size characters of the body */
  constructor(size: number, sentences?: Set<string>) {
    this.#sentences = sentences;
    this.#keeps = sentences !== undefined;
    this.#work = LEAST_WORK + WORK_PER_CHARACTER * size;
  }

  /** Whether to go on after a fault, so as to find them all. */
  get keeps(): boolean {
    return this.#keeps;
  }

  /** Whether a fault was reported; AWS's validator goes no deeper from then on. */
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

  /** Reports what only shows beside faults. */
  warning(sentence: string): true {
    if (this.#keeps) {
      this.#add(sentence);
    }
    return true;
  }

  /** Whether a value fits a schema; what is wrong otherwise stays unsaid. */
  tries(check: Check, value: unknown): boolean {
    const keeps = this.#keeps;
    this.#keeps = false;
    const fits = check(value, this);
    this.#keeps = keeps;
    return fits;
  }

  /**
   * A schema begins to look at a value.
   * @throws GivenUp where schemas stand too deep in one another
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

  /** @throws GivenUp where the body takes too much work */
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

/** Schemas within schemas, whether they look at the same value or at one inside; a stack bears it. */
const MAX_DEPTH = 1000;
const LEAST_WORK = 1_000_000;
const WORK_PER_CHARACTER = 16;
const MAX_SENTENCES = 500;
/** Characters of all sentences, equal ones included; the one that goes beyond it stays whole. */
const MAX_WRITTEN = 1_000_000;
