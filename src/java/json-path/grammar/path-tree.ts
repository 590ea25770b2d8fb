import type { Value } from '../../json/values.js';
import type { JavaRegex } from '../../regex/index.js';
import type { EditionRules } from '../edition.js';

/** The steps of a path, in written order. */
export interface PathTree {
  /** `$` is the document, `@` the current value. */
  readonly root: '$' | '@';
  readonly steps: readonly PathStep[];
}

export type PathStep =
  /** `.name`, `['name']`, `['a','b']`. */
  | { readonly type: 'property'; readonly names: readonly string[] }
  /** `[1]`, `[-1]`, `[0,2]`. */
  | { readonly type: 'index'; readonly indexes: readonly number[] }
  /** `[(@.length-1)]` in 2.0.0. */
  | { readonly type: 'fromEnd'; readonly back: number }
  /** `[1:]`, `[:2]`, `[1:2]`. */
  | { readonly type: 'slice'; readonly from: number | undefined; readonly to: number | undefined }
  /** `.*`, `[*]`. */
  | { readonly type: 'wildcard' }
  /** `..`, before the step to search for. */
  | { readonly type: 'scan' }
  /** `[?(…)]`. */
  | { readonly type: 'filter'; readonly condition: Condition }
  /** A `$` within a path of 2.0.0: the value itself. */
  | { readonly type: 'self' }
  | FunctionStep;

/** Whether a step finds at most one value. */
export function isDefinite(step: PathStep, leaf: boolean, rules: EditionRules): boolean {
  switch (step.type) {
    case 'property':
      return leaf || step.names.length === 1 || !rules.severalNamesLeadOn;
    case 'index':
      return step.indexes.length === 1;
    case 'fromEnd':
    case 'self':
    case 'function':
      return true;
    default:
      return false;
  }
}

/** `.name(…)`. */
export interface FunctionStep {
  readonly type: 'function';
  readonly name: string;
  readonly parameters: readonly FunctionParameter[];
}

export type FunctionParameter =
  | { readonly type: 'path'; readonly path: PathTree }
  | { readonly type: 'json'; readonly text: string };

/** The condition of a filter. */
export type Condition =
  /** `[?]`: a condition that a Java caller would pass to Jayway, which is impossible here. */
  | { readonly type: 'absent' }
  | { readonly type: 'and' | 'or'; readonly conditions: readonly Condition[] }
  | { readonly type: 'not'; readonly condition: Condition }
  | { readonly type: 'exists'; readonly path: PathTree; readonly expected: boolean }
  | {
      readonly type: 'comparison';
      readonly left: Operand;
      readonly operator: FilterOperator;
      readonly right: Operand;
    };

export type Operand = { readonly type: 'path'; readonly path: PathTree } | Literal;

export type Literal =
  | { readonly type: 'value'; readonly value: Value }
  /** A list or an object as text, which does not equal anything on the left of an operator. */
  | { readonly type: 'json'; readonly text: string; readonly value: Value }
  | { readonly type: 'pattern'; readonly regex: JavaRegex };

/** The operators of a filter, in upper case. */
export const FILTER_OPERATORS = [
  '==',
  '===',
  '!=',
  '!==',
  '<',
  '<=',
  '>',
  '>=',
  '=~',
  'IN',
  'NIN',
  'CONTAINS',
  'ALL',
  'SIZE',
  'EXISTS',
  'TYPE',
  'MATCHES',
  'EMPTY',
  'SUBSETOF',
  'ANYOF',
  'NONEOF',
] as const;

export type FilterOperator = (typeof FILTER_OPERATORS)[number];
