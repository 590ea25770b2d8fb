import { flowEnd, quoteEnd } from './enclosed.js';

/** A text whose continuation lines were indented, and a mapping of its offsets to the original's. */
interface IndentedText {
  readonly text: string;
  /** Maps an offset in this text to the offset in the original. */
  originalOffset(offset: number): number;
}

/** The most spaces to insert in total; a text that needs more is left as it is. */
const MAX_INSERTED = 4 * 1024 * 1024;

/**
 * Indents the lines inside brackets, braces and quotes as YAML 1.2 requires: deeper than the key or
 * dash that they belong to. SnakeYAML (API Gateway, CloudFormation), PyYAML (AWS CLI, SAM CLI) and
 * js-yaml do not require this indentation, so documents written for them may lack it. Leading spaces
 * on such lines are never part of a value (YAML 1.2.2, sections 6.5 and 6.7).
 * @returns `undefined` where no line needs it
 */
export function indentContinuations(text: string): IndentedText | undefined {
  const insertions = new ContinuationScanner(text).insertions();
  if (insertions === undefined || insertions.length === 0) {
    return undefined;
  }
  const parts: string[] = [];
  let end = 0;
  for (const { offset, spaces } of insertions) {
    parts.push(text.slice(end, offset), ' '.repeat(spaces));
    end = offset;
  }
  parts.push(text.slice(end));
  return { text: parts.join(''), originalOffset: mapBack(insertions) };
}

interface Insertion {
  /** The offset in the original. */
  readonly offset: number;
  readonly spaces: number;
}

function mapBack(insertions: readonly Insertion[]): IndentedText['originalOffset'] {
  let inserted = 0;
  const marks = insertions.map(({ offset, spaces }) => {
    const start = offset + inserted;
    inserted += spaces;
    return { start, end: start + spaces, inserted };
  });
  return (offset) => {
    let low = -1;
    let high = marks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((marks[middle]?.start ?? 0) <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    const mark = marks[low];
    return mark === undefined ? offset : Math.max(offset, mark.end) - mark.inserted;
  };
}

const BLANKS = /[ \t]*/y;
const SPACES = / */y;
/** The end of a line, a comment included. */
const LINE_REST = /[ \t]*(?:#.*)?\r?(?:\n|$)/y;
const BLANK_LINE = /[ \t]*\r?(?:\n|$)/y;
const MARKER = /(?:---|\.\.\.)(?=\s|$)/y;
const ENTRY = /[-?:](?=\s|$)/y;
const PROPERTY = /[&!]\S*[ \t]*/y;
const PLAIN_END = /:(?=\s|$)|[ \t]#|\r?\n|$/g;

/** Finds the lines to indent. Knows only as much YAML as it takes to see where a collection or quote begins. */
class ContinuationScanner {
  readonly #text: string;
  readonly #insertions: Insertion[] = [];
  /** Columns of the block collections around the current line. */
  readonly #collections: number[] = [];
  #offset = 0;
  #lineStart = 0;
  #inserted = 0;

  constructor(text: string) {
    this.#text = text;
  }

  insertions(): readonly Insertion[] | undefined {
    while (this.#offset < this.#text.length && this.#inserted <= MAX_INSERTED) {
      this.#line();
    }
    return this.#inserted <= MAX_INSERTED ? this.#insertions : undefined;
  }

  #line(): void {
    this.#lineStart = this.#offset;
    this.#take(SPACES);
    if (this.#text[this.#lineStart] === '%' || this.#take(LINE_REST)) {
      this.#skipLine();
      return;
    }
    let column = this.#offset - this.#lineStart;
    if (column === 0 && this.#take(MARKER)) {
      this.#collections.length = 0;
      this.#take(BLANKS);
      column = -1;
    }
    while ((this.#collections.at(-1) ?? -1) > column) {
      this.#collections.pop();
    }
    const around = this.#collections.findLast((other) => other < column) ?? -1;
    let parent: number | undefined = around;
    while (parent !== undefined) {
      parent = this.#entry(parent);
    }
  }

  /**
   * Skips a dash, a key with its colon, or a value.
   * @returns the column of the collection that the rest of the line belongs to; `undefined` at the
   * end of the value
   */
  #entry(parent: number): number | undefined {
    if (this.#take(LINE_REST)) {
      this.#skipLine();
      return undefined;
    }
    const column = this.#offset - this.#lineStart;
    if (this.#take(ENTRY)) {
      return this.#open(column);
    }
    while (this.#take(PROPERTY)) {
      // Skip the anchors and tags in front of a value.
    }
    switch (this.#text[this.#offset]) {
      case '|':
      case '>':
        this.#skipDeeper(parent);
        return undefined;
      case '"':
      case "'":
      case '[':
      case '{':
        if (!this.#enclosed(parent)) {
          this.#offset = this.#text.length;
          return undefined;
        }
        break;
      default:
        this.#offset = this.#find(PLAIN_END);
    }
    this.#take(BLANKS);
    if (this.#text[this.#offset] === ':' && this.#take(ENTRY)) {
      return this.#open(column);
    }
    this.#skipDeeper(parent);
    return undefined;
  }

  #open(column: number): number {
    if (this.#collections.at(-1) !== column) {
      this.#collections.push(column);
    }
    this.#take(BLANKS);
    return column;
  }

  /** Skips brackets, braces or quotes; false if they are not closed. */
  #enclosed(parent: number): boolean {
    const start = this.#offset;
    const opening = this.#text[start] ?? '';
    const end = /["']/.test(opening) ? quoteEnd(this.#text, start) : flowEnd(this.#text, start);
    if (end === -1) {
      return false;
    }
    for (let line = this.#nextLine(start); line < end; line = this.#nextLine(line)) {
      this.#indent(line, parent + 1);
      this.#lineStart = line;
    }
    this.#offset = end;
    return true;
  }

  #indent(line: number, depth: number): void {
    this.#offset = line;
    this.#take(SPACES);
    const spaces = depth - (this.#offset - line);
    if (spaces <= 0 || this.#test(BLANK_LINE) || (this.#offset === line && this.#test(MARKER))) {
      return;
    }
    this.#inserted += spaces;
    if (this.#inserted <= MAX_INSERTED) {
      this.#insertions.push({ offset: line, spaces });
    }
  }

  /** Skips to the next line that is not indented deeper than `parent`. */
  #skipDeeper(parent: number): void {
    do {
      this.#skipLine();
      this.#lineStart = this.#offset;
      this.#take(SPACES);
    } while (
      this.#offset < this.#text.length &&
      (this.#test(LINE_REST) || (this.#offset - this.#lineStart > parent && !this.#atMarker()))
    );
    this.#offset = this.#lineStart;
  }

  #atMarker(): boolean {
    return this.#offset === this.#lineStart && this.#test(MARKER);
  }

  #skipLine(): void {
    if (this.#offset > this.#lineStart && this.#text[this.#offset - 1] === '\n') {
      return;
    }
    this.#offset = this.#nextLine(this.#offset);
  }

  #nextLine(offset: number): number {
    const end = this.#text.indexOf('\n', offset);
    return end === -1 ? this.#text.length : end + 1;
  }

  #find(pattern: RegExp): number {
    pattern.lastIndex = this.#offset;
    return pattern.exec(this.#text)?.index ?? this.#text.length;
  }

  #test(pattern: RegExp): boolean {
    pattern.lastIndex = this.#offset;
    return pattern.test(this.#text);
  }

  #take(pattern: RegExp): boolean {
    if (!this.#test(pattern)) {
      return false;
    }
    this.#offset = pattern.lastIndex;
    return true;
  }
}
