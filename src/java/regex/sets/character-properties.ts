import { type CharacterTest, intersection, negation, union } from './character-set.js';

/** `\d \h \s \v \w` by letter, ASCII only. */
export const ASCII_ESCAPES: ReadonlyMap<string, CharacterTest> = new Map([
  ['d', matching('[0-9]')],
  ['h', matching('[ \\t\\xa0\\u1680\\u180e\\u2000-\\u200a\\u202f\\u205f\\u3000]')],
  ['s', matching('[ \\t\\n\\x0b\\f\\r]')],
  ['v', matching('[\\n\\x0b\\f\\r\\x85\\u2028\\u2029]')],
  ['w', matching('[0-9A-Z_a-z]')],
]);

/** The same under `(?U)`. */
export const UNICODE_ESCAPES: ReadonlyMap<string, CharacterTest> = new Map([
  ...ASCII_ESCAPES,
  ['d', matching('\\p{Nd}')],
  ['s', matching('\\p{White_Space}')],
  ['w', matching('[\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}\\p{Join_Control}]')],
]);

/** `Character.isLetterOrDigit`. */
export const isLetterOrDigit: CharacterTest = matching('[\\p{L}\\p{Nd}]');

/** `Character.getType(c) == NON_SPACING_MARK`. */
export const isNonSpacingMark: CharacterTest = matching('\\p{Mn}');

/** General categories and Java's unions of them. */
export const CATEGORIES: ReadonlyMap<string, CharacterTest> = new Map<string, CharacterTest>([
  ...'C Cc Cf Cn Co Cs L Ll Lm Lo Lt Lu LC M Mc Me Mn N Nd Nl No P Pc Pd Pe Pf Pi Po Ps S Sc Sk Sm So Z Zl Zp Zs'
    .split(' ')
    .map((name) => [name, matching(`\\p{${name}}`)] as const),
  ['LD', isLetterOrDigit],
  ['L1', (codePoint) => codePoint <= 0xff],
  ['all', () => true],
]);

/** Names without a prefix, ASCII only. */
export const POSIX: ReadonlyMap<string, CharacterTest> = new Map([
  ['ASCII', matching('[\\0-\\x7f]')],
  ['Alnum', matching('[0-9A-Za-z]')],
  ['Alpha', matching('[A-Za-z]')],
  ['Blank', matching('[ \\t]')],
  ['Cntrl', matching('[\\0-\\x1f\\x7f]')],
  ['Digit', matching('[0-9]')],
  ['Graph', matching('[!-~]')],
  ['Lower', matching('[a-z]')],
  ['Print', matching('[ -~]')],
  ['Punct', matching('[!-\\/:-@\\[-`\\{-~]')],
  ['Space', matching('[ \\t\\n\\x0b\\f\\r]')],
  ['Upper', matching('[A-Z]')],
  ['XDigit', matching('[0-9A-Fa-f]')],
]);

const isWhiteSpace = matching('\\p{White_Space}');
const isControl = matching('\\p{Cc}');
const isUnassignedOrSurrogate = matching('[\\p{Cn}\\p{Cs}]');
const isGraph = negation(union(isWhiteSpace, union(isControl, isUnassignedOrSurrogate)));
const isBlank = union(matching('\\p{Zs}'), (codePoint) => codePoint === 0x09);

/** The same names under `(?U)`, in upper case. */
export const UNICODE_POSIX: ReadonlyMap<string, CharacterTest> = new Map([
  ['ALPHA', matching('\\p{Alphabetic}')],
  ['LOWER', matching('\\p{Lowercase}')],
  ['UPPER', matching('\\p{Uppercase}')],
  ['SPACE', isWhiteSpace],
  ['PUNCT', matching('\\p{P}')],
  ['XDIGIT', matching('[\\p{Nd}\\p{Hex_Digit}]')],
  ['ALNUM', matching('[\\p{Alphabetic}\\p{Nd}]')],
  ['CNTRL', isControl],
  ['DIGIT', matching('\\p{Nd}')],
  ['BLANK', isBlank],
  ['GRAPH', isGraph],
  ['PRINT', intersection(union(isGraph, isBlank), negation(isControl))],
]);

