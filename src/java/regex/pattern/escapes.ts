import { ASCII_ESCAPES, UNICODE_ESCAPES } from '../sets/character-properties.js';
import { type CharacterTest, negation } from '../sets/character-set.js';
import { namedSet } from '../sets/named-sets.js';
import { END_OF_PATTERN, literal, type PatternSource } from './pattern-source.js';

/** The meaning of an escape sequence. */
export type Escape =
  | { readonly type: 'character'; readonly codePoint: number }
  | { readonly type: 'class'; readonly test: CharacterTest }
  /** An escape that is not allowed in brackets: `\b`, `\R`, `\1`, …; the letter has been read. */
  | { readonly type: 'letter'; readonly letter: string };

/** Reads an escape after its backslash, which has been read. */
export function readEscape(source: PatternSource): Escape {
  const codePoint = source.take();
  if (codePoint === END_OF_PATTERN) {
    return source.fail('Expected a character after the backslash');
  }
  const letter = String.fromCodePoint(literal(codePoint));
  const control = CONTROLS.get(letter);
  if (control !== undefined) {
    return { type: 'character', codePoint: control };
  }
  const kind = CLASS_LETTERS.get(letter);
  if (kind !== undefined) {
    return { type: 'class', test: predefined(source, kind, letter !== kind) };
  }
  switch (letter) {
    case '0':
      return { type: 'character', codePoint: readOctal(source) };
    case 'c':
      return { type: 'character', codePoint: readControl(source) };
    case 'u':
      return { type: 'character', codePoint: readUnicode(source) };
    case 'x':
      return { type: 'character', codePoint: readHexadecimal(source) };
    case 'p':
    case 'P':
      return { type: 'class', test: readProperty(source, letter === 'P') };
    default:
      return /[A-Za-z1-9]/.test(letter)
        ? { type: 'letter', letter }
        : { type: 'character', codePoint: literal(codePoint) };
  }
}

const CONTROLS: ReadonlyMap<string, number> = new Map([
  ['a', 0x07],
  ['e', 0x1b],
  ['f', 0x0c],
  ['n', 0x0a],
  ['r', 0x0d],
  ['t', 0x09],
]);

const CLASS_LETTERS: ReadonlyMap<string, string> = new Map(
  [...'dhsvw'].flatMap((letter) => [
    [letter, letter],
    [letter.toUpperCase(), letter],
  ]),
);

function predefined(source: PatternSource, letter: string, negative: boolean): CharacterTest {
  const escapes = source.flags.unicodeClasses ? UNICODE_ESCAPES : ASCII_ESCAPES;
  const test = escapes.get(letter) ?? source.fail('Unknown escape');
  return negative ? negation(test) : test;
}

function readOctal(source: PatternSource): number {
  const first = octalDigit(source.raw());
  if (first === undefined) {
    return source.fail('Illegal octal escape');
  }
  source.take();
  let value = first;
  for (let taken = 1; taken < (first <= 3 ? 3 : 2); taken++) {
    const digit = octalDigit(source.raw());
    if (digit === undefined) {
      break;
    }
    source.take();
    value = value * 8 + digit;
  }
  return value;
}

function octalDigit(codePoint: number): number | undefined {
  return codePoint >= 0x30 && codePoint <= 0x37 ? codePoint - 0x30 : undefined;
}

function readControl(source: PatternSource): number {
  const codePoint = source.take();
  return codePoint === END_OF_PATTERN
    ? source.fail('Illegal control escape')
    : literal(codePoint) ^ 64;
}

/** `\uXXXX`; two of them that form a surrogate pair are one character. */
function readUnicode(source: PatternSource): number {
  const high = readDigits(source, 4) ?? source.fail('Illegal Unicode escape');
  if (high < 0xd800 || high > 0xdbff) {
    return high;
  }
  const place = source.place;
  if (source.take() === 0x5c && source.take() === 0x75) {
    const low = readDigits(source, 4);
    if (low !== undefined && low >= 0xdc00 && low <= 0xdfff) {
      return 0x1_0000 + ((high - 0xd800) << 10) + (low - 0xdc00);
    }
  }
  source.place = place;
  return high;
}

function readHexadecimal(source: PatternSource): number {
  if (source.raw() !== 0x7b) {
    return readDigits(source, 2) ?? source.fail('Illegal hexadecimal escape');
  }
  source.take();
  const digits = source.takeUntil('}');
  if (digits === undefined || !/^[0-9A-Fa-f]+$/.test(digits)) {
    return source.fail('Illegal hexadecimal escape');
  }
  const codePoint = Number.parseInt(digits, 16);
  return codePoint > 0x10_ffff ? source.fail('Hexadecimal code point is too big') : codePoint;
}

function readDigits(source: PatternSource, count: number): number | undefined {
  let value = 0;
  for (let taken = 0; taken < count; taken++) {
    const codePoint = source.take();
    const digit =
      codePoint === END_OF_PATTERN
        ? Number.NaN
        : Number.parseInt(String.fromCodePoint(literal(codePoint)), 16);
    if (Number.isNaN(digit)) {
      return undefined;
    }
    value = value * 16 + digit;
  }
  return value;
}

function readProperty(source: PatternSource, negative: boolean): CharacterTest {
  const first = source.next();
  if (first === END_OF_PATTERN) {
    return source.fail('Expected the name of a character property');
  }
  const name = first === 0x7b ? source.takeUntil('}') : String.fromCodePoint(literal(first));
  if (name === undefined) {
    return source.fail('Unclosed character property name');
  }
  if (name === '') {
    return source.fail('Expected the name of a character property');
  }
  const test = namedSet(name, source.flags) ?? source.fail(`Unknown character property {${name}}`);
  return negative ? negation(test) : test;
}
