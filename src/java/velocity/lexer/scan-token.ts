import type { TokenKind } from './token.js';

/** Prefixes of tokens that only the following characters decide, and prefixes that turned out to be text. */
export type Beginning = '$' | '#' | '#[[' | '#**' | '#*' | 'terminator';

/** The longest token at an offset. */
export interface ScannedToken {
  readonly kind: TokenKind | Beginning;
  readonly end: number;
}

/** `$`, `$!` and `#` in their forms, which are tokens in every state. */
export function scanBeginning(text: string, at: number): ScannedToken | undefined {
  const first = text[at];
  if (first === '$' || first === '\\') {
    return scanDollar(text, at);
  }
  if (first !== '#') {
    return undefined;
  }
  const second = text[at + 1];
  if (second === '[' && text[at + 2] === '[') {
    return { kind: '#[[', end: at + 3 };
  }
  if (second !== '*') {
    return { kind: '#', end: at + 1 };
  }
  const formal = text[at + 2] === '*' && at + 3 < text.length && text[at + 3] !== '#';
  return formal ? { kind: '#**', end: at + 4 } : { kind: '#*', end: at + 2 };
}

export function scanDollar(text: string, at: number): ScannedToken | undefined {
  const dollar = endOfBackslashes(text, at);
  if (text[dollar] !== '$') {
    return undefined;
  }
  const bang = endOfBackslashes(text, dollar + 1);
  return { kind: '$', end: text[bang] === '!' ? bang + 1 : dollar + 1 };
}

/** White space, strings and numbers. */
export function scanLiteral(text: string, at: number): ScannedToken | undefined {
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

/** A quote is doubled; if no closing quote follows the last pair, its first quote closes. */
function scanString(text: string, at: number): ScannedToken | undefined {
  const quote = text.charAt(at);
  let last = -1;
  for (let end = text.indexOf(quote, at + 1); end !== -1; end = text.indexOf(quote, end + 2)) {
    last = end;
    if (text[end + 1] !== quote) {
      break;
    }
  }
  return last === -1 ? undefined : { kind: 'string', end: last + 1 };
}

export function scanNumber(text: string, at: number): ScannedToken | undefined {
  const code = text.charCodeAt(at);
  const digit = code >= 48 && code <= 57;
  if (!digit && code !== 45 && code !== 46) {
    return undefined;
  }
  const whole = endOf(INTEGER, text, at);
  const decimal = endOf(DECIMAL, text, at);
  if (whole >= decimal && whole > at) {
    return { kind: 'integer', end: whole };
  }
  return decimal > at ? { kind: 'decimal', end: decimal } : undefined;
}

export function scanIdentifier(text: string, at: number): ScannedToken | undefined {
  const end = endOf(IDENTIFIER, text, at);
  if (end === at) {
    return undefined;
  }
  const name = end - at <= 5 ? text.slice(at, end) : '';
  return { kind: name === 'true' || name === 'false' ? name : 'identifier', end };
}

export function scanDot(text: string, at: number): ScannedToken | undefined {
  if (text[at] !== '.' || !isLetter(text.charCodeAt(at + 1))) {
    return undefined;
  }
  return { kind: 'dot', end: at + 1 };
}

export function scanEmptyIndex(text: string, at: number): ScannedToken | undefined {
  if (text[at] !== '$') {
    return undefined;
  }
  const end = endOf(EMPTY_INDEX, text, at);
  return end === at ? undefined : { kind: 'empty index', end };
}

export function scanLineComment(text: string, at: number): ScannedToken | undefined {
  return text[at] === '#' && text[at + 1] === '#'
    ? { kind: 'line comment', end: at + 2 }
    : undefined;
}

/** `#set (` with the spaces and tabs before it. */
export function scanSet(text: string, at: number): ScannedToken | undefined {
  const first = text[at];
  if (first !== '#' && first !== ' ' && first !== '\t') {
    return undefined;
  }
  const end = endOf(SET, text, at);
  return end === at ? undefined : { kind: '#set(', end };
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

/** The end of a run of backslashes that begins at `at`. */
export function endOfBackslashes(text: string, at: number): number {
  let end = at;
  while (text.charCodeAt(end) === 92) {
    end += 1;
  }
  return end;
}

/** The end of the match of a sticky expression; `at` if it does not match. */
export function endOf(expression: RegExp, text: string, at: number): number {
  expression.lastIndex = at;
  return expression.test(text) ? expression.lastIndex : at;
}

/** The text of `$`, `#` and backslashes that do not begin a token: `$!5` prints `$5`, `\$5` stays. */
export function textOfSkipped(skipped: string): string {
  let text = '';
  for (let at = 0; at < skipped.length; at += 1) {
    const character = skipped.charAt(at);
    if (character === '$' || character === '#') {
      text += character;
    } else if (character === '\\') {
      const dollar = endOfBackslashes(skipped, at);
      if (skipped[dollar] !== '$') {
        continue;
      }
      text += skipped.slice(at, dollar + 1);
      at = dollar + 1;
    }
  }
  return text;
}

const WHITE_SPACE = /[ \t\n\r]+/y;
const SET = /[ \t]*#(?:set|\{set\}) *\(/y;
const IDENTIFIER = /[A-Za-z_][\w-]*/y;
const EMPTY_INDEX = /\$(?:\[|\.|!\[|\\!\[)/y;
const INTEGER = /-?\d+(?:\.\.)?/y;
const DECIMAL = /-?(?:\d+\.\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?|\d+[eE][+-]?\d+)/y;
