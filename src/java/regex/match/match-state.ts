import { JavaRegexLimitError } from '../regex-errors.js';
import { BacktrackStack } from './backtrack-stack.js';

/** What matching may still cost, in steps; calls that together must end in time share one. */
export interface StepBudget {
  left: number;
}

/** A match in the making: what the steps of a program read and write. */
export abstract class MatchState {
  readonly pattern: string;
  readonly text: string;
  /** Start and end of each group, the match itself first; -1 where a group took no part. */
  readonly registers: Int32Array;
  readonly stack: BacktrackStack;
  /** The step that comes after this one. */
  next = 0;
  readonly #budget: StepBudget;

  constructor(pattern: string, text: string, registerCount: number, budget: StepBudget) {
    this.pattern = pattern;
    this.text = text;
    this.registers = new Int32Array(registerCount).fill(-1);
    this.stack = new BacktrackStack(this.registers, () => this.giveUp());
    this.#budget = budget;
  }

  /**
   * A match within the match: once found, it is not looked into again, and its groups stay.
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

/** The offset of a match that there is not. */
export const FAILED = -1;

/** The target of a match that may end anywhere. */
export const ANYWHERE = -1;
