import type { StepBudget } from './match/match-state.js';

/** The steps of all matches of one request, to which each text adds its share, but no more than `MOST_STEPS` in all. */
export class GrowingBudget implements StepBudget {
  left: number;
  #growth: number;

  /** @param steps that it has before it grows */
  constructor(steps: number) {
    this.left = steps;
    this.#growth = MOST_STEPS - steps;
  }

  grow(steps: number): void {
    const added = Math.min(steps, this.#growth);
    this.#growth -= added;
    this.left += added;
  }
}

/** Two for each character of 10 MB; they take about a second. */
export const MOST_STEPS = 24_000_000;
