import {
  type Atom,
  CONTROLS,
  FIRST_SURROGATE,
  literalUnit,
  members,
  SETS,
  unitRange,
  wide,
} from './ecma-characters.js';

/**
 * Translates a valid ECMA 262 regular expression without flags, including Annex B, to a Java pattern
 * that matches the same parts of a text, provided that both are widened. One difference remains: a
 * group in a repetition keeps its match from an earlier iteration, which ECMA 262 resets.
 * @throws Error for an expression that has no equivalent in Java
 */
export function javaPattern(source: string): string {
  return new Translation(source).whole();
}

class Translation {
  readonly #source: string;
  #at = 0;
  #hasLookBehind = false;
  /** The names of all capturing groups, in order. */
  readonly #groups: readonly (string | undefined)[];
  #opened = 0;
  /** Whether each group is preceded by an empty group, which records that the group has matched. */
  readonly #isMarked: boolean;
  /** The open groups, innermost last; capturing groups by number. */
  readonly #open: (number | 'look-behind' | 'other')[] = [];
  readonly #closed = new Set<number>();

  constructor(source: string) {
    this.#source = source;
    this.#isMarked = /\\[1-9k]/.test(source);
    this.#groups = [...source.matchAll(GROUPS)]
      .filter(([text]) => text.startsWith('('))
      .map(([, name]) => name);
  }

  whole(): string {
    let java = '';
    while (this.#at < this.#source.length) {
      java += this.#element();
    }
    // A surrogate anywhere in the pattern makes Java match by code points instead of units.
    return this.#hasLookBehind ? `(?:${java})${wide(FIRST_SURROGATE)}{0}` : java;
  }

