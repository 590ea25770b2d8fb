import { readEscape } from '../pattern/escapes.js';
import {
  END_OF_PATTERN,
  type Flags,
  literal,
  type PatternSource,
} from '../pattern/pattern-source.js';
import type { Fold } from '../pattern/pattern-tree.js';
import {
  asciiFold,
  type CharacterTest,
  intersection,
  negation,
  range,
  single,
  unicodeFold,
  union,
} from './character-set.js';

/** The maximum depth of nested brackets. */
const MAX_DEPTH = 100;

/**
 * Reads `[…]` after its opening bracket, which has been read: ranges, escapes, nested classes, `&&`. A
 * leading `^` negates the whole class, as since Java 9.
 */
export function readClass(source: PatternSource): CharacterTest {
  return readBrackets(source, 1);
}

/** The comparison of characters under the flags. */
export function foldOf({ caseInsensitive, unicodeCase }: Flags): Fold {
  if (!caseInsensitive) {
    return undefined;
  }
  return unicodeCase ? unicodeFold : asciiFold;
}

function readBrackets(source: PatternSource, depth: number): CharacterTest {
  if (depth > MAX_DEPTH) {
    return source.fail('Character classes are nested too deeply');
  }
  const negative = source.raw() === CARET;
  if (negative) {
    source.take();
  }
  const test = readMembers(source, depth);
  if (!source.accept(']')) {
    source.fail('Unclosed character class');
  }
  return negative ? negation(test) : test;
}

/** Everything up to the closing bracket. A closing bracket in first position is literal. */
function readMembers(source: PatternSource, depth: number): CharacterTest {
  let all: CharacterTest[] = [];
  for (;;) {
    const next = source.peek();
    if (next === END_OF_PATTERN) {
      return source.fail('Unclosed character class');
    }
    if (next === CLOSE && all.length > 0) {
      return union(...all);
    }
    if (next === AMPERSAND && source.raw(1) === AMPERSAND) {
      source.next();
      source.next();
      const right = readOperand(source, depth) ?? all.at(-1);
      if (right === undefined) {
        return source.fail('Expected a character class after &&');
      }
      all = [all.length === 0 ? right : intersection(union(...all), right)];
    } else {
      all.push(next === OPEN ? readNested(source, depth) : readMember(source));
    }
  }
}

/** The operand after `&&`: nested classes, or the rest of this class. */
function readOperand(source: PatternSource, depth: number): CharacterTest | undefined {
  let operand: CharacterTest | undefined;
  for (;;) {
    const next = source.peek();
    if (next === CLOSE || next === AMPERSAND) {
      return operand;
    }
    const test = next === OPEN ? readNested(source, depth) : readMembersOfOperand(source, depth);
    operand = operand === undefined ? test : union(operand, test);
  }
}

function readMembersOfOperand(source: PatternSource, depth: number): CharacterTest {
  if (depth > MAX_DEPTH) {
    return source.fail('Character classes are nested too deeply');
  }
  return readMembers(source, depth + 1);
}

function readNested(source: PatternSource, depth: number): CharacterTest {
  source.next();
  return readBrackets(source, depth + 1);
}

/** One character, range or escape. */
function readMember(source: PatternSource): CharacterTest {
  const first = readCharacter(source);
  if (typeof first === 'function') {
    return first;
  }
  const fold = foldOf(source.flags);
  if (source.peek() !== HYPHEN || source.raw(1) === OPEN || source.raw(1) === CLOSE) {
    return single(first, fold);
  }
  source.next();
  const last = readCharacter(source);
  if (typeof last === 'function' || last < first) {
    return source.fail('Illegal character range');
  }
  return range(first, last, fold);
}

function readCharacter(source: PatternSource): number | CharacterTest {
  const codePoint = source.next();
  if (codePoint === END_OF_PATTERN) {
    return source.fail('Unclosed character class');
  }
  if (codePoint !== BACKSLASH) {
    return literal(codePoint);
  }
  const meaning = readEscape(source);
  switch (meaning.type) {
    case 'character':
      return meaning.codePoint;
    case 'class':
      return meaning.test;
    case 'letter':
      return source.fail(`Escape sequence \\${meaning.letter} is not allowed in a character class`);
  }
}

const AMPERSAND = 0x26;
const HYPHEN = 0x2d;
const OPEN = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE = 0x5d;
const CARET = 0x5e;
