import { characterTest, classCharacter } from './character-class.js';
import { readEscapedClass, readRe2Class } from './parse-class.js';
import { type Re2Assertion, type Re2Node, Re2Problem } from './pattern.js';
import { PatternReader } from './pattern-reader.js';

/** A parsed pattern; the name of a group is at its index, and group 0 is the whole match. */
export interface ParsedRe2 {
  readonly root: Re2Node;
  readonly groups: readonly (string | undefined)[];
}

/** The most groups in each other. */
const MAX_GROUP_DEPTH = 200;
/** The most that a repetition may say, as in RE2. */
const MAX_REPEAT = 1000;

interface Flags {
  readonly i: boolean;
  readonly m: boolean;
  readonly s: boolean;
  readonly U: boolean;
}

/**
 * Parses a regular expression of RE2 (https://github.com/google/re2/wiki/Syntax).
 * @throws Re2Problem
 */
export function parseRe2(text: string): ParsedRe2 {
  const parser = new PatternParser(text);
  return parser.whole();
}

class PatternParser {
  readonly #reader: PatternReader;
  readonly #groups: (string | undefined)[] = [undefined];
  #flags: Flags = { i: false, m: false, s: false, U: false };
  #depth = 0;

  constructor(text: string) {
    this.#reader = new PatternReader(text);
  }

