import type { Value } from '../../json/values.js';
import { type StepBudget, stepBudget } from '../../regex/index.js';
import type { EditionRules } from '../edition.js';
import type { PathStep } from '../grammar/path-tree.js';
import { JsonPathLimitError } from '../json-path-errors.js';

/** How many values may still be visited; calls that together must end in time share one. */
export interface VisitBudget {
  left: number;
  /** What the patterns of filters may cost; without it, each call has its own. */
  readonly regex?: StepBudget;
}

/** Visits enough for `..` over any payload of ten megabytes, which holds five million values at most. */
export function visitBudget(): VisitBudget {
  return { left: 6_000_000 };
}

/** What the paths of one call share: the document, and how much they may still do. */
export class Evaluation {
  readonly document: Value;
  readonly #budget: VisitBudget;
  /** What the `$` paths of filters found; each is evaluated once. */
  readonly found: Map<object, Value | undefined> = new Map();
  /** For the patterns of filters. */
  readonly regexBudget: StepBudget;

  constructor(document: Value, budget: VisitBudget) {
    this.document = document;
    this.#budget = budget;
    this.regexBudget = budget.regex ?? stepBudget('');
  }

  /** @throws JsonPathLimitError */
  spend(visits: number): void {
    this.#budget.left -= visits;
    if (this.#budget.left < 0) {
      throw new JsonPathLimitError();
    }
  }
}

/** One walk of one path. */
export class Walk {
  readonly evaluation: Evaluation;
  /** A filter asks whether the path exists: no property may be missing. */
  readonly required: boolean;
  readonly results: Value[] = [];
  /** Something that must be there is not; the walk is over. */
  missing = false;
  /** For the second step behind a `..`: the index in the last array that the `..` has entered. */
  readonly passing: (number | undefined)[] = [];

  constructor(evaluation: Evaluation, required: boolean) {
    this.evaluation = evaluation;
    this.required = required;
  }

  add(value: Value): void {
    this.evaluation.spend(1);
    this.results.push(value);
  }
}

/** Does a step's work on one value and hands what it finds to the next step, or to the results. */
export type Visit = (value: Value, walk: Walk) => void;

/** Where a step stands in its path. */
export interface StepPlace {
  readonly at: number;
  readonly rules: EditionRules;
  /** A value of a kind to which the step does not apply ends the walk; otherwise it is passed over. */
  readonly needsKind: boolean;
  /** So does an object without the name. */
  readonly needsName: boolean;
  readonly before: PathStep | undefined;
  /** `undefined` for the last step. */
  readonly next: Visit | undefined;
}

/** A path that can be evaluated wherever it stands: as a whole, in a filter, in a function. */
export interface CompiledPath {
  /** It finds one value or none; others find a list. */
  readonly definite: boolean;
  /** It begins with `$`. */
  readonly rooted: boolean;
  /** @returns `undefined` where a definite path finds nothing, or what must be there is missing */
  evaluate(from: Value, evaluation: Evaluation, required: boolean): Value | undefined;
}
