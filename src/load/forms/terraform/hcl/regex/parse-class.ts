import { classCharacter, PERL_CLASSES, posixClass, unicodeClass } from './character-class.js';
import { Re2Problem } from './pattern.js';
import type { PatternReader } from './pattern-reader.js';

/** Reads a class after its opening bracket; the result is the inside of a class of JavaScript. */
export function readRe2Class(reader: PatternReader): {
  readonly items: string;
  readonly negated: boolean;
} {
  const negated = reader.take('^');
  let items = '';
  let isFirst = true;
  while (isFirst || !reader.take(']')) {
    if (reader.atEnd) {
      throw new Re2Problem('a "]" is missing');
    }
    isFirst = false;
    const named = readNamed(reader);
    if (named !== undefined) {
      items += named;
      continue;
    }
    const low = readCharacter(reader);
    const high = isRange(reader) ? readCharacter(reader) : low;
    if (high < low) {
      throw new Re2Problem('a range of a class ends before it begins');
    }
    items += low === high ? classCharacter(low) : `${classCharacter(low)}-${classCharacter(high)}`;
  }
  return { items, negated };
}

function isRange(reader: PatternReader): boolean {
  return !reader.at('-]') && reader.take('-');
}

function readNamed(reader: PatternReader): string | undefined {
  const posix = reader.takeMatch(/\[:(\^?)(\w+):\]/y);
  if (posix !== undefined) {
    return posixClass(posix[2] ?? '', posix[1] === '^');
  }
  return readEscapedClass(reader);
}

/** `\d`, `\pL`, `\p{Greek}`, `\P{^Greek}`; `undefined` for what is not a class. */
export function readEscapedClass(reader: PatternReader): string | undefined {
  const perl = reader.takeMatch(/\\([dDsSwW])/y)?.[1];
  if (perl !== undefined) {
    return PERL_CLASSES[perl];
  }
  const unicode = reader.takeMatch(/\\([pP])(?:\{(\^?)(\w+)\}|([A-Za-z]))/y);
  if (unicode === undefined) {
    return undefined;
  }
  const [, letter, caret, long, short = ''] = unicode;
  return unicodeClass(long ?? short, (letter === 'P') !== (caret === '^'));
}

function readCharacter(reader: PatternReader): number {
  return reader.at('\\') ? reader.takeEscape() : reader.takeCodePoint();
}
