import type { TokenKind } from './token.js';

/** Where the lexer is; the set of tokens depends on it. */
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

/** Beginnings of tokens that are known only by what follows, and ends of what had none. */
export type Beginning = '$' | '#' | '#[[' | '#**' | '#*' | 'terminator';

/** The longest token at a place. */
export interface Match {
  readonly kind: TokenKind | Beginning;
  readonly end: number;
}

/**
 * The longest token of a state at `at`, where ties go to the one that Velocity's grammar declares
 * first; `undefined` where no token of the state fits.
 */
export function scan(
  state: Exclude<LexicalState, 'line comment' | 'block comment' | 'formal comment' | 'raw text'>,
  text: string,
  at: number,
): Match | undefined {
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

/** `$`, `$!` and `#` in their forms: they are known in every state. */
export function scanBeginning(text: string, at: number): Match | undefined {
  const first = text[at];
  if (first === '$' || first === '\\') return scanDollar(text, at);
  if (first !== '#') return undefined;
  const second = text[at + 1];
  if (second === '[' && text[at + 2] === '[') return { kind: '#[[', end: at + 3 };
  if (second !== '*') return { kind: '#', end: at + 1 };
  const formal = text[at + 2] === '*' && at + 3 < text.length && text[at + 3] !== '#';
  return formal ? { kind: '#**', end: at + 4 } : { kind: '#*', end: at + 2 };
}

function scanDollar(text: string, at: number): Match | undefined {
  const dollar = endOfBackslashes(text, at);
  if (text[dollar] !== '$') return undefined;
  const bang = endOfBackslashes(text, dollar + 1);
  return { kind: '$', end: text[bang] === '!' ? bang + 1 : dollar + 1 };
}

function scanText(text: string, at: number): Match | undefined {
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

function scanBackslash(text: string, at: number): Match {
  const after = endOfBackslashes(text, at);
  const odd = (after - at) % 2 === 1;
  if (text[after] === '$') return scanDollar(text, at) ?? { kind: 'escape', end: at + 1 };
  if (odd && text[after] === '#') {
    const end = endOf(ESCAPED_WORD, text, after + 1);
    if (end > after + 1) return { kind: 'escaped directive', end };
  }
  return after - at >= 2
    ? { kind: 'double escape', end: odd ? after - 1 : after }
    : { kind: 'escape', end: after };
}

function scanAfterHash(text: string, at: number): Match {
  const found = scanLineComment(text, at) ?? scanBeginning(text, at) ?? scanNumber(text, at);
  if (found !== undefined) return found;
  const word = endOf(DIRECTIVE_WORD, text, at);
  if (word === at) return { kind: 'terminator', end: at + 1 };
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

function scanDirective(text: string, at: number): Match | undefined {
  const found = scanLineComment(text, at) ?? scanBeginning(text, at) ?? scanLiteral(text, at);
  if (found !== undefined) return found;
  const word = endOf(DIRECTIVE_WORD, text, at);
  if (word > at) {
    if (text[at] === '{') return { kind: 'bracketed word', end: word };
    return { kind: WORD_OPERATORS.get(text.slice(at, word)) ?? 'word', end: word };
  }
  if (text[at] === ')') return { kind: ')', end: endOf(REST_OF_LINE, text, at + 1) };
  const two = OPERATORS.get(text.slice(at, at + 2));
  if (two !== undefined) return { kind: two, end: at + 2 };
  const one = OPERATORS.get(text.charAt(at));
  return one && { kind: one, end: at + 1 };
}

function scanReference(text: string, at: number): Match {
  return (
    scanSet(text, at) ??
    scanEmptyIndex(text, at) ??
    scanLineComment(text, at) ??
    scanName(text, at) ?? { kind: 'terminator', end: at + 1 }
  );
}

function scanAfterDot(text: string, at: number): Match {
  if (text[at] === '(') return { kind: '(', end: at + 1 };
  return scanSet(text, at) ?? scanName(text, at) ?? { kind: 'terminator', end: at + 1 };
}

function scanName(text: string, at: number): Match | undefined {
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

function scanArguments(text: string, at: number): Match | undefined {
  if (text[at] === ')') return { kind: 'closing parenthesis of a method', end: at + 1 };
  const found =
    scanSet(text, at) ??
    scanBeginning(text, at) ??
    scanLiteral(text, at) ??
    scanDot(text, at) ??
    scanIdentifier(text, at);
  if (found !== undefined) return found;
  if (text.startsWith('..', at)) return { kind: '..', end: at + 2 };
  const one = BRACKETS.get(text.charAt(at));
  return one && { kind: one, end: at + 1 };
}

function scanIndex(text: string, at: number): Match | undefined {
  if (text[at] === ']') return { kind: 'closing bracket of an index', end: at + 1 };
  const found = scanBeginning(text, at) ?? scanLiteral(text, at);
  if (found !== undefined) return found;
  if (text.startsWith('true', at)) return { kind: 'true', end: at + 4 };
  return text.startsWith('false', at) ? { kind: 'false', end: at + 5 } : undefined;
}

/** White space, strings and numbers. */
function scanLiteral(text: string, at: number): Match | undefined {
  switch (text[at]) {
    case ' ':
    case '\t':
    case '\n':
    case '\r':
      return { kind: 'white space', end: endOf(WHITE_SPACE, text, at) };
    case '"':
    case "'":
      return scanString(text, at);
    default:
      return scanNumber(text, at);
  }
}

/** A quote is doubled; where the last pair has no closing quote behind it, its first one closes. */
function scanString(text: string, at: number): Match | undefined {
  const quote = text.charAt(at);
  let last = -1;
  for (let end = text.indexOf(quote, at + 1); end !== -1; end = text.indexOf(quote, end + 2)) {
    last = end;
    if (text[end + 1] !== quote) break;
  }
  return last === -1 ? undefined : { kind: 'string', end: last + 1 };
}

function scanNumber(text: string, at: number): Match | undefined {
  const code = text.charCodeAt(at);
  const digit = code >= 48 && code <= 57;
  if (!digit && code !== 45 && code !== 46) return undefined;
  const whole = endOf(INTEGER, text, at);
  const decimal = endOf(DECIMAL, text, at);
  if (whole >= decimal && whole > at) return { kind: 'integer', end: whole };
  return decimal > at ? { kind: 'decimal', end: decimal } : undefined;
}

function scanIdentifier(text: string, at: number): Match | undefined {
  const end = endOf(IDENTIFIER, text, at);
  if (end === at) return undefined;
  const name = end - at <= 5 ? text.slice(at, end) : '';
  return { kind: name === 'true' || name === 'false' ? name : 'identifier', end };
}

function scanDot(text: string, at: number): Match | undefined {
  if (text[at] !== '.' || !isLetter(text.charCodeAt(at + 1))) return undefined;
  return { kind: 'dot', end: at + 1 };
}

function scanEmptyIndex(text: string, at: number): Match | undefined {
  if (text[at] !== '$') return undefined;
  const end = endOf(EMPTY_INDEX, text, at);
  return end === at ? undefined : { kind: 'empty index', end };
}

function scanLineComment(text: string, at: number): Match | undefined {
  return text[at] === '#' && text[at + 1] === '#'
    ? { kind: 'line comment', end: at + 2 }
    : undefined;
}

/** `#set (` with the spaces and tabs before it. */
function scanSet(text: string, at: number): Match | undefined {
  const first = text[at];
  if (first !== '#' && first !== ' ' && first !== '\t') return undefined;
  const end = endOf(SET, text, at);
  return end === at ? undefined : { kind: '#set(', end };
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

/** The end of a run of backslashes that begins at `at`. */
export function endOfBackslashes(text: string, at: number): number {
  let end = at;
  while (text.charCodeAt(end) === 92) end += 1;
  return end;
}

/** The end of what a sticky expression matches; `at` where it does not. */
function endOf(expression: RegExp, text: string, at: number): number {
  expression.lastIndex = at;
  return expression.test(text) ? expression.lastIndex : at;
}

const PLAIN_TEXT = /[^$#\\]+/y;
const WHITE_SPACE = /[ \t\n\r]+/y;
const REST_OF_LINE = /[ \t]*(?:\r\n|\n|\r)/y;
const SET = /[ \t]*#(?:set|\{set\}) *\(/y;
const ESCAPED_WORD = /[A-Za-z_@][\w@]*|\{[A-Za-z_][\w@]*\}/y;
const DIRECTIVE_WORD = /[A-Za-z_@][\w@]*|\{[A-Za-z_][\w@]*\}/y;
const IDENTIFIER = /[A-Za-z_][\w-]*/y;
const EMPTY_INDEX = /\$(?:\[|\.|!\[|\\!\[)/y;
const INTEGER = /-?\d+(?:\.\.)?/y;
const DECIMAL = /-?(?:\d+\.\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?|\d+[eE][+-]?\d+)/y;

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
