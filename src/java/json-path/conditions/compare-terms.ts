import { ListValue, MapValue } from '../../json/values.js';
import { JavaRegex } from '../../regex/index.js';
import { indexOfText } from '../../text-search.js';
import type { FilterOperator } from '../grammar/path-tree.js';
import { InvalidJsonPathError, JsonPathError } from '../json-path-errors.js';
import type { Evaluation } from '../steps/evaluation.js';
import { equalTerms, sameJson } from './equal-terms.js';
import { listTerms } from './list-terms.js';
import {
  compareNumberTerms,
  containerOf,
  isNumberTerm,
  JsonText,
  numberTermText,
  type Term,
  workOfTerms,
} from './term.js';

/**
 * Evaluates an operator of a filter on two terms.
 * @throws InvalidJsonPathError if the operator does not apply to them: the filter is then not satisfied
 * @throws JsonPathError if Jayway fails altogether
 */
export function compareTerms(
  left: Term,
  operator: FilterOperator,
  right: Term,
  evaluation: Evaluation,
): boolean {
  switch (operator) {
    case '==':
      return isEqual(left, right, evaluation);
    case '!=':
      return !isEqual(left, right, evaluation);
    case '===':
      return kindOf(left) === kindOf(right) && isEqual(left, right, evaluation);
    case '!==':
      return kindOf(left) !== kindOf(right) || !isEqual(left, right, evaluation);
    case '<':
      return order(left, right, evaluation) < 0;
    case '<=':
      return order(left, right, evaluation) <= 0;
    case '>':
      return order(left, right, evaluation) > 0;
    case '>=':
      return order(left, right, evaluation) >= 0;
    case '=~':
      return matches(left, right, evaluation);
    case 'IN':
      return isIn(left, right, evaluation);
    case 'NIN':
      return !isIn(left, right, evaluation);
    case 'CONTAINS':
      return contains(left, right, evaluation);
    case 'SIZE':
      return hasSize(left, right);
    case 'EMPTY':
      return isEmpty(left, right);
    case 'EXISTS':
      return exists(left, right);
    case 'SUBSETOF':
      return compareLists(left, right, evaluation, (one, other) =>
        one.every((item) => other.some((member) => equalTerms(item, member, evaluation))),
      );
    case 'ANYOF':
      return compareLists(left, right, evaluation, (one, other) =>
        one.some((item) => other.some((member) => equalTerms(item, member, evaluation))),
      );
    case 'NONEOF':
      return compareLists(left, right, evaluation, (one, other) =>
        one.every((item) => !other.some((member) => equalTerms(item, member, evaluation))),
      );
    case 'ALL':
    case 'TYPE':
    case 'MATCHES':
      // Their right side cannot be written in the text of a filter.
      throw new InvalidJsonPathError(`The operator ${operator} is not supported in a filter`);
  }
}

/** A list in a filter equals a list of the document only on the right side. */
function isEqual(left: Term, right: Term, evaluation: Evaluation): boolean {
  const [one, other] = [containerOf(left), containerOf(right)];
  if (one === undefined || other === undefined) {
    return equalTerms(left, right, evaluation);
  }
  return !(left instanceof JsonText) && sameJson(one, other, evaluation);
}

function kindOf(term: Term): string {
  if (isNumberTerm(term)) {
    return 'number';
  }
  if (containerOf(term) !== undefined) {
    return 'json';
  }
  if (term instanceof JavaRegex) {
    return 'pattern';
  }
  return term === null ? 'null' : typeof term;
}

/** NaN, which is neither less nor greater, unless both are numbers or both are strings. */
function order(left: Term, right: Term, evaluation: Evaluation): number {
  evaluation.spend(workOfTerms(left, right));
  if (isNumberTerm(left) && isNumberTerm(right)) {
    return compareNumberTerms(left, right);
  }
  if (typeof left !== 'string' || typeof right !== 'string') {
    return Number.NaN;
  }
  if (left === right) {
    return 0;
  }
  return left < right ? -1 : 1;
}

/** Matches the whole text or, for a list, one of its items. */
function matches(left: Term, right: Term, evaluation: Evaluation): boolean {
  if (left instanceof JavaRegex === right instanceof JavaRegex) {
    return false;
  }
  const regex = left instanceof JavaRegex ? left : right;
  const term = left instanceof JavaRegex ? right : left;
  if (!(regex instanceof JavaRegex)) {
    return false;
  }
  const container = containerOf(term);
  const terms: readonly Term[] =
    container instanceof ListValue ? listTerms(container, evaluation) : [term];
  return terms.some((one) => {
    evaluation.spend(workOfTerms(one, null));
    return regex.matches(textOf(one), evaluation.regexBudget);
  });
}

function textOf(term: Term): string {
  if (isNumberTerm(term)) {
    return numberTermText(term);
  }
  return typeof term === 'string' || typeof term === 'boolean' ? String(term) : '';
}

function isIn(left: Term, right: Term, evaluation: Evaluation): boolean {
  const list = listOf(right, evaluation);
  return list?.some((item) => equalTerms(left, item, evaluation)) ?? false;
}

function contains(left: Term, right: Term, evaluation: Evaluation): boolean {
  if (typeof left === 'string' && typeof right === 'string') {
    return indexOfText(left, right, 0, evaluation) >= 0;
  }
  const container = containerOf(left);
  if (!(container instanceof ListValue)) {
    return false;
  }
  return listTerms(container, evaluation).some((item) => equalTerms(right, item, evaluation));
}

function compareLists(
  left: Term,
  right: Term,
  evaluation: Evaluation,
  test: (left: readonly Term[], right: readonly Term[]) => boolean,
): boolean {
  const other = listOf(right, evaluation);
  const one = other && listOf(left, evaluation);
  return one !== undefined && other !== undefined && test(one, other);
}

/** The items of a list; `undefined` for an object. */
function listOf(term: Term, evaluation: Evaluation): readonly Term[] | undefined {
  const container = containerOf(term);
  if (container === undefined) {
    throw new InvalidJsonPathError('SUBSETOF, ANYOF and NONEOF need lists on both sides');
  }
  return container instanceof ListValue ? listTerms(container, evaluation) : undefined;
}

function hasSize(left: Term, right: Term): boolean {
  if (!isNumberTerm(right)) {
    return false;
  }
  const container = containerOf(left);
  const size =
    typeof left === 'string'
      ? left.length
      : container instanceof ListValue
        ? container.items.length
        : -1;
  if (typeof left !== 'string' && container === undefined) {
    return false;
  }
  return size === Math.trunc(Number(numberTermText(right)));
}

function isEmpty(left: Term, right: Term): boolean {
  const container = containerOf(left);
  if (container instanceof MapValue) {
    throw new JsonPathError('EMPTY cannot be applied to an object');
  }
  const items = container instanceof ListValue ? container.items : left;
  if (typeof items !== 'string' && !Array.isArray(items)) {
    return false;
  }
  if (typeof right !== 'boolean') {
    throw new InvalidJsonPathError('EMPTY needs true or false on the right');
  }
  return (items.length === 0) === right;
}

function exists(left: Term, right: Term): boolean {
  if (typeof left !== 'boolean' && typeof right !== 'boolean') {
    throw new JsonPathError('EXISTS needs true or false on both sides');
  }
  if (typeof left !== 'boolean' || typeof right !== 'boolean') {
    throw new InvalidJsonPathError('EXISTS needs true or false on both sides');
  }
  return left === right;
}
