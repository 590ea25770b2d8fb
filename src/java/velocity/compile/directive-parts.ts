import type { Argument, DirectiveStatement, TokenRange } from '../parser/syntax.js';
import type { Evaluate } from '../runtime/run.js';
import type { Compiler } from './compiler.js';

/** The place of a directive, for errors of its shape. */
export function placeOf(compiler: Compiler, { tokens }: DirectiveStatement): number {
  return compiler.offset + compiler.token(tokens.first).start;
}

/** An argument as a value: a bare word has none. */
export function compileArgument(compiler: Compiler, argument: Argument): Evaluate {
  return argument.type === 'word' ? () => null : compiler.expression(argument);
}

/** The tokens of an argument; directives take no operators. */
export function tokensOf(argument: Argument): TokenRange {
  return 'tokens' in argument ? argument.tokens : { first: 0, last: 0 };
}

/** How the first token of an argument is written, without the part that belongs before it. */
export function imageOf(compiler: Compiler, argument: Argument): string {
  return compiler.token(tokensOf(argument).first).image;
}
