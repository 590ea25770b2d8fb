import {
  BigDecimalValue,
  BigIntegerValue,
  ListValue,
  LongValue,
  MapValue,
  type Value,
} from '../../json/values.js';
import { JavaRegex } from '../../regex/index.js';
import type { Evaluation } from '../steps/evaluation.js';
import {
  compareNumberTerms,
  isNumberTerm,
  JsonText,
  numberTermText,
  type Term,
  UNDEFINED,
  workOfTerms,
} from './term.js';

/** `left.equals(right)`: numbers by value, also compared with text on the right. */
export function equalTerms(left: Term, right: Term, evaluation: Evaluation): boolean {
  evaluation.spend(1 + workOfTerms(left, right));
  if (isNumberTerm(left)) {
    return (
      (isNumberTerm(right) || typeof right === 'string') && compareNumberTerms(left, right) === 0
    );
  }
  if (typeof left === 'string') {
    return isNumberTerm(right) ? left === numberTermText(right) : left === right;
  }
  if (left === UNDEFINED || right === UNDEFINED) {
    return false;
  }
  if (left instanceof JsonText) {
    return right instanceof JsonText && left.text === right.text;
  }
  if (left instanceof ListValue || left instanceof MapValue) {
    return (
      (right instanceof ListValue || right instanceof MapValue) && sameJson(left, right, evaluation)
    );
  }
  if (left instanceof JavaRegex) {
    return right instanceof JavaRegex && left.pattern === right.pattern;
  }
  return left === right;
}

/** Java's `equals` for values read from JSON: `1` and `1.0` are different numbers. */
export function sameJson(left: Value, right: Value, evaluation: Evaluation): boolean {
  evaluation.spend(typeof left === 'string' ? 1 + (left.length >> 6) : 1);
  if (left === right) {
    return true;
  }
  if (left instanceof ListValue) {
    return (
      right instanceof ListValue &&
      left.items.length === right.items.length &&
      left.items.every((item, index) => sameJson(item, right.items[index] ?? null, evaluation))
    );
  }
  if (left instanceof MapValue) {
    return right instanceof MapValue && sameMaps(left, right, evaluation);
  }
  if (left === null || right === null || typeof left !== 'object' || typeof right !== 'object') {
    return false;
  }
  if (left instanceof LongValue) {
    return right instanceof LongValue && left.exact === right.exact;
  }
  if (left instanceof BigIntegerValue) {
    return right instanceof BigIntegerValue && left.digits === right.digits;
  }
  if (left instanceof BigDecimalValue) {
    return right instanceof BigDecimalValue && left.equals(right);
  }
  if (left.kind !== right.kind) {
    return false;
  }
  return 'value' in left && 'value' in right && Object.is(left.value, right.value);
}

function sameMaps(left: MapValue, right: MapValue, evaluation: Evaluation): boolean {
  if (left.entries.size !== right.entries.size) {
    return false;
  }
  for (const [key, value] of left.entries) {
    const other = right.entries.get(key);
    if (other === undefined || !sameJson(value, other, evaluation)) {
      return false;
    }
  }
  return true;
}
