import type { TokenKind } from '../lexer/token.js';
import { SyntaxFailure, TokenStream } from '../lexer/token-stream.js';
import { parseList, parseMap } from './parse-collections.js';
import type {
  ChainExpression,
  Expression,
  Operator,
  ReferenceNode,
  ReferenceStep,
  TokenRange,
} from './syntax.js';

/** The maximum depth of nested parentheses, literals, arguments and blocks. */
const MAX_NESTING = 100;

/** Reads expressions and references; counts how deep the template nests. */
export class ExpressionParser {
  readonly tokens: TokenStream;
  #depth = 0;

  constructor(text: string) {
    this.tokens = new TokenStream(text);
  }

  /** @throws SyntaxFailure if constructs are nested too deeply */
  protected nested<T>(parse: () => T): T {
    if (this.#depth >= MAX_NESTING) {
      throw new SyntaxFailure(
        `The template is nested more than ${MAX_NESTING} levels deep`,
        this.tokens.peek().start,
      );
    }
    this.#depth += 1;
    const result = parse();
    this.#depth -= 1;
    return result;
  }

  /** `expression : or` */
  protected expression(): Expression {
    return this.nested(() => this.#chain(0));
  }

  /**
   * `or : and ( '||' and )*`
   *
   * `and : equality ( '&&' equality )*`
   *
   * `equality : relation ( ( '==' | '!=' ) relation )*`
   *
   * `relation : sum ( ( '<' | '>' | '<=' | '>=' ) sum )*`
   *
   * `sum : product ( ( '+' | '-' ) product )*`
   *
   * `product : unary ( ( '*' | '/' | '%' ) unary )*`
   *
   * Velocity opens the node of an operation after its operator, so that only the right side is its source.
   */
  #chain(precedence: number): Expression {
    const operators = PRECEDENCE[precedence];
    if (operators === undefined) {
      return this.#unary();
    }
    const first = this.#chain(precedence + 1);
    const rest: ChainExpression['rest'][number][] = [];
    for (;;) {
      const operator = operators.find((kind) => kind === this.tokens.peek().kind);
      if (operator === undefined) {
        break;
      }
      this.tokens.take();
      const start = this.tokens.position;
      const operand = this.#chain(precedence + 1);
      rest.push({ operator, operand, tokens: this.#since(start) });
    }
    const last = rest.at(-1);
    return last === undefined ? first : { type: 'chain', first, rest, tokens: last.tokens };
  }

  /** The tokens read since `first`. */
  #since(first: number): TokenRange {
    return { first, last: this.tokens.position - 1 };
  }

  /** `unary : [WS] '!' unary | primary` */
  #unary(): Expression {
    const negated = this.tokens.peek(this.tokens.peek().kind === 'white space' ? 1 : 0);
    if (negated.kind !== '!') {
      return this.#primary();
    }
    this.tokens.skip('white space');
    this.tokens.take();
    return { type: 'not', operand: this.nested(() => this.#unary()) };
  }

  /** `primary : [WS] ( '(' expression ')' | operand ) [WS]` */
  #primary(): Expression {
    this.tokens.skip('white space');
    let result: Expression;
    if (this.tokens.skip('(')) {
      const start = this.tokens.position;
      const inside = this.expression();
      result = withTokens(inside, this.#since(start));
      this.tokens.expect(')');
    } else {
      result = this.operand();
    }
    this.tokens.skip('white space');
    return result;
  }

  /** `operand : STRING | INTEGER | DECIMAL | TRUE | FALSE | list | range | map | reference` */
  protected operand(): Expression {
    const first = this.tokens.position;
    const token = this.tokens.peek();
    switch (token.kind) {
      case 'string':
      case 'integer':
      case 'decimal':
      case 'true':
      case 'false':
        this.tokens.take();
        return { type: token.kind, tokens: { first, last: first } };
      case '[':
        return this.nested(() => parseList(this.tokens, () => this.#parameter()));
      case '{':
        return this.nested(() => parseMap(this.tokens, () => this.#parameter()));
      case 'identifier':
      case 'opening brace of a reference':
        return this.reference();
      default:
        throw this.tokens.unexpected('a string, a number, a list, a map or a reference');
    }
  }

  /** `parameter : [WS] operand [WS]` */
  #parameter(): Expression {
    this.tokens.skip('white space');
    const value = this.operand();
    this.tokens.skip('white space');
    return value;
  }

  /**
   * `reference : [ '{' ] IDENTIFIER index* ( '.' ( method | IDENTIFIER ) index* )* [ '}' ]`
   *
   * The marks before the name, `$` and `!`, belong to the first token.
   */
  protected reference(): ReferenceNode {
    const first = this.tokens.position;
    const braced = this.tokens.skip('opening brace of a reference');
    const name = this.tokens.expect('identifier');
    const steps: ReferenceStep[] = [];
    this.#indexes(steps);
    while (this.tokens.peek().kind === 'dot' && this.tokens.peek(1).kind === 'identifier') {
      this.tokens.take();
      steps.push(this.#member());
      this.#indexes(steps);
    }
    if (braced) {
      this.tokens.expect('closing brace of a reference');
    }
    return { type: 'reference', name, steps, tokens: { first, last: this.tokens.position - 1 } };
  }

  /** `method : IDENTIFIER '(' arguments ')'`; what cannot be arguments is text after a property. */
  #member(): ReferenceStep {
    const name = this.tokens.take();
    const step = { name: name.image, at: name.start };
    const called =
      this.tokens.peek().kind === '(' && BEGINS_ARGUMENTS.has(this.tokens.peek(1).kind);
    if (!called) {
      return { type: 'property', ...step };
    }
    this.tokens.take();
    return { type: 'method', ...step, args: this.nested(() => this.#arguments()) };
  }

  /** `arguments : [ parameter ( ',' parameter )* ]` */
  #arguments(): Expression[] {
    const args: Expression[] = [];
    if (this.tokens.peek().kind !== 'closing parenthesis of a method') {
      do {
        args.push(this.#parameter());
      } while (this.tokens.skip(','));
    }
    this.tokens.expect('closing parenthesis of a method');
    return args;
  }

  /** `index : '[' [WS] ( STRING | INTEGER | TRUE | FALSE | reference ) [WS] ']'` */
  #indexes(steps: ReferenceStep[]): void {
    while (this.tokens.peek().kind === 'opening bracket of an index') {
      const at = this.tokens.take().start;
      this.tokens.skip('white space');
      if (!INDEX_KINDS.has(this.tokens.peek().kind)) {
        throw new SyntaxFailure('An index must be a string, an integer or a reference', at);
      }
      const index = this.nested(() => this.operand());
      this.tokens.skip('white space');
      this.tokens.expect('closing bracket of an index');
      steps.push({ type: 'index', index, at });
    }
  }
}

/** A null result in parentheses prints the whole source between them. */
function withTokens(node: Expression, tokens: TokenRange): Expression {
  return node.type === 'chain' || node.type === 'range' ? { ...node, tokens } : node;
}

/** In order of increasing precedence. */
const PRECEDENCE: readonly (readonly Operator[])[] = [
  ['||'],
  ['&&'],
  ['==', '!='],
  ['<', '>', '<=', '>='],
  ['+', '-'],
  ['*', '/', '%'],
];

/** The tokens that begin an operand. */
export const BEGINS_OPERAND: ReadonlySet<TokenKind> = new Set<TokenKind>([
  'string',
  'integer',
  'decimal',
  'true',
  'false',
  '[',
  '{',
  'identifier',
  'opening brace of a reference',
]);

const BEGINS_ARGUMENTS: ReadonlySet<TokenKind> = new Set<TokenKind>([
  ...BEGINS_OPERAND,
  'white space',
  'closing parenthesis of a method',
]);

const INDEX_KINDS: ReadonlySet<TokenKind> = new Set<TokenKind>([
  'string',
  'integer',
  'true',
  'false',
  'identifier',
  'opening brace of a reference',
]);
