import { isObject } from '../../checks/document-values.js';
import { boundedJson } from '../document/bounded-json.js';
import type { Cursor } from '../document/cursor.js';
import { canonicalText } from './json-values.js';
import { type ModelNumber, numberOfLiteral } from './number.js';

/** The values of an `enum`, with their canonical texts. */
export interface AllowedValues {
  readonly values: readonly unknown[];
  readonly canonical: ReadonlySet<string>;
}

/** Reads an `enum`. */
export function readEnum(cursor: Cursor): AllowedValues | undefined {
  if (!cursor.exists) {
    return undefined;
  }
  const { value: values } = cursor;
  if (!Array.isArray(values) || values.length === 0) {
    return leftOut(cursor, 'an array of values');
  }
  if (boundedJson(values, LONGEST_ENUM) === undefined) {
    return leftOut(cursor, `values of at most ${LONGEST_ENUM} characters`);
  }
  const exact = exactValues(cursor) as readonly unknown[];
  return {
    values: exact,
    canonical: new Set(exact.map((value) => canonicalText(value, () => {}))),
  };
}

/** YAML aliases can make a few lines infinite. */
const LONGEST_ENUM = 1_000_000;

/** The value at a place, with the digits of its numbers as written. */
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

/** Reads a number, with its digits as written. */
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

/** The number at a place; `undefined` for anything else, and for a number that Java cannot hold. */
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

/** Reads a number of characters or members. */
export function readCount(cursor: Cursor): number | undefined {
  if (!cursor.exists) {
    return undefined;
  }
  const { value } = cursor;
  const isCount = typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
  return isCount ? value : leftOut(cursor, 'an integer of 0 or more');
}

/** Warns about a keyword with a value that draft 4 does not allow. */
export function leftOut(cursor: Cursor, expected: string): undefined {
  const found = boundedJson(cursor.value, 80) ?? 'a longer value';
  cursor.warn(
    'INVALID_MODEL',
    `The keyword is left out: JSON Schema draft 4 allows ${expected} here, not ${found}`,
  );
  return undefined;
}
