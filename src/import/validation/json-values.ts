import { canonicalNumber, isInteger, isNumber, numberText } from './number.js';

/** The seven primitive types of JSON Schema draft 4. */
export type PrimitiveType =
  | 'array'
  | 'boolean'
  | 'integer'
  | 'null'
  | 'number'
  | 'object'
  | 'string';

/** The primitive type of a value, the narrower one of a number. */
export function typeOf(value: unknown): PrimitiveType {
  if (value === null || value === undefined) {
    return 'null';
  }
  if (typeof value === 'string') {
    return 'string';
  }
  if (typeof value === 'boolean') {
    return 'boolean';
  }
  if (isNumber(value)) {
    return isInteger(value) ? 'integer' : 'number';
  }
  return Array.isArray(value) ? 'array' : 'object';
}

/** Whether a value is an object of JSON: no list, no number, not null. */
export function isJsonObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isNumber(value);
}

/**
 * A text that equal values share, and no others: JSON's equality, for which neither the order of
 * keys counts nor how a number is written. Comparing by it keeps the work linear.
 * @param spend is told of each value; what it throws ends the walk
 */
export function canonicalText(value: unknown, spend: () => void): string {
  spend();
  if (isNumber(value)) {
    return canonicalNumber(value);
  }
  if (typeof value !== 'object' || value === null) {
    return JSON.stringify(value) ?? 'null';
  }
  if (Array.isArray(value)) {
    return `[${value.map((item) => canonicalText(item, spend)).join()}]`;
  }
  const members = Object.entries(value)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonicalText(member, spend)}`);
  return `{${members.join()}}`;
}

/** A value as JSON, as the sentences of AWS's validator show it. */
export function jsonText(value: unknown): string {
  if (isNumber(value)) {
    return numberText(value);
  }
  if (typeof value !== 'object' || value === null) {
    return JSON.stringify(value) ?? 'null';
  }
  if (Array.isArray(value)) {
    return `[${value.map(jsonText).join()}]`;
  }
  const members = Object.entries(value).map(
    ([name, member]) => `${JSON.stringify(name)}:${jsonText(member)}`,
  );
  return `{${members.join()}}`;
}
