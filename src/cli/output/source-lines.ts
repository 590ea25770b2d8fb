import { readFileSync } from 'node:fs';
import { oneLine } from '../../execute/log/one-line.js';
import type { Position } from '../../model/document/import-issue.js';

/** How much of a long line is shown, in characters. */
const WIDTH = 100;
/** How much of it is to the left of the mark. */
const BEFORE = 60;

/** Lines of files, which are read when they are first asked for. */
export class SourceLines {
  readonly #files = new Map<string, readonly string[]>();

  /** The line at a position, and a line with a caret below it; `undefined` if it cannot be read. */
  marked({ file, line, column }: Position): readonly string[] | undefined {
    const text = file === undefined ? undefined : this.#linesOf(file)[line - 1];
    if (text === undefined) {
      return undefined;
    }
    const start = text.length <= WIDTH ? 0 : Math.max(0, column - 1 - BEFORE);
    const shown = `${start > 0 ? '…' : ''}${printed(text.slice(start, start + WIDTH))}${text.length > start + WIDTH ? '…' : ''}`;
    const indent = `${start > 0 ? ' ' : ''}${printed(text.slice(start, column - 1))}`.length;
    const number = String(line);
    return [`  ${number} | ${shown}`, `  ${' '.repeat(number.length)} | ${' '.repeat(indent)}^`];
  }

  #linesOf(file: string): readonly string[] {
    const known = this.#files.get(file);
    if (known !== undefined) {
      return known;
    }
    let lines: readonly string[] = [];
    try {
      const bytes = readFileSync(file.startsWith('file:') ? new URL(file) : file);
      lines = bytes
        .toString('utf8')
        .replace(/^\uFEFF/, '')
        .split('\n');
    } catch {
      // The issue says what is wrong with the file.
    }
    this.#files.set(file, lines);
    return lines;
  }
}

/** A tab is as wide as one column, so that the caret is below its character. */
function printed(text: string): string {
  return oneLine(text.replaceAll('\t', ' ').replace(/\r$/, ''));
}
