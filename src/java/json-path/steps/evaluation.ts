import type { Value } from '../../json/values.js';
import { type StepBudget, stepBudget } from '../../regex/index.js';
import type { EditionRules } from '../edition.js';
import type { PathStep } from '../grammar/path-tree.js';
import { JsonPathLimitError } from '../json-path-errors.js';

/** The number of values that may still be visited; calls with a common limit share one budget. */
export interface VisitBudget {
  left: number;
  /** The budget of the patterns in filters; by default, each call has its own. */
  readonly regex?: StepBudget;
}

/** Enough visits for `..` over any payload of ten megabytes, which has at most five million values. */
export function visitBudget(): VisitBudget {
  return { left: 6_000_000 };
}

/** What the paths of one call share: the document and the remaining budget. */
export class Evaluation {
  readonly document: Value;
  readonly #budget: VisitBudget;
  /** The results of the `$` paths in filters; each is evaluated once. */
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

/** One evaluation of one path. */
export class Walk {
  readonly evaluation: Evaluation;
  /** A filter tests whether the path exists: every property must be present. */
  readonly required: boolean;
  results: Value[] = [];
  /** A required value is missing; the evaluation has ended. */
  missing = false;
  /** For the second step after a `..`: the index in the last array that the `..` has entered. */
  readonly passing: (number | undefined)[] = [];

  constructor(evaluation: Evaluation, required: boolean) {
    this.evaluation = evaluation;
    this.required = required;
  }

  add(value: Value): void {
    this.evaluation.spend(1);
    this.results.push(value);
  }

  addAll(values: readonly Value[]): void {
    this.evaluation.spend(values.length);
    if (this.results.length === 0) {
      this.results = values.slice();
      return;
    }
    for (const value of values) {
      this.results.push(value);
    }
  }
}

/** Applies a step to one value and passes what it finds to the next step, or adds it to the results. */
export type Visit = (value: Value, walk: Walk) => void;

/** The position of a step in its path. */
export interface StepPlace {
  readonly at: number;
  readonly rules: EditionRules;
  /** A value that the step does not apply to ends the evaluation; otherwise it is skipped. */
  readonly needsKind: boolean;
  /** An object without the name ends the evaluation; otherwise it is skipped. */
  readonly needsName: boolean;
  readonly before: PathStep | undefined;
  /** `undefined` for the last step. */
  readonly next: Visit | undefined;
}

/** A compiled path, used on its own, in a filter or in a function. */
export interface CompiledPath {
  /** It finds at most one value; an indefinite path finds a list. */
  readonly definite: boolean;
  /** It begins with `$`. */
  readonly rooted: boolean;
  /** @returns `undefined` if a definite path finds nothing, or a required value is missing */
  evaluate(from: Value, evaluation: Evaluation, required: boolean): Value | undefined;
}
