import { DIRECTIVES, takesBlock } from '../lexer/directives.js';
import { type Token, tokenLiteral } from '../lexer/token.js';
import { SyntaxFailure } from '../lexer/token-stream.js';
import { BEGINS_OPERAND, ExpressionParser } from './parse-expression.js';
import {
  appendText,
  beforeComment,
  isControl,
  isText,
  textStatement,
  unescapeDirective,
  unescapePairs,
} from './parse-text.js';
import type {
  Argument,
  Block,
  DirectiveStatement,
  IfStatement,
  SetStatement,
  Statement,
  Template,
  TextStatement,
} from './syntax.js';

/**
 * Reads a template into its tree.
 * @param macros names of the macros defined so far; the template's own are added
 * @param joinsTexts whether neighbouring texts become one statement; otherwise each knows its own offset
 * @throws SyntaxFailure
 */
export function parseTemplate(text: string, macros: Set<string>, joinsTexts = true): Template {
  return new Parser(text, macros, joinsTexts).template();
}

class Parser extends ExpressionParser {
  readonly #macros: Set<string>;
  /** The macros defined before this template: their calls do not accept unquoted words. */
  readonly #defined: ReadonlySet<string>;
  readonly #joinsTexts: boolean;

  constructor(text: string, macros: Set<string>, joinsTexts: boolean) {
    super(text);
    this.#macros = macros;
    this.#defined = new Set(macros);
    this.#joinsTexts = joinsTexts;
  }

  /** `template : block END_OF_TEMPLATE` */
  template(): Template {
    const { statements } = this.#block();
    this.tokens.expect('end of template');
    return { statements, tokens: this.tokens.all };
  }