/** What may follow `Is`, in upper case. */
export const BINARY_PROPERTIES: ReadonlyMap<string, CharacterTest> = new Map([
  ['ALPHABETIC', matching('\\p{Alphabetic}')],
  ['LETTER', matching('\\p{L}')],
  ['IDEOGRAPHIC', matching('\\p{Ideographic}')],
  ['LOWERCASE', matching('\\p{Lowercase}')],
  ['UPPERCASE', matching('\\p{Uppercase}')],
  ['TITLECASE', matching('\\p{Lt}')],
  ['WHITE_SPACE', isWhiteSpace],
  ['WHITESPACE', isWhiteSpace],
  ['CONTROL', isControl],
  ['PUNCTUATION', matching('\\p{P}')],
  ['HEX_DIGIT', matching('[\\p{Nd}\\p{Hex_Digit}]')],
  ['HEXDIGIT', matching('[\\p{Nd}\\p{Hex_Digit}]')],
  ['ASSIGNED', matching('\\P{Cn}')],
  ['NONCHARACTER_CODE_POINT', matching('\\p{Noncharacter_Code_Point}')],
  ['NONCHARACTERCODEPOINT', matching('\\p{Noncharacter_Code_Point}')],
  ['DIGIT', matching('\\p{Nd}')],
  ['ALNUM', matching('[\\p{Alphabetic}\\p{Nd}]')],
  ['BLANK', isBlank],
  ['GRAPH', isGraph],
  ['PRINT', intersection(union(isGraph, isBlank), negation(isControl))],
  ['WORD', matching('[\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}\\p{Join_Control}]')],
  ['JOIN_CONTROL', matching('\\p{Join_Control}')],
  ['JOINCONTROL', matching('\\p{Join_Control}')],
]);

/** The tests of `java.lang.Character`. */
export const JAVA_METHODS: ReadonlyMap<string, CharacterTest> = new Map([
  ['javaLowerCase', matching('\\p{Lowercase}')],
  ['javaUpperCase', matching('\\p{Uppercase}')],
  ['javaAlphabetic', matching('\\p{Alphabetic}')],
  ['javaIdeographic', matching('\\p{Ideographic}')],
  ['javaTitleCase', matching('\\p{Lt}')],
  ['javaDigit', matching('\\p{Nd}')],
  ['javaDefined', matching('\\P{Cn}')],
  ['javaLetter', matching('\\p{L}')],
  ['javaLetterOrDigit', isLetterOrDigit],
  ['javaSpaceChar', matching('\\p{Z}')],
  [
    'javaWhitespace',
    matching(
      '[\\t-\\r\\x1c-\\x1f\\u1680\\u2000-\\u2006\\u2008-\\u200a\\u2028\\u2029\\u205f\\u3000 ]',
    ),
  ],
  ['javaISOControl', matching('[\\0-\\x1f\\x7f-\\x9f]')],
  ['javaMirrored', matching('\\p{Bidi_Mirrored}')],
]);

const isLetterCase = matching('\\p{LC}');
const isCase = matching('[\\p{Lowercase}\\p{Uppercase}\\p{Lt}]');

/** The sets that `(?i)` uses in place of case-sensitive ones. */
export const CASELESS: ReadonlyMap<CharacterTest | undefined, CharacterTest> = new Map([
  ...['Lu', 'Ll', 'Lt'].map((name) => [CATEGORIES.get(name), isLetterCase] as const),
  ...['Lower', 'Upper'].map((name) => [POSIX.get(name), matching('[A-Za-z]')] as const),
  ...['LOWER', 'UPPER'].map((name) => [UNICODE_POSIX.get(name), isCase] as const),
  ...['LOWERCASE', 'UPPERCASE', 'TITLECASE'].map(
    (name) => [BINARY_PROPERTIES.get(name), isCase] as const,
  ),
  ...['javaLowerCase', 'javaUpperCase', 'javaTitleCase'].map(
    (name) => [JAVA_METHODS.get(name), isCase] as const,
  ),
]);

/**
 * A character class of JavaScript; each character up to U+FFFF is tested once. It is compiled on first
 * use: there are a hundred of them, and few documents need one.
 * @throws SyntaxError on first use, for a class that JavaScript does not support
 */
export function matching(source: string): CharacterTest {
  let pattern: RegExp | undefined;
  let known: Uint8Array | undefined;
  return (codePoint) => {
    pattern ??= new RegExp(`^${source}$`, 'u');
    if (codePoint > 0xffff) {
      return pattern.test(String.fromCodePoint(codePoint));
    }
    known ??= new Uint8Array(0x1_0000);
    known[codePoint] ||= pattern.test(String.fromCodePoint(codePoint)) ? YES : NO;
    return known[codePoint] === YES;
  };
}

const YES = 1;
const NO = 2;