  #element(): string {
    const special = this.#take(/\(\?(?:[:=!]|<[=!]|<[^>]*>)|\((?!\?)|\{\d+(?:,\d*)?\}|[*+?|^]/y);
    if (special?.startsWith('(')) {
      return this.#openGroup(special);
    }
    if (special !== undefined) {
      if (/[*+]|,\}/.test(special)) {
        this.#refuseInLookBehind('repetition without a maximum');
      }
      return special;
    }
    const sign = this.#source[this.#at];
    switch (sign) {
      case '(':
        throw new Error('a group with flags');
      case ')':
        return this.#closeGroup();
      case '[':
        return this.#class();
      case '\\':
        return this.#escape();
    }
    const unit = this.#unit();
    if (sign === '$') {
      return '\\z';
    }
    return sign === '.' ? '[^\\n\\r\\u2028\\u2029]' : literalUnit(unit);
  }

  #openGroup(sign: string): string {
    const isLookBehind = sign === '(?<=' || sign === '(?<!';
    const captures = sign === '(' || (sign.startsWith('(?<') && !isLookBehind);
    this.#hasLookBehind ||= isLookBehind;
    if (captures) {
      this.#opened += 1;
    }
    this.#open.push(captures ? this.#opened : isLookBehind ? 'look-behind' : 'other');
    if (!captures) {
      return sign;
    }
    return this.#isMarked ? '(?:()(' : '(';
  }

  #closeGroup(): string {
    this.#at += 1;
    const group = this.#open.pop();
    if (typeof group !== 'number') {
      return ')';
    }
    this.#closed.add(group);
    // An alternative makes Java restore the groups of a repetition when it backtracks.
    return this.#isMarked ? ')|(?!))' : ')';
  }

  /** ECMA 262 matches backwards in look-behind; Java tries each length up to a maximum. */
  #refuseInLookBehind(what: string): void {
    if (this.#open.includes('look-behind')) {
      throw new Error(`look-behind with ${what}`);
    }
  }

  #escape(): string {
    const assertion = this.#take(/\\[bB]/y);
    if (assertion !== undefined) {
      this.#hasLookBehind = true;
      return assertion === '\\b' ? WORD_BOUNDARY : NO_WORD_BOUNDARY;
    }
    const group = this.#reference();
    if (group !== undefined) {
      this.#refuseInLookBehind('references to groups');
      // In Java, a reference to a group that has not matched fails; in ECMA 262 it matches nothing.
      return this.#closed.has(group) ? `(?:\\${2 * group}|(?!\\${2 * group - 1}))` : '(?:)';
    }
    const atom = this.#escapedAtom();
    return typeof atom === 'number' ? literalUnit(atom) : `[${atom}]`;
  }

  /** The number of the group that an escape refers to. */
  #reference(): number | undefined {
    const start = this.#at;
    const number = Number(this.#take(/\\[1-9]\d*/y)?.slice(1));
    if (number <= this.#groups.length) {
      return number;
    }
    this.#at = start;
    if (this.#groups.every((name) => name === undefined)) {
      return undefined;
    }
    const name = this.#take(/\\k<[^>]*>/y)?.slice(3, -1);
    if (name === undefined) {
      return undefined;
    }
    const group = this.#groups.indexOf(name);
    if (group < 0 || this.#groups.includes(name, group + 1)) {
      throw new Error('a reference to a name that several groups have');
    }
    return group + 1;
  }

  #class(): string {
    const open = this.#take(/\[\^?/y);
    let members = '';
    while (this.#source[this.#at] !== ']') {
      members += this.#member();
    }
    this.#at += 1;
    if (members !== '') {
      return `${open}${members}]`;
    }
    return open === '[' ? `[^${ANYTHING}]` : `[${ANYTHING}]`;
  }

  #member(): string {
    const first = this.#classAtom();
    if (this.#take(/-(?!\])/y) === undefined) {
      return members(first);
    }
    const last = this.#classAtom();
    return typeof first === 'number' && typeof last === 'number'
      ? unitRange(first, last)
      : `${members(first)}\\-${members(last)}`;
  }

  #classAtom(): Atom {
    if (this.#source[this.#at] !== '\\') {
      return this.#unit();
    }
    if (this.#take(/\\b/y) !== undefined) {
      return 0x08;
    }
    const control = this.#take(/\\c[\d_]/y);
    return control === undefined ? this.#escapedAtom() : control.charCodeAt(2) % 32;
  }

  /** An escape with the same meaning inside a class and outside. */
  #escapedAtom(): Atom {
    const set = SETS.get(this.#take(/\\[dDsSwW]/y) ?? '');
    if (set !== undefined) {
      return set;
    }
    const control = this.#take(/\\c[A-Za-z]/y);
    if (control !== undefined) {
      return control.charCodeAt(2) % 32;
    }
    const hexadecimal = this.#take(/\\(?:x[\dA-Fa-f]{2}|u[\dA-Fa-f]{4})/y);
    if (hexadecimal !== undefined) {
      return Number.parseInt(hexadecimal.slice(2), 16);
    }
    const octal = this.#take(/\\(?:[0-3][0-7]{0,2}|[4-7][0-7]?)/y);
    if (octal !== undefined) {
      return Number.parseInt(octal.slice(1), 8);
    }
    const backslash = this.#unit();
    // If no letter follows `\c`, the backslash is literal.
    if (this.#source[this.#at] === 'c') {
      return backslash;
    }
    const unit = this.#unit();
    return CONTROLS.get(String.fromCharCode(unit)) ?? unit;
  }

  #unit(): number {
    this.#at += 1;
    return this.#source.charCodeAt(this.#at - 1);
  }

  /** Consumes what a sticky expression matches here. */
  #take(form: RegExp): string | undefined {
    form.lastIndex = this.#at;
    const found = form.exec(this.#source)?.[0];
    this.#at += found?.length ?? 0;
    return found;
  }
}

/** Finds the openings of capturing groups; matches classes and escapes as well, to skip them. */
const GROUPS = /\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]|\((?!\?)|\(\?<(?![=!])([^>]*)>/g;

const ANYTHING = '\\x{0}-\\x{10ffff}';
const WORD_BOUNDARY = '(?:(?<=\\w)(?!\\w)|(?<!\\w)(?=\\w))';
const NO_WORD_BOUNDARY = '(?:(?<=\\w)(?=\\w)|(?<!\\w)(?!\\w))';
