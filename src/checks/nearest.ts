/** Only this many characters of a word are compared; every API Gateway name is shorter. */
const LONGEST_WORD = 60;

/** The candidate closest to the word, if it is within a third of the word's length and 3 changes. */
export function nearestOf(word: string, candidates: readonly string[]): string | undefined {
  let nearest: string | undefined;
  let fewest = Math.min(3, Math.floor(word.length / 3)) + 1;
  const compared = word.slice(0, LONGEST_WORD).toLowerCase();
  for (const candidate of candidates) {
    const isLike = Math.abs(compared.length - candidate.length) < fewest;
    const changes = isLike ? distance(compared, candidate.toLowerCase()) : fewest;
    if (changes < fewest) {
      nearest = candidate;
      fewest = changes;
    }
  }
  return nearest;
}

/** The end of a message about an unknown word: `; did you mean "x"?`, or nothing. */
export function didYouMean(word: string, candidates: readonly string[]): string {
  const nearest = nearestOf(word, candidates);
  return nearest === undefined ? '' : `; did you mean "${nearest}"?`;
}

/**
 * The number of insertions, deletions, substitutions, and exchanges of two neighbours (Levenshtein distance
 * with "optimal string alignment").
 */
function distance(a: string, b: string): number {
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isExchange = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const exchange = isExchange ? (before[j - 2] ?? 0) + 1 : change;
      next.push(Math.min(change, exchange, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}
