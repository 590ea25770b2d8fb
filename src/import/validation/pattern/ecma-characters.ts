/**
 * Replaces each half of a surrogate pair with a character of its own, because ECMA 262 without the
 * flag `u` treats the halves as characters. The replacements are private-use characters of plane 16,
 * which cannot occur otherwise: they would be surrogate pairs, which are replaced, too.
 */
export function widen(text: string): string {
  return SURROGATE.test(text) ? text.replace(SURROGATES, (half) => wide(half.charCodeAt(0))) : text;
}

const SURROGATE = /[\ud800-\udfff]/;
const SURROGATES = /[\ud800-\udfff]/g;

/** The character that represents a UTF-16 unit in a widened text. */
export function wide(unit: number): string {
  return String.fromCodePoint(isSurrogate(unit) ? WIDE + unit : unit);
}

function isSurrogate(unit: number): boolean {
  return unit >= FIRST_SURROGATE && unit <= LAST_SURROGATE;
}

const WIDE = 0x10_0000;
export const FIRST_SURROGATE = 0xd800;
const LAST_SURROGATE = 0xdfff;

/** One UTF-16 unit, or the members of the class that an escape stands for. */
export type Atom = number | string;

/** A Java pattern that matches one UTF-16 unit literally, inside a class or outside. */
export function literalUnit(unit: number): string {
  const char = wide(unit);
  return /[!-/:-@[-`{-~]/.test(char) ? `\\${char}` : char;
}

/** The members of a Java class that an atom stands for. */
export function members(atom: Atom): string {
  return typeof atom === 'number' ? literalUnit(atom) : atom;
}

/** The members of a Java class for a range of units; its surrogates are elsewhere in a widened text. */
export function unitRange(first: number, last: number): string {
  const parts: readonly (readonly [number, number])[] = [
    [first, Math.min(last, FIRST_SURROGATE - 1)],
    [Math.max(first, FIRST_SURROGATE), Math.min(last, LAST_SURROGATE)],
    [Math.max(first, LAST_SURROGATE + 1), last],
  ];
  return parts
    .filter(([from, to]) => from <= to)
    .map(([from, to]) => `${literalUnit(from)}-${literalUnit(to)}`)
    .join('');
}

/** The class escapes of ECMA 262 as members of a Java class; only their white space differs from Java's. */
export const SETS: ReadonlyMap<string, string> = new Map([
  ['\\d', '\\d'],
  ['\\D', '\\D'],
  ['\\w', '\\w'],
  ['\\W', '\\W'],
  ['\\s', '\\x09-\\x0d \\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff'],
  [
    '\\S',
    '\\x00-\\x08\\x0e-\\x1f!-\\x9f\\xa1-\\u167f\\u1681-\\u1fff\\u200b-\\u2027\\u202a-\\u202e' +
      '\\u2030-\\u205e\\u2060-\\u2fff\\u3001-\\ufefe\\uff00-\\x{10ffff}',
  ],
]);

/** The control escapes of ECMA 262. */
export const CONTROLS: ReadonlyMap<string, number> = new Map([
  ['f', 0x0c],
  ['n', 0x0a],
  ['r', 0x0d],
  ['t', 0x09],
  ['v', 0x0b],
]);
