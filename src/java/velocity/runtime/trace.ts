import type { Output } from './run.js';

/** A piece of the output, and the line of the template that wrote it. */
export interface TracedPart {
  /** From 1. */
  readonly line: number;
  readonly text: string;
}

/** Pieces of one output; what follows belongs to the last of them. */
export const MOST_TRACED_PARTS = 100_000;

/**
 * Which line of a template wrote each piece of the output. A construct that writes says so before it
 * does; what is written into another output, such as the text of a string, is not noted.
 */
export class Trace {
  #out: Output | undefined;
  /** Where the pieces begin in the output, ascending, and the line of each. */
  #starts: number[] = [];
  #lines: number[] = [];

  /** Begins with an output that is still empty. */
  begin(out: Output): void {
    this.#out = out;
    this.#starts = [];
    this.#lines = [];
  }

  /** What is written to the output from now on comes from this line. */
  mark(out: Output, line: number): void {
    if (out !== this.#out) {
      return;
    }
    const start = out.text.length;
    const last = this.#starts.length - 1;
    if (this.#starts[last] === start) {
      this.#lines[last] = line;
    } else if (this.#lines[last] !== line && last + 1 < MOST_TRACED_PARTS) {
      this.#starts.push(start);
      this.#lines.push(line);
    }
  }

  /** The pieces of the output, in order; none is empty, and neighbours have different lines. */
  parts(): readonly TracedPart[] {
    const text = this.#out?.text ?? '';
    const parts: { line: number; text: string }[] = [];
    this.#starts.forEach((start, index) => {
      const piece = text.slice(start, this.#starts[index + 1] ?? text.length);
      const line = this.#lines[index] ?? 1;
      const last = parts.at(-1);
      if (last?.line === line) {
        last.text += piece;
      } else if (piece !== '') {
        parts.push({ line, text: piece });
      }
    });
    return parts;
  }
}
