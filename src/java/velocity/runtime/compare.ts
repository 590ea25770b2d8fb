import { workOfNumber } from '../../json/number-work.js';
import { type JavaNumber, ListValue, type Value } from '../../json/values.js';
import { javaEquals } from '../../lang/equality.js';
import { compareNumbers } from '../../lang/numbers/arithmetic.js';
import { isNumber } from '../../lang/numbers/numbers.js';
import { printed } from '../../lang/strings/text.js';
import { sameText } from '../../text-search.js';
import type { Operator } from '../parser/syntax.js';
import { BlockReference } from './macro.js';
import type { Run } from './run.js';

/** The operators that compare two values. */
export const COMPARISONS: Readonly<Record<Comparison, Compare>> = {
  '==': equal,
  '!=': (left: Value, right: Value, run: Run) => !equal(left, right, run),
  '<': ordered((order) => order < 0),
  '>': ordered((order) => order > 0),
  '<=': ordered((order) => order <= 0),
  '>=': ordered((order) => order >= 0),
};

type Compare = (left: Value, right: Value, run: Run) => boolean;
type Comparison = Extract<Operator, '==' | '!=' | '<' | '>' | '<=' | '>='>;

/** Only numbers can be ordered. */
function ordered(accepts: (order: number) => boolean): Compare {
  return (left, right, run) =>
    isNumber(left) && isNumber(right) && accepts(orderOf(left, right, run));
}

function orderOf(left: number | JavaNumber, right: number | JavaNumber, run: Run): number {
  if (typeof left !== 'number' || typeof right !== 'number') {
    run.spend(workOfNumber(left) + workOfNumber(right));
  }
  return compareNumbers(left, right);
}

/** Compares numbers by value, values of one class by `equals`, all others by their text. */
function equal(left: Value, right: Value, run: Run): boolean {
  if (typeof left === 'string' && typeof right === 'string') {
    return sameText(left, right, run);
  }
  if (isNumber(left) && isNumber(right)) {
    return orderOf(left, right, run) === 0;
  }
  if (left !== null && right !== null && ofOneClass(left, right)) {
    return javaEquals(left, right, run);
  }
  const [one, other] = [textOrNull(left, run), textOrNull(right, run)];
  return one === null || other === null ? one === other : sameText(one, other, run);
}

function ofOneClass(left: Exclude<Value, null>, right: Exclude<Value, null>): boolean {
  if (typeof left !== 'object' || typeof right !== 'object') {
    return typeof left === typeof right;
  }
  if (left instanceof ListValue && right instanceof ListValue) {
    return (left.kind === 'Array') === (right.kind === 'Array');
  }
  return left.kind === right.kind && left.constructor === right.constructor;
}

/** A block that recurses too deeply has no text. */
function textOrNull(value: Value, run: Run): string | null {
  if (value instanceof BlockReference) {
    return value.toText();
  }
  return value === null ? null : printed(value, run);
}
