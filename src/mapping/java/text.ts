import { javaText } from '../json/index.js';
import { MapValue, type Value } from '../json/values.js';

/** A map that prints as nothing: `$context` and its parts, as recorded on AWS. */
export class SilentMap extends MapValue {}

/** What a value prints; Java's `String.valueOf`. */
export function textOf(value: Value): string {
  if (typeof value === 'string') return value;
  return value instanceof SilentMap ? '' : javaText(value);
}
