import {
  BACKSLASH,
  BAR,
  CLOSE_PARENTHESIS,
  COLON,
  EQUALS,
  EXCLAMATION,
  GREATER,
  LESS,
  OPEN_BRACE,
  OPEN_BRACKET,
  OPEN_PARENTHESIS,
  PLUS,
  POINT,
  QUESTION,
  STAR,
} from '../../characters.js';
import { foldOf } from '../sets/character-class.js';
import { SetReader } from '../sets/set-reader.js';
import { assertionOf, isLineTerminator } from './assertions.js';
import { readEscape } from './escapes.js';
import { groupName, namedGroup, numberedGroup } from './group-names.js';
import { readFlags } from './inline-flags.js';
import { END_OF_PATTERN, literal, PatternSource, signOf } from './pattern-source.js';
import { extentOf, type ParsedPattern, type PatternNode } from './pattern-tree.js';
import { readQuantified } from './quantifiers.js';

/** In UTF-16 units. */
const MAX_LENGTH = 65_536;

/** The maximum depth of nested groups. */
const MAX_DEPTH = 200;

/**
 * Reads a pattern by the grammar of `java.util.regex.Pattern`.
 * @throws JavaRegexSyntaxError
 */
export function parsePattern(pattern: string): ParsedPattern {
  const source = new PatternSource(pattern);
  if (pattern.length > MAX_LENGTH) {
    source.fail(`More than ${MAX_LENGTH} characters`);
  }
  const parser = new Parser(source);
  const root = parser.alternation(0);
  if (source.peek() !== END_OF_PATTERN) {
    source.fail('Unmatched closing parenthesis');
  }
  const { groupCount, groupNames, supplementary } = parser;
  return { root, groupCount, groupNames, supplementary };
}

class Parser {
  groupCount = 0;
  readonly groupNames: Map<string, number> = new Map();
  readonly #source: PatternSource;
  readonly #sets: SetReader;

  constructor(source: PatternSource) {
    this.#source = source;
    this.#sets = new SetReader(source);
  }

  /** Java then never begins a search within a surrogate pair. */
  get supplementary(): boolean {
    return this.#sets.supplementary;
  }

