import { type Flags, type PatternSource, signOf } from './pattern-source.js';

/** Reads the letters of `(?idm-sux)` up to the first other character. */
export function readFlags(source: PatternSource): Flags {
  let flags = source.flags;
  let on = true;
  for (;;) {
    const codePoint = source.raw();
    if (codePoint === HYPHEN && on) {
      on = false;
    } else {
      const names = FLAG_NAMES.get(signOf(codePoint));
      if (names === undefined) {
        return flags;
      }
      for (const name of names) {
        flags = { ...flags, [name]: on };
      }
    }
    source.take();
  }
}

const HYPHEN = 0x2d;

/** `U` implies `u`. `c`, canonical equivalence, is not supported. */
const FLAG_NAMES: ReadonlyMap<string, readonly (keyof Flags)[]> = new Map([
  ['i', ['caseInsensitive']],
  ['d', ['unixLines']],
  ['m', ['multiline']],
  ['s', ['dotAll']],
  ['u', ['unicodeCase']],
  ['x', ['comments']],
  ['U', ['unicodeClasses', 'unicodeCase']],
] as const);
