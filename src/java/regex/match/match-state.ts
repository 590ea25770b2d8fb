import { JavaRegexLimitError } from '../regex-errors.js';
import { BacktrackStack } from './backtrack-stack.js';

/** The remaining steps of a match; calls with a common limit share one budget. */
export interface StepBudget {
  left: number;
}

/** An array, which is made faster than an `Int32Array`. */
export type Registers = number[];

/** The state of a match: what the steps of a program read and write. */
export abstract class MatchState {
  readonly pattern: string;
  readonly text: string;
  /** Start and end of each group, the match itself first; -1 if a group did not participate. */
  readonly registers: Registers;
  readonly stack: BacktrackStack;
  /** The next step. */
  next = 0;
  readonly #budget: StepBudget;

  constructor(pattern: string, text: string, registerCount: number, budget: StepBudget) {
    this.pattern = pattern;
    this.text = text;
    this.registers = [];
    while (this.registers.length < registerCount) {
      this.registers.push(-1);
    }
    this.stack = new BacktrackStack(this.registers, () => this.giveUp());
    this.#budget = budget;
  }

  /**
   * A match within the match: once found, it is not backtracked into, and its groups are kept.
   * @returns its end, or `FAILED`
   */
  abstract body(at: number, position: number, target: number): number;

  setGroup(group: number | undefined, start: number, end: number): void {
    if (group === undefined) {
      return;
    }
    this.stack.setRegister(2 * group, start);
    this.stack.setRegister(2 * group + 1, end);
  }

  /** @throws JavaRegexLimitError */
  spend(steps: number): void {
    this.#budget.left -= steps;
    if (this.#budget.left < 0) {
      this.giveUp();
    }
  }

  giveUp(): never {
    throw new JavaRegexLimitError(this.pattern);
  }
}

/** The offset that stands for a failed match. */
export const FAILED = -1;

/** The target of a match that may end anywhere. */
export const ANYWHERE = -1;
