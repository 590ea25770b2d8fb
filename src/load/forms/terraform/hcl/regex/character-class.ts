import { Re2Problem } from './pattern.js';

/** A test of code points that a class of JavaScript's regular expressions makes. */
export function characterTest(
  items: string,
  options: { readonly negated: boolean; readonly ignoreCase: boolean },
): (codePoint: number) => boolean {
  const source =
    items === '' ? (options.negated ? '[^]' : '[]') : `[${options.negated ? '^' : ''}${items}]`;
  const pattern = compiled(source, options.ignoreCase ? 'iu' : 'u');
  const ascii = new Map<number, boolean>();
  return (codePoint) => {
    const known = ascii.get(codePoint);
    if (known !== undefined) {
      return known;
    }
    const result = pattern.test(String.fromCodePoint(codePoint));
    if (codePoint < 0x80) {
      ascii.set(codePoint, result);
    }
    return result;
  };
}

function compiled(source: string, flags: string): RegExp {
  try {
    return new RegExp(source, flags);
  } catch (cause) {
    throw new Re2Problem('a class of characters is not valid', { cause });
  }
}

/** A character in a class of JavaScript. */
export function classCharacter(codePoint: number): string {
  return `\\u{${codePoint.toString(16)}}`;
}

/** `\d`, `\w`, `\s` and their opposites, which are of ASCII in RE2. */
export const PERL_CLASSES: Readonly<Record<string, string>> = {
  d: '0-9',
  D: '\\u{0}-/:-\\u{10ffff}',
  w: '0-9A-Za-z_',
  W: '\\u{0}-/:-@\\[-\\^`\\{-\\u{10ffff}',
  s: '\\t\\n\\f\\r ',
  S: '\\u{0}-\\u{8}\\u{b}\\u{e}-\\u{1f}!-\\u{10ffff}',
};

const POSIX_CLASSES: Readonly<Record<string, readonly [is: string, isNot: string]>> = {
  alnum: ['0-9A-Za-z', '\\u{0}-/:-@\\[-`\\{-\\u{10ffff}'],
  alpha: ['A-Za-z', '\\u{0}-@\\[-`\\{-\\u{10ffff}'],
  ascii: ['\\u{0}-\\u{7f}', '\\u{80}-\\u{10ffff}'],
  blank: ['\\t ', '\\u{0}-\\u{8}\\u{a}-\\u{1f}!-\\u{10ffff}'],
  cntrl: ['\\u{0}-\\u{1f}\\u{7f}', ' -~\\u{80}-\\u{10ffff}'],
  digit: ['0-9', '\\u{0}-/:-\\u{10ffff}'],
  graph: ['!-~', '\\u{0}- \\u{7f}-\\u{10ffff}'],
  lower: ['a-z', '\\u{0}-`\\{-\\u{10ffff}'],
  print: [' -~', '\\u{0}-\\u{1f}\\u{7f}-\\u{10ffff}'],
  punct: ['!-/:-@\\[-`\\{-~', '\\u{0}- 0-9A-Za-z\\u{7f}-\\u{10ffff}'],
  space: ['\\t\\n\\v\\f\\r ', '\\u{0}-\\u{8}\\u{e}-\\u{1f}!-\\u{10ffff}'],
  upper: ['A-Z', '\\u{0}-@\\[-\\u{10ffff}'],
  word: ['0-9A-Za-z_', '\\u{0}-/:-@\\[-\\^`\\{-\\u{10ffff}'],
  xdigit: ['0-9A-Fa-f', '\\u{0}-/:-@G-`g-\\u{10ffff}'],
};

/** `[:alpha:]` and `[:^alpha:]` in a class. */
export function posixClass(name: string, negated: boolean): string {
  const found = POSIX_CLASSES[name];
  if (found === undefined) {
    throw new Re2Problem(`there is no class [:${name}:]`);
  }
  return found[negated ? 1 : 0];
}

/** `\p{Greek}` and `\P{Greek}`: a general category or a script. */
export function unicodeClass(name: string, negated: boolean): string {
  const letter = negated ? 'P' : 'p';
  if (name === 'Any') {
    return negated ? '' : '\\u{0}-\\u{10ffff}';
  }
  for (const form of [name, `Script=${name}`]) {
    const source = `\\${letter}{${form}}`;
    if (/^(?:[A-Z][a-z]?|Script=\w+)$/.test(form) && isValid(source)) {
      return source;
    }
  }
  throw new Re2Problem(
    `there is no class of characters named ${JSON.stringify(name.slice(0, 40))}`,
  );
}

function isValid(source: string): boolean {
  try {
    return new RegExp(source, 'u').source !== '';
  } catch {
    return false;
  }
}
