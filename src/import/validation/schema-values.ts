import { isObject } from '../../checks/document-values.js';
import { boundedJson } from '../document/bounded-json.js';
import type { Cursor } from '../document/cursor.js';
import { canonicalText } from './json-values.js';
import { type ModelNumber, numberOfLiteral } from './number.js';

/** The values of an `enum`, and their canonical texts. */
export interface AllowedValues {
  readonly values: readonly unknown[];
  readonly canonical: ReadonlySet<string>;
}

/** The values of an `enum`. */
export function readEnum(cursor: Cursor): AllowedValues | undefined {
  if (!cursor.exists) {
    return undefined;
  }
  const { value: values } = cursor;
  if (!Array.isArray(values) || values.length === 0) {
    return leftOut(cursor, 'a list of values');
  }
  if (boundedJson(values, LONGEST_ENUM) === undefined) {
    return leftOut(cursor, `at most ${LONGEST_ENUM} characters of values`);
  }
  const exact = exactValues(cursor) as readonly unknown[];
  return {
    values: exact,
    canonical: new Set(exact.map((value) => canonicalText(value, () => {}))),
  };
}

/** Aliases can make a list without end of a few lines. */
const LONGEST_ENUM = 1_000_000;

/** The values at a place, their numbers with the digits of the document. */
function exactValues(place: Cursor): unknown {
  const { value } = place;
  if (Array.isArray(value)) {
    return value.map((_, index) => exactValues(place.place(String(index))));
  }
  if (!isObject(value)) {
    return numberAt(place) ?? value;
  }
  const members = Object.keys(value).map((name) => [name, exactValues(place.place(name))]);
  return Object.fromEntries(members);
}

/** A number, with the digits that the document gives it. */
export function readNumber(
  cursor: Cursor,
  allowed: (value: ModelNumber) => boolean = () => true,
): ModelNumber | undefined {
  if (!cursor.exists) {
    return undefined;
  }
  const number = numberAt(cursor);
  return number !== undefined && allowed(number) ? number : leftOut(cursor, 'a number');
}

/** The number at a place; `undefined` for anything else, and for one that Java does not take. */
function numberAt(place: Cursor): ModelNumber | undefined {
  const { value, numberText: digits } = place;
  if (typeof value !== 'number') {
    return undefined;
  }
  if (digits === undefined) {
    return Number.isFinite(value) ? value : undefined;
  }
  try {
    return numberOfLiteral(digits);
  } catch {
    return undefined;
  }
}

/** A number of characters or members. */
export function readCount(cursor: Cursor): number | undefined {
  if (!cursor.exists) {
    return undefined;
  }
  const { value } = cursor;
  const isCount = typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
  return isCount ? value : leftOut(cursor, 'a number');
}

/** Warns of a keyword in a shape that draft 4 does not know. */
export function leftOut(cursor: Cursor, expected: string): undefined {
  const found = boundedJson(cursor.value, 80) ?? 'what stands there';
  cursor.warn(
    'INVALID_MODEL',
    `JSON Schema draft 4 expects ${expected} here, so ${found} is left out`,
  );
  return undefined;
}
