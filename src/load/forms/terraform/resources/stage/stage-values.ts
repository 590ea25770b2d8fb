import { isObject } from '../../../../../checks/document-values.js';
import type { SourceMap } from '../../../../source/source-map.js';
import { type Attributes, isSet } from '../attributes.js';

/** A number, or the text of one; `undefined` for anything else. */
export function numberAt(values: Attributes, attribute: string): number | undefined {
  const value = values[attribute];
  const number = typeof value === 'string' && isSet(value.trim()) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/**
 * The members of a map that are texts; numbers and booleans become texts. What only a deployment knows
 * is left out.
 */
export function textsIn(map: unknown, sources: SourceMap): Readonly<Record<string, string>> {
  const texts: Record<string, string> = Object.create(null);
  for (const [name, value] of isObject(map) ? Object.entries(map) : []) {
    const isKnown = isObject(map) && sources.openValues(map, name).length === 0;
    if (isKnown && isSet(value) && typeof value !== 'object') {
      texts[name] = String(value);
    }
  }
  return { ...texts };
}