  alternation(depth: number): PatternNode {
    if (depth > MAX_DEPTH) {
      return this.#source.fail('Groups are nested too deeply');
    }
    const branches = [this.#sequence(depth)];
    while (this.#source.accept('|')) {
      branches.push(this.#sequence(depth));
    }
    const [only] = branches;
    return only !== undefined && branches.length === 1 ? only : { type: 'alternation', branches };
  }

  #sequence(depth: number): PatternNode {
    const nodes: PatternNode[] = [];
    for (;;) {
      const next = this.#source.peek();
      if (next === END_OF_PATTERN || next === BAR || next === CLOSE_PARENTHESIS) {
        break;
      }
      if (next === STAR || next === PLUS || next === QUESTION) {
        return this.#source.fail('Nothing to repeat before the quantifier');
      }
      const node = this.#element(next, depth);
      if (node !== undefined) {
        nodes.push(readQuantified(this.#source, node));
      }
    }
    const [only] = nodes;
    return only !== undefined && nodes.length === 1 ? only : { type: 'sequence', nodes };
  }

  /** One element without its quantifier; `undefined` for `(?i)`, which cannot be repeated. */
  #element(next: number, depth: number): PatternNode | undefined {
    // A brace is a quantifier; with nothing before it, there is nothing to repeat.
    if (next === OPEN_BRACE) {
      return EMPTY;
    }
    this.#source.next();
    const { flags } = this.#source;
    switch (next) {
      case OPEN_PARENTHESIS:
        return this.#group(depth);
      case OPEN_BRACKET:
        return this.#sets.class();
      case BACKSLASH:
        return this.#escape();
      case POINT:
        if (flags.dotAll) {
          return this.#sets.set(() => true);
        }
        return this.#sets.set(
          flags.unixLines ? (other) => other !== 0x0a : (other) => !isLineTerminator(other),
        );
      default: {
        const holds = assertionOf(signOf(next), flags);
        return holds ? { type: 'assertion', holds } : this.#sets.character(literal(next));
      }
    }
  }

  #escape(): PatternNode {
    const meaning = readEscape(this.#source);
    switch (meaning.type) {
      case 'character':
        return this.#sets.character(meaning.codePoint);
      case 'class':
        return this.#sets.set(meaning.test);
      case 'letter':
        return this.#letterEscape(meaning.letter);
    }
  }

  #letterEscape(letter: string): PatternNode {
    const holds = assertionOf(`\\${letter}`, this.#source.flags);
    if (holds !== undefined) {
      return { type: 'assertion', holds };
    }
    if (letter === 'R') {
      return { type: 'lineBreak' };
    }
    if (letter === 'k') {
      return this.#reference(namedGroup(this.#source, this.groupNames));
    }
    return /\d/.test(letter)
      ? this.#reference(numberedGroup(this.#source, Number(letter), this.groupCount))
      : this.#source.fail(`Unknown escape sequence \\${letter}`);
  }

  #reference(group: number): PatternNode {
    return { type: 'backReference', group, fold: foldOf(this.#source.flags) };
  }

  /** A group after its opening parenthesis; flags set in it end with it. */
  #group(depth: number): PatternNode | undefined {
    const { flags } = this.#source;
    let node: PatternNode;
    if (this.#source.raw() !== QUESTION) {
      node = this.#capturing(depth);
    } else {
      this.#source.take();
      const special = this.#specialGroup(depth);
      if (special === undefined) {
        return undefined;
      }
      node = special;
    }
    if (!this.#source.accept(')')) {
      return this.#source.fail('Unclosed group');
    }
    this.#source.flags = flags;
    return node;
  }

  #capturing(depth: number): PatternNode {
    const capture = ++this.groupCount;
    return { type: 'group', body: this.alternation(depth + 1), capture };
  }

  #specialGroup(depth: number): PatternNode | undefined {
    switch (this.#source.raw()) {
      case COLON:
        return this.#plainGroup(depth);
      case EQUALS:
      case EXCLAMATION:
        return this.#look(depth, false);
      case GREATER:
        this.#source.take();
        return { type: 'atomic', body: this.alternation(depth + 1) };
      case LESS:
        this.#source.take();
        return /[A-Za-z]/.test(signOf(this.#source.raw()))
          ? this.#namedGroup(depth)
          : this.#look(depth, true);
      default:
        this.#source.flags = readFlags(this.#source);
        if (this.#source.raw() === CLOSE_PARENTHESIS) {
          this.#source.take();
          return undefined;
        }
        if (this.#source.raw() !== COLON) {
          return this.#source.fail('Unknown inline modifier');
        }
        return this.#plainGroup(depth);
    }
  }

  #plainGroup(depth: number): PatternNode {
    this.#source.take();
    return { type: 'group', body: this.alternation(depth + 1), capture: undefined };
  }

  #namedGroup(depth: number): PatternNode {
    const name = groupName(this.#source);
    if (this.groupNames.has(name)) {
      return this.#source.fail(`Group name <${name}> is used twice`);
    }
    this.groupNames.set(name, this.groupCount + 1);
    return this.#capturing(depth);
  }

  #look(depth: number, isBehind: boolean): PatternNode {
    const { place } = this.#source;
    const sign = this.#source.take();
    if (sign !== EQUALS && sign !== EXCLAMATION) {
      return this.#source.fail('Unknown look-behind');
    }
    const body = this.alternation(depth + 1);
    const { min, max } = extentOf(body);
    if (isBehind && max === undefined) {
      return this.#source.fail('Look-behind without an obvious maximum length');
    }
    const byPairs = isBehind && this.#source.hasSurrogates(place);
    const behind = isBehind ? { min, max: max ?? min, byPairs } : undefined;
    return { type: 'look', body, negative: sign === EXCLAMATION, behind };
  }
}

const EMPTY: PatternNode = { type: 'sequence', nodes: [] };
