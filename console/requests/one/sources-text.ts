/** `3`, or `3–5` for several. */
export function sourcesText(sources: readonly number[]): string {
  const [first, last] = [sources[0], sources.at(-1)];
  return first === undefined ? '' : first === last ? String(first) : `${first}–${last}`;
}
