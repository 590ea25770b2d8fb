import { stringHash } from './hash.js';

/**
 * Different texts in the order in which a `java.util.HashSet` or `HashMap` gives them that took
 * them one by one: by bucket of a table that doubles when it is three quarters full, then as added.
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
