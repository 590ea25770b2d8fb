/** A line that a template has written. */
export interface OutputLine {
  readonly text: string;
  /** The lines of the template that wrote parts of it, from 1, each once, in order. */
  readonly sources: readonly number[];
}

/** The output of a template, line by line, from its parts. */
export function outputLines(
  parts: readonly { readonly line: number; readonly text: string }[],
): readonly OutputLine[] {
  const lines: { text: string; sources: Set<number> }[] = [{ text: '', sources: new Set() }];
  for (const { line, text } of parts) {
    const pieces = text.split('\n');
    pieces.forEach((piece, at) => {
      if (at > 0) {
        lines.push({ text: '', sources: new Set() });
      }
      const isBroken = at < pieces.length - 1;
      const last = lines.at(-1);
      if (last !== undefined && (piece !== '' || isBroken)) {
        last.text += piece;
        last.sources.add(line);
      }
    });
  }
  if (lines.at(-1)?.text === '') {
    lines.pop();
  }
  return lines.map(({ text, sources }) => ({
    text: text.replace(/\r$/, ''),
    sources: [...sources].sort((one, other) => one - other),
  }));
}

/** `3`, or `3–5` for several. */
export function sourcesText(sources: readonly number[]): string {
  const [first, last] = [sources[0], sources.at(-1)];
  return first === undefined ? '' : first === last ? String(first) : `${first}–${last}`;
}
