import type { VisitBudget } from '../json-path/index.js';
import type { GrowingBudget } from '../regex/index.js';

/** A failed rendering; its place is that of the construct that was being rendered. */
export class RenderFailure extends Error {}

/** Charges the work of methods, so that every template ends within its limits. */
export interface Work {
  /** The common budget of all regular expressions of a rendering. */
  readonly regexBudget: GrowingBudget;
  /** The common budget of all JSONPaths of a rendering. */
  readonly pathBudget: VisitBudget;
  /** @throws RenderFailure if the rendering exceeds its limit of work */
  spend(steps: number): void;
  /** Charges for a string before it is built or stored. */
  spendText(length: number): void;
}
