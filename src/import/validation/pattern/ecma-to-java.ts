/**
 * Writes a valid regular expression of ECMA 262 without flags, Annex B included, as one of Java that
 * matches the same parts of a text once both went through `widen`. One difference stays: a group in
 * a repetition keeps what it took in an earlier round, where ECMA 262 forgets it.
 * @throws Error for what Java cannot say
 */
export function javaPattern(source: string): string {
  return new Translation(source).whole();
}

/**
 * Makes each half of a surrogate pair a character of its own, as ECMA 262 sees it without the flag
 * `u`: a private one of plane 16, which no text still holds, since its own pairs were taken apart.
 */
export function widen(text: string): string {
  return text.replace(/[\ud800-\udfff]/g, (half) => wide(half.charCodeAt(0)));
}

function wide(unit: number): string {
  return String.fromCodePoint(isSurrogate(unit) ? WIDE + unit : unit);
}

function isSurrogate(unit: number): boolean {
  return unit >= FIRST_SURROGATE && unit <= LAST_SURROGATE;
}

const WIDE = 0x10_0000;
const FIRST_SURROGATE = 0xd800;
const LAST_SURROGATE = 0xdfff;

/** A character, in UTF-16 units, or the members of a class that an escape stands for. */
type Atom = number | string;

class Translation {
  readonly #source: string;
  #at = 0;
  #hasLookBehind = false;
  /** The names of all capturing groups, in their order. */
  readonly #groups: readonly (string | undefined)[];
  #opened = 0;
  /** Whether each group gets an empty one before it, which tells that it took part. */
  readonly #isMarked: boolean;
  /** The groups that are open, innermost last: the number of one that captures. */
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
    // A surrogate anywhere makes Java look, and look behind, by characters and not by units.
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
    return sign === '.' ? '[^\\n\\r\\u2028\\u2029]' : literal(unit);
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
    // With a choice in it, Java gives back what the groups in a repetition took before.
    return this.#isMarked ? ')|(?!))' : ')';
  }

  /** ECMA 262 reads backwards there; Java tries one length after the other, up to a maximum. */
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
      // Java fails at a group that took no part, as at one of which the text holds no copy.
      return this.#closed.has(group) ? `(?:\\${2 * group}|(?!\\${2 * group - 1}))` : '(?:)';
    }
    const atom = this.#escapedAtom();
    return typeof atom === 'number' ? literal(atom) : `[${atom}]`;
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
      ? range(first, last)
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

  /** An escape that means the same in a class and outside. */
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
    // Without a letter behind `\c`, the backslash stands for itself.
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

  /** Takes what a sticky expression finds here. */
  #take(form: RegExp): string | undefined {
    form.lastIndex = this.#at;
    const found = form.exec(this.#source)?.[0];
    this.#at += found?.length ?? 0;
    return found;
  }
}

/** A character that means itself, wherever it stands. */
function literal(unit: number): string {
  const char = wide(unit);
  return /[!-/:-@[-`{-~]/.test(char) ? `\\${char}` : char;
}

function members(atom: Atom): string {
  return typeof atom === 'number' ? literal(atom) : atom;
}

/** Units from one to another; the surrogates among them are elsewhere once widened. */
function range(first: number, last: number): string {
  const parts: readonly (readonly [number, number])[] = [
    [first, Math.min(last, FIRST_SURROGATE - 1)],
    [Math.max(first, FIRST_SURROGATE), Math.min(last, LAST_SURROGATE)],
    [Math.max(first, LAST_SURROGATE + 1), last],
  ];
  return parts
    .filter(([from, to]) => from <= to)
    .map(([from, to]) => `${literal(from)}-${literal(to)}`)
    .join('');
}

/** Classes and escapes, to pass over them, and what opens capturing groups. */
const GROUPS = /\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]|\((?!\?)|\(\?<(?![=!])([^>]*)>/g;

const ANYTHING = '\\x{0}-\\x{10ffff}';
const WORD_BOUNDARY = '(?:(?<=\\w)(?!\\w)|(?<!\\w)(?=\\w))';
const NO_WORD_BOUNDARY = '(?:(?<=\\w)(?=\\w)|(?<!\\w)(?!\\w))';

/** Those of Java but for blanks, which ECMA 262 knows more of. */
const SETS: ReadonlyMap<string, string> = new Map([
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

const CONTROLS: ReadonlyMap<string, number> = new Map([
  ['f', 0x0c],
  ['n', 0x0a],
  ['r', 0x0d],
  ['t', 0x09],
  ['v', 0x0b],
]);
