/**
 * An ID in the form that API Gateway uses: lower-case letters and digits. The same text always has
 * the same ID (FNV-1a).
 */
export function shortId(text: string, length: number): string {
  let id = '';
  for (let round = 0; id.length < length; round += 1) {
    id += hash(`${round}:${text}`).toString(36).padStart(6, '0');
  }
  return id.slice(0, length);
}

function hash(text: string): number {
  let state = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) {
    state = Math.imul(state ^ text.charCodeAt(i), 0x01000193);
  }
  // FNV-1a of short texts differs little in the upper bits; one round of mixing spreads them.
  state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d);
  return (state ^ (state >>> 12)) >>> 0;
}
