/** A piece of an output, and the line of the template that wrote it, from 1. */
export interface OutputPart {
  readonly line: number;
  readonly text: string;
}

/** A line of an output. */
export interface OutputLine {
  /** From 1. */
  readonly number: number;
  /** Its text; empty pieces have written only the end of the line. */
  readonly parts: readonly OutputPart[];
  /** The lines of the template that wrote it, its end included, in order, each once. */
  readonly from: readonly number[];
}

/**
 * Cuts an output into lines; `\r\n` and `\r` end lines, too. A line end at the end does not begin
 * another line, and an empty output has no lines.
 */
export function outputLines(parts: readonly OutputPart[]): readonly OutputLine[] {
  const lines: OutputPart[][] = [[]];
  let endedWithReturn = false;
  for (const { line, text } of parts) {
    // A part may end between the two characters of a line end.
    const rest = endedWithReturn && text.startsWith('\n') ? text.slice(1) : text;
    const pieces = rest.split(/\r\n|\n|\r/);
    for (const [at, piece] of pieces.entries()) {
      if (at > 0) {
        lines.push([]);
      }
      if (piece !== '' || at < pieces.length - 1) {
        lines.at(-1)?.push({ line, text: piece });
      }
    }
    if (text !== '') {
      endedWithReturn = text.endsWith('\r');
    }
  }
  if (lines.at(-1)?.length === 0) {
    lines.pop();
  }
  return lines.map((pieces, at) => ({
    number: at + 1,
    parts: pieces,
    from: [...new Set(pieces.map(({ line }) => line))].sort((one, other) => one - other),
  }));
}
