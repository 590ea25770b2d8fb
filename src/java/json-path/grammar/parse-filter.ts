import { InvalidJsonPathError } from '../json-path-errors.js';
import {
  readJsonLiteral,
  readKeyword,
  readNumberLiteral,
  readPatternLiteral,
  readTextLiteral,
} from './filter-literals.js';
import type { PathSource } from './path-source.js';
import {
  type Condition,
  FILTER_OPERATORS,
  type FilterOperator,
  type Operand,
  type PathTree,
} from './path-tree.js';

/**
 * Reads the condition of a filter, including its parentheses.
 * @throws InvalidJsonPathError
 */
export function parseFilter(
  source: PathSource,
  parsePath: (source: PathSource) => PathTree,
): Condition {
  const condition = new FilterParser(source, parsePath).or(0);
  return source.skipBlanks().ended ? condition : source.fail('Expected the end of the filter');
}

/** The maximum depth of nested parentheses and negations. */
const MAX_DEPTH = 100;

class FilterParser {
  readonly #source: PathSource;
  readonly #parsePath: (source: PathSource) => PathTree;

  constructor(source: PathSource, parsePath: (source: PathSource) => PathTree) {
    this.#source = source;
    this.#parsePath = parsePath;
  }

  or(depth: number): Condition {
    return this.#chain('or', '||', () => this.#and(depth));
  }

  #and(depth: number): Condition {
    return this.#chain('and', '&&', () => this.#operand(depth));
  }

  #chain(type: 'and' | 'or', sign: string, next: () => Condition): Condition {
    const conditions = [next()];
    while (this.#accept(sign)) {
      conditions.push(next());
    }
    const [only] = conditions;
    return only !== undefined && conditions.length === 1 ? only : { type, conditions };
  }

  #operand(depth: number): Condition {
    if (depth > MAX_DEPTH) {
      return this.#source.fail('Conditions are nested too deeply');
    }
    const { position } = this.#source.skipBlanks();
    if (this.#accept('!')) {
      // `!@.name` is read below: there the mark belongs to the path.
      if (!/[$@]/.test(this.#source.skipBlanks().current)) {
        return { type: 'not', condition: this.#operand(depth + 1) };
      }
      this.#source.position = position;
    }
    if (!this.#accept('(')) {
      return this.#expression();
    }
    const condition = this.or(depth + 1);
    return this.#accept(')') ? condition : this.#source.fail('Expected )');
  }

  #expression(): Condition {
    const negated = this.#accept('!');
    const left = this.#readOperand();
    const { position } = this.#source;
    try {
      const operator = this.#operator();
      return { type: 'comparison', left, operator, right: this.#readOperand() };
    } catch (error) {
      if (!(error instanceof InvalidJsonPathError)) {
        throw error;
      }
      this.#source.position = position;
    }
    if (left.type !== 'path') {
      return this.#source.fail('Expected a path');
    }
    return { type: 'exists', path: left.path, expected: !negated };
  }

  #operator(): FilterOperator {
    const start = this.#source.skipBlanks().position;
    const ends = isSign(this.#source.current) ? (char: string) => !isSign(char) : isBlank;
    while (!this.#source.ended && !ends(this.#source.current)) {
      this.#source.position++;
    }
    const text = this.#source.slice(start, this.#source.position).toUpperCase();
    return (
      FILTER_OPERATORS.find((operator) => operator === text) ??
      this.#source.fail('Unknown operator')
    );
  }

  #readOperand(): Operand {
    const start = this.#source.skipBlanks().position;
    switch (this.#source.current) {
      case '$':
      case '@':
        return { type: 'path', path: this.#parsePath(this.#source.part(this.#takePath(), start)) };
      case '!':
        this.#source.position++;
        if (!/[$@]/.test(this.#source.skipBlanks().current)) {
          return this.#source.fail('Unexpected !');
        }
        return this.#readOperand();
      case "'":
      case '"':
        return readTextLiteral(this.#source);
      case 't':
      case 'f':
      case 'n':
        return readKeyword(this.#source);
      case '{':
        return readJsonLiteral(this.#source, '}');
      case '[':
        return readJsonLiteral(this.#source, ']');
      case '/':
        return readPatternLiteral(this.#source);
      default:
        return readNumberLiteral(this.#source);
    }
  }

  #takePath(): string {
    const source = this.#source;
    const start = source.position;
    source.position++;
    while (!source.ended) {
      if (source.current === '[') {
        const close = source.findClosing(source.position, ']', false);
        if (close < 0) {
          return source.fail('Unclosed [');
        }
        source.position = close + 1;
      }
      const { current } = source;
      if (current === '' || current === ' ' || isSign(current)) {
        break;
      }
      if (current === ')' && !this.#closesCall(start)) {
        break;
      }
      source.position++;
    }
    return source.slice(start, source.position);
  }

  /** Whether the parenthesis belongs to a call without parameters, `.length()`. */
  #closesCall(start: number): boolean {
    let open = this.#source.position - 1;
    while (this.#source.at(open) === ' ') {
      open--;
    }
    return this.#source.at(open) === '(' && this.#source.slice(start + 1, open).includes('.');
  }

  #accept(sign: string): boolean {
    const { position } = this.#source.skipBlanks();
    if (this.#source.slice(position, position + sign.length) !== sign) {
      return false;
    }
    this.#source.position += sign.length;
    return true;
  }
}

function isSign(char: string): boolean {
  return char !== '' && '<>=~!'.includes(char);
}

function isBlank(char: string): boolean {
  return char === ' ';
}
