import type { Token } from '../lexer/token.js';
import type { Block, Expression, ReferenceNode, TokenRange } from '../parser/syntax.js';
import type { Macro } from '../runtime/macro.js';
import type { Context, Evaluate, Print } from '../runtime/run.js';
import type { CompiledReference } from './compile-reference.js';

/** A template compiled to a closure, with the macros it defines. */
export interface CompiledTemplate {
  readonly print: Print;
  readonly macros: ReadonlyMap<string, Macro>;
  /** The text at the end of the template, which is always printed last; `undefined` if it ends otherwise. */
  readonly ending: string | undefined;
}

/** A condition, ready to be tested. */
export type Test = (context: Context) => boolean;

/** What the compilers of single constructs need from the compiler of the template. */
export interface Compiler {
  /** The offset of the text in the template that contains it. */
  readonly offset: number;
  readonly macros: Map<string, Macro>;
  /** False if the template cannot contain `$velocityCount` or `$velocityHasNext`. */
  readonly counts: boolean;
  expression(node: Expression): Evaluate;
  test(node: Expression): Test;
  reference(node: ReferenceNode): CompiledReference;
  block(node: Block): Print;
  token(index: number): Token;
  /** The source of a construct, assembled on first use. */
  lazyText(tokens: TokenRange, literal?: (token: Token) => string): () => string;
  /** Compiles a string with references at `offset`. */
  inner(text: string, offset: number): CompiledTemplate;
  /** Compiles a text that a construct at the offset `at` of the template creates while rendering. */
  separate(text: string, known: Iterable<string>, at: number): CompiledTemplate;
}
