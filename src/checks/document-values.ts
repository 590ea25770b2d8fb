import type { JsonPointer } from '../model/document/import-issue.js';

/** The pointer to a member of the value that `pointer` refers to. */
export function memberPointer(pointer: JsonPointer, key: string): JsonPointer {
  return `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** Quotes a string from the document for a message; long strings are truncated. */
export function quote(text: string): string {
  return JSON.stringify(text.length > 200 ? `${text.slice(0, 200)}…` : text);
}

/** Whether a value is an object in JSON's sense: neither an array nor `null`. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Describes a value for a message: `an array`, `the string "x"`, `5`. Never throws. */
export function describe(value: unknown): string {
  if (Array.isArray(value)) {
    return 'an array';
  }
  if (isObject(value)) {
    return 'an object';
  }
  if (typeof value === 'function') {
    return 'a function';
  }
  return typeof value === 'string' ? `the string ${quote(value)}` : String(value);
}

/** A string as it is, a number or boolean as text; the empty string for anything else. Never throws. */
export function wordOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : '';
}

/** A boolean, or the strings `true` and `false`; `undefined` for anything else. */
export function booleanOf(value: unknown): boolean | undefined {
  if (value === 'true' || value === 'false') {
    return value === 'true';
  }
  return typeof value === 'boolean' ? value : undefined;
}

/** A safe integer, or a string of up to 15 digits; `undefined` for anything else. */
export function integerOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : undefined;
}
