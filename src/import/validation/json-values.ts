import {
  canonicalNumber,
  isInteger,
  isModelNumber,
  keyOfNumber,
  modelNumberText,
} from './number.js';

/** The seven primitive types of JSON Schema draft 4. */
export type PrimitiveType =
  | 'array'
  | 'boolean'
  | 'integer'
  | 'null'
  | 'number'
  | 'object'
  | 'string';

/** The primitive type of a value; for a number, the more specific one. */
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
  if (isModelNumber(value)) {
    return isInteger(value) ? 'integer' : 'number';
  }
  return Array.isArray(value) ? 'array' : 'object';
}

/** Whether a value is a JSON object: not an array, a number or `null`. */
export function isJsonObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !isModelNumber(value)
  );
}

/**
 * A text that only equal values share. Equality is JSON's: neither the order of keys nor the notation
 * of numbers matters. Comparing these texts keeps the work linear.
 * @param spend called before each part with its work: one for the value, plus the characters it adds;
 * what it throws ends the walk
 */
export function canonicalText(value: unknown, spend: (work: number) => void): string {
  if (typeof value === 'string') {
    spend(1 + value.length);
    return JSON.stringify(value);
  }
  const parts: string[] = [];
  addCanonical(value, parts, spend);
  return parts.join('');
}

/** Adds the parts to one list, so that each character is written once, however deeply its value is nested. */
function addCanonical(value: unknown, parts: string[], spend: (work: number) => void): void {
  if (isModelNumber(value) || typeof value !== 'object' || value === null) {
    spend(1 + (typeof value === 'string' ? value.length : 0));
    const text = isModelNumber(value) ? canonicalNumber(value) : (JSON.stringify(value) ?? 'null');
    parts.push(text);
    return;
  }
  spend(1);
  if (Array.isArray(value)) {
    let before = '[';
    for (const item of value) {
      parts.push(before);
      addCanonical(item, parts, spend);
      before = ',';
    }
    parts.push(value.length === 0 ? '[]' : ']');
    return;
  }
  const names = Object.keys(value).sort();
  let before = '{';
  for (const name of names) {
    spend(name.length);
    parts.push(before, JSON.stringify(name), ':');
    addCanonical((value as Readonly<Record<string, unknown>>)[name], parts, spend);
    before = ',';
  }
  parts.push(names.length === 0 ? '{}' : '}');
}

/** A key of a set that only equal values share: a number or text where that tells as much as the canonical text. */
export function keyOfEqualValues(value: unknown, spend: (work: number) => void): unknown {
  if (typeof value === 'string') {
    spend(1 + value.length);
    return `"${value}`;
  }
  if (isModelNumber(value)) {
    spend(1);
    return keyOfNumber(value);
  }
  return canonicalText(value, spend);
}

/** A value as JSON, in the form that the sentences of AWS's validator use. */
export function jsonText(value: unknown): string {
  if (isModelNumber(value)) {
    return modelNumberText(value);
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
