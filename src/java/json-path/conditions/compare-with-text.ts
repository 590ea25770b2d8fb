import { javaText } from '../../json/java-text.js';
import { JavaRegex } from '../../regex/index.js';
import type { FilterOperator } from '../grammar/path-tree.js';
import { JsonPathError } from '../json-path-errors.js';
import type { Evaluation } from '../steps/evaluation.js';
import {
  compareNumberTerms,
  isNumberTerm,
  JsonText,
  type Term,
  UNDEFINED,
  workOfTerms,
} from './term.js';

/**
 * Evaluates an operator of Jayway 2.0.0. Every literal is text: compared with a number it is read as a number,
 * compared with a Boolean as a Boolean, and the text `null` equals a null. A path that finds nothing
 * does not satisfy any condition, not even `!=`; neither do two terms that cannot be compared.
 * @throws JsonPathError if a number is compared with text that is not a number, or `=~` lacks a pattern
 */
export function compareWithText(
  left: Term,
  operator: FilterOperator,
  right: Term,
  evaluation: Evaluation,
): boolean {
  evaluation.spend(costOf(left, right));
  if (left === UNDEFINED || right === UNDEFINED) {
    return false;
  }
  if (operator === '=~') {
    return matches(left, right, evaluation);
  }
  const isOrder = operator !== '==' && operator !== '!=';
  // Only null itself counts here, not the text `null`.
  if (isOrder && (left === null) !== (right === null)) {
    return false;
  }
  const order = orderOf(left, right);
  if (order === undefined) {
    return false;
  }
  switch (operator) {
    case '==':
      return order === 0;
    case '!=':
      return order !== 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    default:
      throw new JsonPathError(`JSONPath 2.0.0 does not have the operator ${operator}`);
  }
}

/** Reading text as a number takes more than linear time. */
function costOf(left: Term, right: Term): number {
  if (typeof right !== 'string') {
    return 1 + workOfTerms(left, right);
  }
  return (
    1 +
    workOfTerms(left, null) +
    (isNumberTerm(left) && right.length > 64 ? right.length : right.length >> 4)
  );
}

/** Negative, 0 or positive; `undefined` if the terms have no order. Only text on the right is converted. */
function orderOf(left: Term, right: Term): number | undefined {
  if (left === right) {
    return 0;
  }
  if (isNull(left) || isNull(right)) {
    return Number(isNull(right)) - Number(isNull(left));
  }
  if (typeof right === 'string') {
    return orderToText(left, right);
  }
  if (isNumberTerm(left) && isNumberTerm(right)) {
    return compareNumberTerms(left, right);
  }
  if (typeof left === 'boolean' && typeof right === 'boolean') {
    return Number(left) - Number(right);
  }
  return undefined;
}

function orderToText(left: Term, right: string): number | undefined {
  if (isNumberTerm(left)) {
    const order = compareNumberTerms(left, right);
    if (Number.isNaN(order)) {
      throw new JsonPathError('A string that is not a number cannot be compared with a number');
    }
    return order;
  }
  if (typeof left === 'boolean') {
    return Number(left) - Number(right.toLowerCase() === 'true');
  }
  if (typeof left !== 'string') {
    return undefined;
  }
  const text = right.replaceAll("\\'", "'");
  if (left === text) {
    return 0;
  }
  return left < text ? -1 : 1;
}

function isNull(term: Term): boolean {
  return term === null || term === 'null';
}

/** Matches the pattern against the whole text of a value of any kind. */
function matches(left: Term, right: Term, evaluation: Evaluation): boolean {
  const regex = left instanceof JavaRegex ? left : right;
  const term = left instanceof JavaRegex ? right : left;
  if (term === null) {
    return false;
  }
  if (!(regex instanceof JavaRegex)) {
    throw new JsonPathError('=~ needs a /pattern/ on one side');
  }
  const text = textOf(term);
  evaluation.spend(text.length >> 2);
  return regex.matches(text, evaluation.regexBudget);
}

function textOf(term: Exclude<Term, null>): string {
  if (term instanceof JavaRegex) {
    return term.pattern;
  }
  if (term === UNDEFINED || term instanceof JsonText) {
    return '';
  }
  return javaText(term);
}