  /** `block : statement*` */
  #block(): Block {
    const statements: Statement[] = [];
    const first = this.tokens.position;
    for (let next = this.#statement(); next !== undefined; next = this.#statement()) {
      if (next.type === 'text' && this.#joinsTexts) {
        appendText(statements, next);
      } else {
        statements.push(next);
      }
    }
    return { statements, tokens: { first, last: this.tokens.position - 1 } };
  }

  /**
   * `statement : if | set | directive | reference | comment | raw text | escape | text`
   *
   * The first token decides which one it is.
   * @returns `undefined` if the next token does not begin a statement
   */
  #statement(): Statement | undefined {
    const token = this.tokens.peek();
    switch (token.kind) {
      case '#if':
        return this.nested(() => this.#if());
      case '#set(':
        return this.#set();
      case 'word':
      case 'bracketed word':
        return this.nested(() => this.#directive());
      case 'identifier':
        return this.reference();
      case 'opening brace of a reference':
        if (this.tokens.peek(1).kind === 'identifier') {
          return this.reference();
        }
        return this.#asText();
      case 'line comment': {
        const before = this.#asText(beforeComment);
        this.tokens.skip('end of line comment');
        return before;
      }
      case 'block comment':
      case 'formal comment':
        return this.#asText(beforeComment);
      case 'raw text':
        return this.#asText(({ image }) => image.slice(3, -3));
      case 'escaped directive':
        this.tokens.take();
        token.image = unescapeDirective(token.image, (name) => this.#isDirective(name));
        return textStatement(token.image, token.start);
      case 'double escape': {
        const { image } = this.tokens.take();
        const next = this.tokens.peek();
        const known = isControl(next.kind) || this.#isDirective(next.image.slice(1));
        return textStatement(unescapePairs(image, known), token.start);
      }
      default:
        return isText(token.kind) ? this.#asText() : undefined;
    }
  }

  /** The next token as text. */
  #asText(textOf: (token: Token) => string = tokenLiteral): TextStatement {
    const token = this.tokens.take();
    return textStatement(textOf(token), token.start);
  }

  /** `set : '#set(' [WS] reference [WS] '=' expression ')'` */
  #set(): SetStatement {
    this.tokens.take();
    this.tokens.skip('white space');
    const target = this.reference();
    this.tokens.skip('white space');
    this.tokens.expect('=');
    const value = this.expression();
    this.tokens.expect(')');
    this.tokens.lexer.inSet = false;
    return { type: 'set', target, value };
  }

  /**
   * `if : '#if' condition block ( '#elseif' condition block )* [ '#else' block ] '#end'`
   *
   * `condition : [WS] '(' expression ')'`
   */
  #if(): IfStatement {
    const branches: IfStatement['branches'][number][] = [];
    do {
      this.tokens.take();
      this.tokens.skip('white space');
      this.tokens.expect('(');
      const condition = this.expression();
      this.tokens.expect(')');
      branches.push({ condition, body: this.#block() });
    } while (this.tokens.peek().kind === '#elseif');
    const otherwise = this.tokens.skip('#else') ? this.#block() : undefined;
    this.tokens.expect('#end');
    return { type: 'if', branches, otherwise };
  }

  /**
   * `directive : WORD [ arguments [ block '#end' ] ]`
   *
   * Without parentheses a word is text, unless it names a directive without arguments. Only the directives
   * that Velocity lists as blocks, and macros that are called with `#@`, have a block.
   */
  #directive(): DirectiveStatement {
    const first = this.tokens.position;
    const word = this.tokens.take();
    const name = word.kind === 'word' ? word.image.slice(1) : word.image.slice(2, -1);
    this.tokens.lexer.enterDirective();
    if (!this.tokens.lexer.parenthesisFollows()) {
      if (name === 'macro') {
        throw new SyntaxFailure('#macro needs a name: write #macro(name)', word.start);
      }
      this.tokens.lexer.leave();
      const tokens = { first, last: first };
      return { type: 'directive', name, args: [], body: undefined, bare: true, tokens };
    }
    const args = this.#arguments(name, word);
    const body = takesBlock(name) ? this.#block() : undefined;
    if (body !== undefined) {
      this.tokens.expect('#end');
    }
    if (name === 'macro') {
      this.#rememberMacro(args, word);
    }
    const tokens = { first, last: this.tokens.position - 1 };
    return { type: 'directive', name, args, body, bare: false, tokens };
  }

  /**
   * `arguments : [WS] '(' ( [WS] [ ',' [WS] ] argument )* [WS] ')'`
   *
   * `argument : WORD | operand`; commas between them are optional.
   */
  #arguments(name: string, word: Token): Argument[] {
    this.tokens.skip('white space');
    this.tokens.expect('(');
    const args: Argument[] = [];
    while (this.#argumentFollows()) {
      this.tokens.skip('white space');
      if (this.tokens.skip(',')) {
        this.tokens.skip('white space');
      }
      const bare = this.tokens.peek().kind === 'word';
      const index = args.length;
      if (bare && !this.#takesWord(name, index)) {
        throw new SyntaxFailure(
          `#${name} does not accept an unquoted word here`,
          this.tokens.peek().start,
        );
      }
      if (!bare && name === 'macro' && index === 0) {
        throw new SyntaxFailure('The first argument of #macro must be its name', word.start);
      }
      args.push(bare ? this.#word() : this.operand());
    }
    this.tokens.skip('white space');
    this.tokens.expect(')');
    return args;
  }

  #argumentFollows(): boolean {
    let next = this.tokens.peek().kind;
    if (next === 'white space') {
      next = this.tokens.peek(1).kind;
    }
    return next === ',' || next === 'word' || BEGINS_OPERAND.has(next);
  }

  #takesWord(name: string, index: number): boolean {
    if (name === 'macro') {
      return index === 0;
    }
    if (name === 'foreach') {
      return index === 1;
    }
    return !DIRECTIVES.has(name) && !this.#defined.has(name);
  }

  #word(): Argument {
    const first = this.tokens.position;
    this.tokens.take();
    return { type: 'word', tokens: { first, last: first } };
  }

  #rememberMacro(args: readonly Argument[], word: Token): void {
    const name = args[0];
    if (name?.type !== 'word') {
      throw new SyntaxFailure('#macro needs a name: write #macro(name)', word.start);
    }
    this.#macros.add(this.tokens.all[name.tokens.first]?.image ?? '');
  }

  /** A directive of Velocity, or a macro defined so far. */
  #isDirective(name: string): boolean {
    return DIRECTIVES.has(name) || this.#macros.has(name);
  }
}
