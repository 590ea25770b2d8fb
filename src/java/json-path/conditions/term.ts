import { compareBigDecimals, decimalOf, parseBigDecimal } from '../../json/big-decimal.js';
import { javaNumberText } from '../../json/java-number-text.js';
import { workOfNumber } from '../../json/number-work.js';
import { type JavaNumber, ListValue, MapValue, type Value } from '../../json/values.js';
import { JavaRegex } from '../../regex/index.js';
import { JsonPathError } from '../json-path-errors.js';

/** One side of an operator. */
export type Term = ComparableValue | JsonText | JavaRegex | typeof UNDEFINED;

export type ComparableValue = null | boolean | string | number | JavaNumber | ListValue | MapValue;

/** The result of a path that finds nothing; not equal to anything, not even to itself. */
export const UNDEFINED: unique symbol = Symbol('undefined');

/** A list or an object literal of the filter. */
export class JsonText {
  readonly text: string;
  readonly value: Value;
  constructor(text: string, value: Value) {
    this.text = text;
    this.value = value;
  }
}

/** @throws JsonPathError for values that cannot be compared: NaN, infinities, and values of templates only */
export function termOf(value: Value): ComparableValue {
  if (value === null || typeof value !== 'object') {
    return value;
  }
  if (value.kind === 'Character' || value.kind === 'Opaque') {
    throw new JsonPathError('A value that is not a JSON value cannot be compared');
  }
  if (value instanceof ListValue || value instanceof MapValue) {
    return value;
  }
  if ((value.kind === 'Double' || value.kind === 'Float') && !Number.isFinite(value.value)) {
    throw new JsonPathError(`${value.value} cannot be compared`);
  }
  return value;
}

export function isNumberTerm(term: Term): term is number | JavaNumber {
  if (typeof term === 'number') {
    return true;
  }
  return (
    typeof term === 'object' &&
    term !== null &&
    !(term instanceof ListValue) &&
    !(term instanceof MapValue) &&
    !(term instanceof JsonText) &&
    !(term instanceof JavaRegex)
  );
}

/** The work of comparing two terms in addition to a visit: for the length of texts and big numbers. */
export function workOfTerms(left: Term, right: Term): number {
  return workOfTerm(left) + workOfTerm(right);
}

function workOfTerm(term: Term): number {
  if (typeof term === 'string') {
    return term.length >> 6;
  }
  return isNumberTerm(term) ? workOfNumber(term) : 0;
}

/** The list or object of a term; `undefined` for anything else. */
export function containerOf(term: Term): Value | undefined {
  if (term instanceof JsonText) {
    return term.value;
  }
  return term instanceof ListValue || term instanceof MapValue ? term : undefined;
}

/** A number as Jayway compares it with text: `new BigDecimal(number.toString()).toString()`. */
export function numberTermText(number: number | JavaNumber): string {
  if (typeof number === 'number') {
    return String(number);
  }
  return javaNumberText(decimalOf(number) ?? number);
}

/** Negative, 0 or positive; NaN if the text is not a number. */
export function compareNumberTerms(
  left: number | JavaNumber,
  right: number | JavaNumber | string,
): number {
  const [one, other] = [doubleWithOrder(left), doubleWithOrder(right)];
  if (one !== undefined && other !== undefined) {
    return one - other;
  }
  const decimal = typeof right === 'string' ? parseBigDecimal(right) : decimalOf(right);
  const own = decimalOf(left);
  return own === undefined || decimal === undefined ? Number.NaN : compareBigDecimals(own, decimal);
}

/**
 * A double that compares as the decimal does, if there is one: a double for its shortest text, and for a decimal
 * of up to fifteen digits, which no other such decimal shares.
 */
function doubleWithOrder(term: number | JavaNumber | string): number | undefined {
  if (typeof term === 'number') {
    return term;
  }
  if (typeof term === 'string') {
    return PLAIN_DECIMAL.test(term) ? Number(term) : undefined;
  }
  if (term.kind === 'Double') {
    const size = Math.abs(term.value);
    return size < MOST_PLAIN && (size > LEAST_PLAIN || size === 0) ? term.value : undefined;
  }
  return term.kind === 'Long' && typeof term.exact === 'number' ? term.exact : undefined;
}

const PLAIN_DECIMAL = /^-?(?:\d{1,15}|\d{1,8}\.\d{1,7})$/;
/** Between them, each double prints with its own shortest digits. */
const MOST_PLAIN = 1e300;
const LEAST_PLAIN = 1e-300;
