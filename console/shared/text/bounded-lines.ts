/** The beginning of a text, by lines. */
export interface BoundedLines {
  readonly lines: readonly string[];
  readonly isComplete: boolean;
}

const MOST_LINES = 400;
const MOST_CHARACTERS = 40_000;
/** Even for a reader who wants the whole: a page of a million lines does not scroll. */
const FACTOR_OF_WHOLE = 25;

/**
 * The lines of a text, up to a number of lines and characters; a line break at the end does not begin
 * another line. An empty text has no lines.
 * @param isWhole shows much more, but not without end
 */
export function boundedLines(text: string, isWhole: boolean): BoundedLines {
  const factor = isWhole ? FACTOR_OF_WHOLE : 1;
  const start = text.slice(0, MOST_CHARACTERS * factor);
  const lines = start.replace(/\r?\n$/, '').split(/\r?\n/);
  const isComplete = start.length === text.length && lines.length <= MOST_LINES * factor;
  return { lines: text === '' ? [] : lines.slice(0, MOST_LINES * factor), isComplete };
}
