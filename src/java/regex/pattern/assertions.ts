import {
  isLetterOrDigit,
  isNonSpacingMark,
  UNICODE_ESCAPES,
} from '../sets/character-properties.js';
import type { CharacterTest } from '../sets/character-set.js';
import type { Flags } from './pattern-source.js';
import type { Assertion } from './pattern-tree.js';

/** The assertion of `^`, `$` or an escape under the flags; `undefined` if it is not an assertion. */
export function assertionOf(sign: string, flags: Flags): Assertion | undefined {
  switch (sign) {
    case '^':
      return flags.multiline ? atLineStart(flags.unixLines) : atStart;
    case '$':
      return (flags.multiline ? atLineEnd : atFinalLineEnd)(flags.unixLines);
    case '\\A':
      return atStart;
    case '\\B': {
      const atBoundary = atWordBoundary(flags.unicodeClasses);
      return (text, offset, previousEnd) => !atBoundary(text, offset, previousEnd);
    }
    case '\\b':
      return atWordBoundary(flags.unicodeClasses);
    case '\\G':
      return atPreviousEnd;
    case '\\Z':
      return atFinalLineEnd(flags.unixLines);
    case '\\z':
      return atEnd;
    default:
      return undefined;
  }
}

/** `^` and `\A`. */
const atStart: Assertion = (_text, offset) => offset === 0;

/** `\z`. */
const atEnd: Assertion = (text, offset) => offset === text.length;

/** `\G`. */
const atPreviousEnd: Assertion = (_text, offset, previousEnd) => offset === previousEnd;

/** `^` under `(?m)`: after a line terminator, but never at the end, not even of an empty text. */
function atLineStart(unixLines: boolean): Assertion {
  return (text, offset) => {
    if (offset === text.length) {
      return false;
    }
    if (offset === 0) {
      return true;
    }
    const before = text.charCodeAt(offset - 1);
    if (unixLines) {
      return before === LINE_FEED;
    }
    if (before === CARRIAGE_RETURN) {
      return text.charCodeAt(offset) !== LINE_FEED;
    }
    return isLineTerminator(before);
  };
}

/** `$` under `(?m)`: at the end or before a line terminator. */
function atLineEnd(unixLines: boolean): Assertion {
  return (text, offset) => {
    if (offset === text.length) {
      return true;
    }
    const after = text.charCodeAt(offset);
    if (unixLines) {
      return after === LINE_FEED;
    }
    return isLineTerminator(after) && !(after === LINE_FEED && behindCarriageReturn(text, offset));
  };
}

/** `$` and `\Z`: at the end or before the line terminator which ends the text. */
function atFinalLineEnd(unixLines: boolean): Assertion {
  const isEnd = atLineEnd(unixLines);
  return (text, offset) => {
    const left = text.length - offset;
    if (left > 2 || (left === 2 && (unixLines || text.slice(offset) !== '\r\n'))) {
      return false;
    }
    return isEnd(text, offset, 0);
  };
}

/**
 * `\b` of Java 8 to 18: a word consists of all Unicode letters and digits and `_`, unlike `\w`; a
 * non-spacing mark belongs to the letter before it.
 */
function atWordBoundary(unicode: boolean): Assertion {
  const isWord = (unicode && UNICODE_ESCAPES.get('w')) || isWordCharacter;
  return (text, offset) =>
    belongsToWord(text, codePointBefore(text, offset), isWord) !==
    belongsToWord(text, offset, isWord);
}

export function isLineTerminator(codePoint: number): boolean {
  return (
    codePoint === LINE_FEED ||
    codePoint === CARRIAGE_RETURN ||
    codePoint === 0x85 ||
    codePoint === 0x2028 ||
    codePoint === 0x2029
  );
}

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

function behindCarriageReturn(text: string, offset: number): boolean {
  return offset > 0 && text.charCodeAt(offset - 1) === CARRIAGE_RETURN;
}

const isWordCharacter: CharacterTest = (codePoint) =>
  codePoint === 0x5f || isLetterOrDigit(codePoint);

function belongsToWord(text: string, offset: number, isWord: CharacterTest): boolean {
  const codePoint = text.codePointAt(offset);
  if (codePoint === undefined || offset < 0) {
    return false;
  }
  if (isWord(codePoint)) {
    return true;
  }
  return isNonSpacingMark(codePoint) && hasBase(text, offset);
}

/** A letter carries a few marks; a text of marks only must not cost its whole length at each step. */
const MAX_MARKS = 64;

function hasBase(text: string, offset: number): boolean {
  const first = Math.max(0, offset - MAX_MARKS);
  for (let at = offset; at >= first; at--) {
    const codePoint = text.codePointAt(at) ?? 0;
    if (isLetterOrDigit(codePoint)) {
      return true;
    }
    if (!isNonSpacingMark(codePoint)) {
      return false;
    }
  }
  return false;
}

function codePointBefore(text: string, offset: number): number {
  const pair = offset >= 2 && (text.codePointAt(offset - 2) ?? 0) > 0xffff;
  return offset - (pair ? 2 : 1);
}
