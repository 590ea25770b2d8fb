import type { PrimitiveType } from './model-schema.js';

/** The primitive type of a JSON value; a number without a fraction is an integer, one too large for a double (`1e400`) as well. */
export function typeOf(value: unknown): PrimitiveType {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return 'array';
  switch (typeof value) {
    case 'boolean':
      return 'boolean';
    case 'string':
      return 'string';
    case 'number':
      return Number.isInteger(value) || !Number.isFinite(value) ? 'integer' : 'number';
    default:
      return 'object';
  }
}

/** Whether a value is of a type; an integer is a number, too. */
export function isType(value: unknown, type: PrimitiveType): boolean {
  const actual = typeOf(value);
  return actual === type || (type === 'number' && actual === 'integer');
}

/** Whether a value is an object of JSON: no list, not null. */
export function isJsonObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** JSON's equality: the order of keys does not count, and no key of a value is special. */
export function jsonEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a)) {
    return (
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((item, index) => jsonEqual(item, b[index]))
    );
  }
  if (!isJsonObject(a) || !isJsonObject(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && jsonEqual(a[key], b[key]))
  );
}

/** Whether a list holds equal values; without comparing each with each. */
export function hasDuplicates(list: readonly unknown[]): boolean {
  return new Set(list.map(canonicalText)).size < list.length;
}

/** Equal values have equal texts: the keys of objects in order. */
function canonicalText(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) =>
    isJsonObject(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}

/** Decimal fractions count as written: 0.3 is three times 0.1, whatever binary makes of it. */
export function isMultiple(value: number, divisor: number): boolean {
  const quotient = value / divisor;
  if (Number.isInteger(quotient)) return true;
  return (
    Math.abs(quotient - Math.round(quotient)) < Number.EPSILON * Math.max(1, Math.abs(quotient))
  );
}

/** A value as JSON, as the sentences of AWS's validator show it. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value) ?? 'null';
}
