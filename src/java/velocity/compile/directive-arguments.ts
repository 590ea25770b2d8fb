import type { Argument, Block, DirectiveStatement, TokenRange } from '../parser/syntax.js';
import type { Evaluate } from '../runtime/run.js';
import type { Compiler } from './compiler.js';

/** The offset of a directive, for syntax errors. */
export function placeOf(compiler: Compiler, { tokens }: DirectiveStatement): number {
  return compiler.offset + compiler.token(tokens.first).start;
}

/** The value of an argument; null for an unquoted word. */
export function compileArgument(compiler: Compiler, argument: Argument): Evaluate {
  return argument.type === 'word' ? () => null : compiler.expression(argument);
}

/** The tokens of an argument; directives do not accept operators. */
export function tokensOf(argument: Argument): TokenRange {
  return 'tokens' in argument ? argument.tokens : { first: 0, last: 0 };
}

/** The source of the first token of an argument, without the prefix that belongs before it. */
export function imageOf(compiler: Compiler, argument: Argument): string {
  return compiler.token(tokensOf(argument).first).image;
}

/**
 * What running a block costs by its length alone, so that a long block of cheap constructs, such as thousands
 * of `#if(false)…#end`, cannot run as often as a short one.
 */
export function workOfBlock(block: Block | undefined): number {
  return block === undefined ? 0 : (block.tokens.last - block.tokens.first + 1) >> 6;
}
