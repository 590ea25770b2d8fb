import {
  endOf,
  endOfBackslashes,
  type ScannedToken,
  scanBeginning,
  scanDollar,
  scanDot,
  scanEmptyIndex,
  scanIdentifier,
  scanLineComment,
  scanLiteral,
  scanNumber,
  scanSet,
} from './scan-token.js';
import type { TokenKind } from './token.js';

/** The state of the lexer, which decides the possible tokens. */
export type LexicalState =
  | 'text'
  | 'after #'
  | 'directive'
  | 'reference'
  | 'after dot'
  | 'arguments'
  | 'index'
  | 'line comment'
  | 'block comment'
  | 'formal comment'
  | 'raw text';

/**
 * The longest token of a state at `at`; of equally long tokens, the one that Velocity's grammar declares
 * first; `undefined` if no token of the state matches.
 */
export function scan(
  state: Exclude<LexicalState, 'line comment' | 'block comment' | 'formal comment' | 'raw text'>,
  text: string,
  at: number,
): ScannedToken | undefined {
  switch (state) {
    case 'text':
      return scanText(text, at);
    case 'after #':
      return scanAfterHash(text, at);
    case 'directive':
      return scanDirective(text, at);
    case 'reference':
      return scanReference(text, at);
    case 'after dot':
      return scanAfterDot(text, at);
    case 'arguments':
      return scanArguments(text, at);
    case 'index':
      return scanIndex(text, at);
  }
}

function scanText(text: string, at: number): ScannedToken | undefined {
  switch (text[at]) {
    case '\\':
      return scanBackslash(text, at);
    case '$':
      return scanEmptyIndex(text, at) ?? scanDollar(text, at);
    case '#':
      return scanSet(text, at) ?? scanLineComment(text, at) ?? scanBeginning(text, at);
    case ' ':
    case '\t':
      return scanSet(text, at) ?? { kind: 'text', end: endOf(PLAIN_TEXT, text, at) };
    default:
      return { kind: 'text', end: endOf(PLAIN_TEXT, text, at) };
  }
}

function scanBackslash(text: string, at: number): ScannedToken {
  const after = endOfBackslashes(text, at);
  const odd = (after - at) % 2 === 1;
  if (text[after] === '$') {
    return scanDollar(text, at) ?? { kind: 'escape', end: at + 1 };
  }
  if (odd && text[after] === '#') {
    const end = endOf(ESCAPED_WORD, text, after + 1);
    if (end > after + 1) {
      return { kind: 'escaped directive', end };
    }
  }
  return after - at >= 2
    ? { kind: 'double escape', end: odd ? after - 1 : after }
    : { kind: 'escape', end: after };
}

function scanAfterHash(text: string, at: number): ScannedToken {
  const found = scanLineComment(text, at) ?? scanBeginning(text, at) ?? scanNumber(text, at);
  if (found !== undefined) {
    return found;
  }
  const word = endOf(DIRECTIVE_WORD, text, at);
  if (word === at) {
    return { kind: 'terminator', end: at + 1 };
  }
  const bracketed = text[at] === '{';
  const name = bracketed ? text.slice(at + 1, word - 1) : text.slice(at, word);
  switch (name) {
    case 'end':
      return { kind: '#end', end: endOf(REST_OF_LINE, text, word) };
    case 'else':
      return { kind: '#else', end: endOf(REST_OF_LINE, text, word) };
    case 'if':
      return { kind: '#if', end: word };
    case 'elseif':
      return { kind: '#elseif', end: word };
    default:
      return { kind: bracketed ? 'bracketed word' : 'word', end: word };
  }
}

function scanDirective(text: string, at: number): ScannedToken | undefined {
  const found = scanLineComment(text, at) ?? scanBeginning(text, at) ?? scanLiteral(text, at);
  if (found !== undefined) {
    return found;
  }
  const word = endOf(DIRECTIVE_WORD, text, at);
  if (word > at) {
    if (text[at] === '{') {
      return { kind: 'bracketed word', end: word };
    }
    return { kind: WORD_OPERATORS.get(text.slice(at, word)) ?? 'word', end: word };
  }
  if (text[at] === ')') {
    return { kind: ')', end: endOf(REST_OF_LINE, text, at + 1) };
  }
  const two = OPERATORS.get(text.slice(at, at + 2));
  if (two !== undefined) {
    return { kind: two, end: at + 2 };
  }
  const one = OPERATORS.get(text.charAt(at));
  return one && { kind: one, end: at + 1 };
}

