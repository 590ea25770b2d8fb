import type { JsonPointer } from '../model/import-issue.js';

/** One step further down a pointer. */
export function memberPointer(pointer: JsonPointer, key: string): JsonPointer {
  return `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** A text of the document inside a sentence; long ones are cut. */
export function quote(text: string): string {
  return JSON.stringify(text.length > 200 ? `${text.slice(0, 200)}…` : text);
}

/** Whether a value is an object of the document: neither a list nor null. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a value is, for a sentence: `a list`, `the text "x"`, `5`. Never throws. */
export function describe(value: unknown): string {
  if (Array.isArray(value)) {
    return 'a list';
  }
  if (isObject(value)) {
    return 'an object';
  }
  if (typeof value === 'function') {
    return 'a function';
  }
  return typeof value === 'string' ? `the text ${quote(value)}` : String(value);
}

/** A text, or a number or boolean as text; of anything else nothing. Never throws. */
export function wordOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : '';
}

/** True or false, or the words; `undefined` for anything else. */
export function booleanOf(value: unknown): boolean | undefined {
  if (value === 'true' || value === 'false') {
    return value === 'true';
  }
  return typeof value === 'boolean' ? value : undefined;
}

/** A whole number, or its digits; `undefined` for anything else. */
export function integerOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : undefined;
}
