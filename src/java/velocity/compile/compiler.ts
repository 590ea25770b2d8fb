import type { Token } from '../lexer/token.js';
import type { Block, Expression, ReferenceNode, TokenRange } from '../parser/syntax.js';
import type { Macro } from '../runtime/macro.js';
import type { Context, Evaluate, Print } from '../runtime/run.js';
import type { CompiledReference } from './compile-reference.js';

/** A template as closures, with the macros it defines. */
export interface CompiledTemplate {
  readonly print: Print;
  readonly macros: ReadonlyMap<string, Macro>;
  /** The text at the end that is printed last, whatever happens before; `undefined` if there is none. */
  readonly ending: string | undefined;
}

/** A condition, ready to be tested. */
export type Test = (context: Context) => boolean;

/** What the parts of the compiler ask of the whole. */
export interface Compiler {
  /** Where the text begins in the template it belongs to. */
  readonly offset: number;
  readonly macros: Map<string, Macro>;
  /** False where no text of the template can name `$velocityCount` or `$velocityHasNext`. */
  readonly counts: boolean;
  expression(node: Expression): Evaluate;
  test(node: Expression): Test;
  reference(node: ReferenceNode): CompiledReference;
  block(node: Block): Print;
  token(index: number): Token;
  /** A construct as it was written; put together when first asked for. */
  lazyText(tokens: TokenRange, literal?: (token: Token) => string): () => string;
  /** Compiles a string with references that stands at `offset`. */
  inner(text: string, offset: number): CompiledTemplate;
  /** Compiles a text that has come about while rendering. */
  separate(text: string, known: Iterable<string>): CompiledTemplate;
}