function scanReference(text: string, at: number): ScannedToken {
  return (
    scanSet(text, at) ??
    scanEmptyIndex(text, at) ??
    scanLineComment(text, at) ??
    scanName(text, at) ?? { kind: 'terminator', end: at + 1 }
  );
}

function scanAfterDot(text: string, at: number): ScannedToken {
  if (text[at] === '(') {
    return { kind: '(', end: at + 1 };
  }
  return scanSet(text, at) ?? scanName(text, at) ?? { kind: 'terminator', end: at + 1 };
}

function scanName(text: string, at: number): ScannedToken | undefined {
  switch (text[at]) {
    case '[':
      return { kind: 'opening bracket of an index', end: at + 1 };
    case '{':
      return { kind: 'opening brace of a reference', end: at + 1 };
    case '}':
      return { kind: 'closing brace of a reference', end: at + 1 };
    default:
      return scanBeginning(text, at) ?? scanDot(text, at) ?? scanIdentifier(text, at);
  }
}

function scanArguments(text: string, at: number): ScannedToken | undefined {
  if (text[at] === ')') {
    return { kind: 'closing parenthesis of a method', end: at + 1 };
  }
  const found =
    scanSet(text, at) ??
    scanBeginning(text, at) ??
    scanLiteral(text, at) ??
    scanDot(text, at) ??
    scanIdentifier(text, at);
  if (found !== undefined) {
    return found;
  }
  if (text.startsWith('..', at)) {
    return { kind: '..', end: at + 2 };
  }
  const one = BRACKETS.get(text.charAt(at));
  return one && { kind: one, end: at + 1 };
}

function scanIndex(text: string, at: number): ScannedToken | undefined {
  if (text[at] === ']') {
    return { kind: 'closing bracket of an index', end: at + 1 };
  }
  const found = scanBeginning(text, at) ?? scanLiteral(text, at);
  if (found !== undefined) {
    return found;
  }
  if (text.startsWith('true', at)) {
    return { kind: 'true', end: at + 4 };
  }
  return text.startsWith('false', at) ? { kind: 'false', end: at + 5 } : undefined;
}

const PLAIN_TEXT = /[^$#\\]+/y;
const REST_OF_LINE = /[ \t]*(?:\r\n|\n|\r)/y;
const ESCAPED_WORD = /[A-Za-z_@][\w@]*|\{[A-Za-z_][\w@]*\}/y;
const DIRECTIVE_WORD = /[A-Za-z_@][\w@]*|\{[A-Za-z_][\w@]*\}/y;

const BRACKETS = new Map<string, TokenKind>([
  ['[', '['],
  [']', ']'],
  ['{', '{'],
  ['}', '}'],
  [',', ','],
  [':', ':'],
]);

const OPERATORS = new Map<string, TokenKind>([
  ...BRACKETS,
  ['(', '('],
  ['..', '..'],
  ['&&', '&&'],
  ['||', '||'],
  ['==', '=='],
  ['!=', '!='],
  ['<=', '<='],
  ['>=', '>='],
  ['<', '<'],
  ['>', '>'],
  ['=', '='],
  ['!', '!'],
  ['+', '+'],
  ['-', '-'],
  ['*', '*'],
  ['/', '/'],
  ['%', '%'],
]);

const WORD_OPERATORS = new Map<string, TokenKind>([
  ['and', '&&'],
  ['or', '||'],
  ['eq', '=='],
  ['ne', '!='],
  ['lt', '<'],
  ['le', '<='],
  ['gt', '>'],
  ['ge', '>='],
  ['not', '!'],
  ['true', 'true'],
  ['false', 'false'],
]);
