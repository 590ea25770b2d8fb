import type { VisitBudget } from '../json-path/index.js';
import type { StepBudget } from '../regex/index.js';

/** A rendering that cannot go on; the place is that of the construct which was at work. */
export class RenderFailure extends Error {}

/** Accounts for what methods do, so that no template can do without end. */
export interface Work {
  /** What all regular expressions of a rendering together may cost. */
  readonly regexBudget: StepBudget;
  /** What all JSONPaths of a rendering together may cost. */
  readonly pathBudget: VisitBudget;
  /** @throws RenderFailure once a rendering has done too much */
  spend(steps: number): void;
  /** Accounts for a string before it is built or kept. */
  spendText(length: number): void;
}
