import { isObject } from '../../../../checks/document-values.js';
import { type Attributes, isSet } from '../attributes.js';

/** A number, or the text of one; `undefined` for anything else. */
export function numberAt(values: Attributes, attribute: string): number | undefined {
  const value = values[attribute];
  const number = typeof value === 'string' && isSet(value.trim()) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** The members of a map that are texts; numbers and booleans become texts. */
export function textsIn(map: unknown): Readonly<Record<string, string>> {
  const texts: Record<string, string> = {};
  for (const [name, value] of isObject(map) ? Object.entries(map) : []) {
    if (isSet(value) && typeof value !== 'object') {
      Object.defineProperty(texts, name, {
        value: String(value),
        enumerable: true,
        configurable: true,
        writable: true,
      });
    }
  }
  return texts;
}
