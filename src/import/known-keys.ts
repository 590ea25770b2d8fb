import type { Cursor } from './cursor.js';

/** Warns of each key that is not known there and of no vendor (`x-…`), with the nearest known one. */
export function warnOfUnknownKeys(object: Cursor, known: readonly string[], where: string): void {
  for (const key of object.keys()) {
    if (known.includes(key) || /^x-/i.test(key)) continue;
    const nearest = nearestOf(key, known);
    const hint = nearest === undefined ? '' : `; did you mean "${nearest}"?`;
    object
      .place(key)
      .warn('UNKNOWN_PROPERTY', `"${key}" is no setting of ${where} and was NOT applied${hint}`);
  }
}

/** The word that takes the fewest changes, if those are few. */
export function nearestOf(word: string, candidates: readonly string[]): string | undefined {
  let nearest: string | undefined;
  let fewest = Math.min(3, Math.floor(word.length / 3)) + 1;
  for (const candidate of candidates) {
    const changes = distance(word.slice(0, 40).toLowerCase(), candidate.toLowerCase());
    if (changes < fewest) {
      nearest = candidate;
      fewest = changes;
    }
  }
  return nearest;
}

/** Levenshtein's distance: letters to add, drop or change. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
