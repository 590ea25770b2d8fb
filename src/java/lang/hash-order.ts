import { stringHash } from './hash.js';

/**
 * Distinct texts in the iteration order of a `java.util.HashSet` or `HashMap` to which they were added one
 * by one: by bucket of a table that doubles when it is three quarters full, then in insertion order.
 */
export function hashOrder(texts: readonly string[]): readonly string[] {
  let size = 16;
  while (texts.length > size * 0.75) {
    size *= 2;
  }
  const bucket = (text: string): number => {
    const hash = stringHash(text);
    return (hash ^ (hash >>> 16)) & (size - 1);
  };
  const placed = texts.map((text) => ({ text, bucket: bucket(text) }));
  return placed.sort((one, other) => one.bucket - other.bucket).map(({ text }) => text);
}
