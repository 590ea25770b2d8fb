import type { Token, TokenKind } from '../lexer/token.js';
import type { Statement, TextStatement } from './syntax.js';

/** Puts neighbouring texts into one statement, piece by piece in linear time, and leaves out empty ones. */
export function appendText(statements: Statement[], more: TextStatement): void {
  const last = statements.at(-1);
  if (more.text === '') {
    return;
  }
  if (last?.type !== 'text') {
    statements.push(more);
  } else {
    statements[statements.length - 1] = textStatement(last.text + more.text, last.at);
  }
}

/** A statement that prints a text, which begins at this offset. */
export function textStatement(text: string, at: number): TextStatement {
  return { type: 'text', text, at };
}

/** The text between a reference mark and the comment after it. */
export function beforeComment({ image }: Token): string {
  const line = image.indexOf('##');
  const end = line === -1 ? image.indexOf('#*') : line;
  return end === -1 ? '' : image.slice(0, end);
}

/** Before a known directive, half of the backslashes stay; before any other word, all do. */
export function unescapeDirective(image: string, isDirective: (name: string) => boolean): string {
  const last = image.lastIndexOf('\\');
  const name = image.slice(last + 2).replace(/^\{|\}$/g, '');
  const known = CONTROL_WORDS.has(name) || isDirective(name);
  return known ? '\\'.repeat(Math.floor(last / 2)) + image.slice(last + 1) : image;
}

/** Pairs of backslashes: before a known directive, one of each pair stays. */
export function unescapePairs(image: string, known: boolean): string {
  return (known ? '\\' : '\\\\').repeat(image.length / 2);
}

const CONTROL_WORDS: ReadonlySet<string> = new Set(['if', 'elseif', 'else', 'end', 'set']);

/** A directive that has a token of its own. */
export function isControl(kind: TokenKind): boolean {
  return CONTROL_KINDS.has(kind);
}

const CONTROL_KINDS: ReadonlySet<TokenKind> = new Set<TokenKind>([
  '#if',
  '#elseif',
  '#else',
  '#end',
]);

/** A token of another construct that is text where a statement is expected. */
export function isText(kind: TokenKind): boolean {
  return TEXT_KINDS.has(kind);
}

const TEXT_KINDS: ReadonlySet<TokenKind> = new Set<TokenKind>([
  'text',
  'escape',
  'empty index',
  'dot',
  '(',
  ')',
  'integer',
  'decimal',
  'string',
  'opening brace of a reference',
  'closing brace of a reference',
]);
