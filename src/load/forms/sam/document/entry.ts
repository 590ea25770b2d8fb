import { isObject, memberPointer } from '../../../../checks/document-values.js';
import type { MemberInFile } from '../../../load-context.js';

/** An object that the translation makes. */
export type Made = Record<string, unknown>;

/** A member of the template and its value; one that does not exist is at the place of its parent. */
export interface Entry extends MemberInFile {
  readonly value: unknown;
}

/** The member `key` of a container. */
export function entryIn(container: object, key: string, pointer: string): Entry {
  return { container, key, pointer, value: ownValue(container, key) };
}

/** The member `key` of the value of an entry. */
export function child(entry: Entry, key: string): Entry {
  const { value } = entry;
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) {
    return { ...entry, value: undefined };
  }
  return entryIn(value, key, memberPointer(entry.pointer, entry.key));
}

/** The members of an object, or the items of an array; nothing for any other value. */
export function children(entry: Entry): readonly Entry[] {
  const { value } = entry;
  return typeof value === 'object' && value !== null
    ? Object.keys(value).map((key) => child(entry, key))
    : [];
}

/** An own member of a value that is an object. */
export function ownValue(container: unknown, key: string): unknown {
  return typeof container === 'object' && container !== null && Object.hasOwn(container, key)
    ? (container as Made)[key]
    : undefined;
}

/**
 * Whether the SAM translator takes a value for set: it asks Python, for which `0`, the empty text and
 * an empty object or array are false.
 */
export function isTruthy(value: unknown): boolean {
  if (Array.isArray(value)) {
    return value.length > 0;
  }
  return isObject(value) ? Object.keys(value).length > 0 : Boolean(value);
}
