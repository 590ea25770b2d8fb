import type { Position } from '../../model/document/import-issue.js';

/** A character of a text. */
export interface Place {
  readonly text: SourceText;
  readonly offset: number;
}

/** A part of a text that was made from other texts, such as a rendered template. */
export interface Segment {
  /** Where the part begins in the text that was made. */
  readonly start: number;
  /** Where it comes from. */
  readonly from: Place;
  /** Whether it is a copy, character by character; otherwise all of it comes from the one place. */
  readonly copied: boolean;
}

/** A text that was read from a file, passed by the caller, or made from such texts. */
export class SourceText {
  readonly text: string;
  /** `undefined` for a text that was not read from a file. */
  readonly file: string | undefined;
  readonly #segments: readonly Segment[];
  #segmentStarts: readonly number[] | undefined;
  #lineStarts: readonly number[] | undefined;

  /** @param segments where the parts of a text that was made come from, in order */
  constructor(text: string, file?: string, segments: readonly Segment[] = []) {
    this.text = text;
    this.file = file;
    this.#segments = segments;
  }

  /** Whether the text was made from parts of other texts. */
  get isCopied(): boolean {
    return this.#segments.length > 0;
  }

  /** The line and column where the user wrote a character. */
  positionOf(offset: number): Position {
    this.#segmentStarts ??= this.#segments.map(startOf);
    const segment = this.#segments[lastAtMost(this.#segmentStarts, offset)];
    if (segment !== undefined) {
      const { from, start, copied } = segment;
      return from.text.positionOf(from.offset + (copied ? offset - start : 0));
    }
    this.#lineStarts ??= lineStartsOf(this.text);
    const line = Math.max(0, lastAtMost(this.#lineStarts, offset));
    const place = { line: line + 1, column: offset - (this.#lineStarts[line] ?? 0) + 1 };
    return this.file === undefined ? place : { file: this.file, ...place };
  }

  /** Where the user wrote a character that has this line and column in the text; both count from 1. */
  positionIn(line: number, column: number): Position {
    this.#lineStarts ??= lineStartsOf(this.text);
    const start = this.#lineStarts[line - 1] ?? this.text.length;
    return this.positionOf(Math.min(start + column - 1, this.text.length));
  }
}

/** The offsets at which the lines of a text begin. */
export function lineStartsOf(text: string): readonly number[] {
  const starts = [0];
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) {
    starts.push(end + 1);
  }
  return starts;
}

function startOf({ start }: Segment): number {
  return start;
}

/** The index of the last of these ascending numbers that is not greater than `limit`; -1 if all are. */
function lastAtMost(ascending: readonly number[], limit: number): number {
  let low = -1;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((ascending[middle] ?? 0) <= limit) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}
