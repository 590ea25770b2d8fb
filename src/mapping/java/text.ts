import { javaText } from '../json/index.js';
import { MapValue, type Value } from '../json/values.js';
import type { Work } from './work.js';

/** A map that prints as nothing: `$context` and its parts, as recorded on AWS. */
export class SilentMap extends MapValue {}

/** As `textOf`; making a text out of values is work, that of a text is not. */
export function printed(value: Value, work: Work): string {
  if (typeof value === 'string') return value;
  const text = textOf(value);
  work.spend(text.length >> 2);
  return text;
}

/** What a value prints; Java's `String.valueOf`. */
export function textOf(value: Value): string {
  if (typeof value === 'string') return value;
  return value instanceof SilentMap ? '' : javaText(value);
}