  whole(): ParsedRe2 {
    const root = this.#choice();
    if (!this.#reader.atEnd) {
      throw new Re2Problem('there is a ")" too many');
    }
    return { root: { kind: 'group', index: 0, node: root }, groups: this.#groups };
  }

  #choice(): Re2Node {
    this.#depth += 1;
    if (this.#depth > MAX_GROUP_DEPTH) {
      throw new Re2Problem(`groups may be nested up to ${MAX_GROUP_DEPTH} levels`);
    }
    const nodes = [this.#sequence()];
    while (this.#reader.take('|')) {
      nodes.push(this.#sequence());
    }
    this.#depth -= 1;
    return nodes.length === 1 && nodes[0] !== undefined ? nodes[0] : { kind: 'choice', nodes };
  }

  #sequence(): Re2Node {
    const nodes: Re2Node[] = [];
    while (!this.#reader.atEnd && !this.#reader.at('|') && !this.#reader.at(')')) {
      if (this.#reader.take('\\Q')) {
        nodes.push(...this.#quoted());
      } else {
        nodes.push(...this.#repeated(this.#atom()));
      }
    }
    return { kind: 'sequence', nodes };
  }

  /** Literal text, of which a repetition takes the last character. */
  #quoted(): readonly Re2Node[] {
    const literals = Array.from(this.#reader.takeQuoted(), (one) =>
      this.#literal(one.codePointAt(0) ?? 0),
    );
    const last = literals.pop();
    return last === undefined ? [] : [...literals, ...this.#repeated(last)];
  }

  #repeated(node: Re2Node | undefined): readonly Re2Node[] {
    const repetition = this.#repetition();
    if (repetition === undefined) {
      return node === undefined ? [] : [node];
    }
    if (node === undefined) {
      throw new Re2Problem('there is nothing to repeat');
    }
    if (this.#repetition() !== undefined) {
      throw new Re2Problem('a repetition is repeated; put the first in a group');
    }
    return [{ kind: 'repeat', node, ...repetition }];
  }

  /** `*`, `+`, `?`, `{2,5}`, lazy with `?` after it. */
  #repetition():
    | { readonly least: number; readonly most: number | undefined; readonly greedy: boolean }
    | undefined {
    const found = this.#reader.takeMatch(/(?:([*+?])|\{(\d{1,9})(?:(,)(\d{1,9})?)?\})(\??)/y);
    if (found === undefined) {
      return undefined;
    }
    const [, sign, from, comma, to, lazy] = found;
    const greedy = (lazy === '') !== this.#flags.U;
    if (sign !== undefined) {
      return { least: sign === '+' ? 1 : 0, most: sign === '?' ? 1 : undefined, greedy };
    }
    const least = Number(from);
    const most = comma === undefined ? least : to === undefined ? undefined : Number(to);
    if (Math.max(least, most ?? 0) > MAX_REPEAT || (most !== undefined && most < least)) {
      throw new Re2Problem(`${found[0]} is not a valid repetition; the most is ${MAX_REPEAT}`);
    }
    return { least, most, greedy };
  }

  /** One thing that can be repeated; `undefined` for flags alone. */
  #atom(): Re2Node | undefined {
    const reader = this.#reader;
    if (reader.at('(')) {
      return this.#group();
    }
    if (reader.take('[')) {
      const { items, negated } = readRe2Class(reader);
      return {
        kind: 'character',
        test: characterTest(items, { negated, ignoreCase: this.#flags.i }),
      };
    }
    if (reader.take('.')) {
      const everything = this.#flags.s;
      return { kind: 'character', test: (codePoint) => everything || codePoint !== 10 };
    }
    const assertion = this.#assertion();
    if (assertion !== undefined) {
      return { kind: 'assertion', assertion };
    }
    if (reader.takeMatch(/[*+?]/y) !== undefined) {
      throw new Re2Problem('there is nothing to repeat');
    }
    const items = readEscapedClass(reader);
    if (items !== undefined) {
      return {
        kind: 'character',
        test: characterTest(items, { negated: false, ignoreCase: this.#flags.i }),
      };
    }
    return this.#literal(reader.at('\\') ? reader.takeEscape() : reader.takeCodePoint());
  }

  #literal(codePoint: number): Re2Node {
    return this.#flags.i
      ? {
          kind: 'character',
          test: characterTest(classCharacter(codePoint), { negated: false, ignoreCase: true }),
        }
      : { kind: 'character', test: (other) => other === codePoint };
  }

  #assertion(): Re2Assertion | undefined {
    const reader = this.#reader;
    if (reader.take('^')) {
      return this.#flags.m ? 'lineStart' : 'textStart';
    }
    if (reader.take('$')) {
      return this.#flags.m ? 'lineEnd' : 'textEnd';
    }
    return ESCAPED_ASSERTIONS.find(([text]) => reader.take(text))?.[1];
  }

  #group(): Re2Node | undefined {
    const reader = this.#reader;
    const outer = this.#flags;
    const named = reader.takeMatch(/\(\?P?<([A-Za-z_]\w*)>/y)?.[1];
    const flags =
      named === undefined ? reader.takeMatch(/\(\?([imsU]*)(?:-([imsU]+))?([:)])/y) : undefined;
    if (flags !== undefined) {
      this.#flags = changed(outer, flags[1] ?? '', flags[2] ?? '');
      if (flags[3] === ')') {
        return undefined;
      }
      const node = this.#choice();
      this.#close(outer);
      return node;
    }
    if (named === undefined && reader.at('(?')) {
      throw new Re2Problem(
        '"(?" is not followed by what RE2 supports; it does not look ahead or behind',
      );
    }
    if (named === undefined) {
      reader.take('(');
    } else if (this.#groups.includes(named)) {
      throw new Re2Problem(`two groups are named ${named}`);
    }
    const index = this.#groups.push(named) - 1;
    const node = this.#choice();
    this.#close(outer);
    return { kind: 'group', index, node };
  }

  #close(outer: Flags): void {
    if (!this.#reader.take(')')) {
      throw new Re2Problem('a ")" is missing');
    }
    this.#flags = outer;
  }
}

const ESCAPED_ASSERTIONS: readonly (readonly [string, Re2Assertion])[] = [
  ['\\A', 'textStart'],
  ['\\z', 'textEnd'],
  ['\\b', 'wordBoundary'],
  ['\\B', 'noWordBoundary'],
];

function changed(flags: Flags, on: string, off: string): Flags {
  const is = (flag: keyof Flags): boolean =>
    (on.includes(flag) || flags[flag]) && !off.includes(flag);
  return { i: is('i'), m: is('m'), s: is('s'), U: is('U') };
}
