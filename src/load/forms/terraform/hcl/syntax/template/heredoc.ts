import type { HclCursor } from '../cursor.js';
import type { TemplateNode } from '../nodes.js';
import type { Parsing } from '../parsing.js';
import { LiteralText } from './literal-text.js';
import { templateParts } from './template-parts.js';
import {
  isEscapedSequence,
  isSequence,
  readTemplateTokens,
  type TemplateToken,
} from './template-tokens.js';

/** Parses `<<ID … ID` and `<<-ID … ID`. */
export function parseHeredoc(parsing: Parsing): TemplateNode {
  const { cursor } = parsing;
  const place = cursor.next();
  const [, dash, marker = ''] = INTRODUCTION.exec(openingLine(cursor)) ?? [];
  if (marker === '') {
    cursor.fail('Invalid heredoc', 'after "<<" or "<<-" there must be a word and a line break');
  }
  cursor.offset = cursor.text.indexOf('\n', cursor.offset) + 1;
  const tokens = readTemplateTokens(parsing, new HeredocReader(cursor, marker).next);
  if (dash === '-') {
    outdent(tokens);
  }
  return { kind: 'template', parts: templateParts(tokens, cursor), place, end: cursor.offset };
}

function openingLine(cursor: HclCursor): string {
  return cursor.match(/[^\n]*\n?/y) ?? '';
}

const INTRODUCTION = /^<<(-?)([\p{ID_Start}_][\p{ID_Continue}-]*)\r?\n$/u;

/** Reads the literal text of a heredoc, each line as a text of its own, as HCL's scanner does. */
class HeredocReader {
  readonly #cursor: HclCursor;
  readonly #marker: string;
  readonly #start: number;
  #atLineStart = true;

  constructor(cursor: HclCursor, marker: string) {
    this.#cursor = cursor;
    this.#marker = marker;
    this.#start = cursor.offset;
  }

  readonly next = (): LiteralText | undefined => {
    if (this.#atLineStart && this.#takeEnd()) {
      return undefined;
    }
    return this.#literal();
  };

  #takeEnd(): boolean {
    const line = this.#cursor.match(LINE) ?? '';
    const [, start, word] = ENDING.exec(line) ?? [];
    if (start === undefined || word !== this.#marker) {
      return false;
    }
    this.#cursor.offset += start.length + word.length;
    return true;
  }

  #literal(): LiteralText {
    const cursor = this.#cursor;
    const literal = new LiteralText();
    this.#atLineStart = false;
    for (;;) {
      const plain = cursor.match(PLAIN) ?? '';
      literal.add(plain, cursor.offset);
      cursor.offset += plain.length;
      const { text, offset } = cursor;
      const character = text.charAt(offset);
      if (offset >= text.length) {
        cursor.fail(
          'Unterminated template string',
          `this heredoc has no end; add a line with ${this.#marker} alone`,
          this.#start - 1,
        );
      }
      if (isSequence(text, offset)) {
        return literal;
      }
      if (isEscapedSequence(text, offset)) {
        literal.add(text.slice(offset + 1, offset + 3), offset + 1);
        cursor.offset += 3;
        continue;
      }
      literal.add(character, offset);
      cursor.offset += 1;
      if (character === '\n') {
        this.#atLineStart = true;
        return literal;
      }
    }
  }
}

const LINE = /[^\n]*/y;
const ENDING = /^([ \t]*)(\S+)[ \t]*\r?$/;
const PLAIN = /[^$%\n]+/y;

/**
 * Takes the smallest indentation off all lines. A line is measured by the literal text that begins it;
 * one that begins with an interpolation has none, and a blank one does not count.
 */
function outdent(tokens: readonly TemplateToken[]): void {
  let smallest = Number.POSITIVE_INFINITY;
  const first: { outdent(characters: number): void }[] = [];
  let atLineStart = true;
  for (const token of tokens) {
    if (atLineStart) {
      const indentation = token.kind === 'text' ? token.indentation : 0;
      if (token.kind === 'text' && indentation !== undefined) {
        first.push(token);
      }
      smallest = Math.min(smallest, indentation ?? smallest);
    }
    atLineStart = token.kind === 'text' && token.text.endsWith('\n');
  }
  for (const literal of first) {
    literal.outdent(smallest);
  }
}
