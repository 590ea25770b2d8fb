import { printed } from '../../lang/strings/text.js';
import { RenderFailure } from '../../lang/work.js';
import { SyntaxFailure } from '../lexer/token-stream.js';
import type { DirectiveStatement } from '../parser/syntax.js';
import { type Print, StopSignal } from '../runtime/run.js';
import type { CompiledTemplate, Compiler } from './compiler.js';
import { compileArgument, placeOf } from './directive-arguments.js';

/** `#evaluate(text)`: renders a string as a template, with the current variables. */
export function compileEvaluate(compiler: Compiler, node: DirectiveStatement): Print {
  const at = placeOf(compiler, node);
  const [argument, surplus] = node.args;
  if (argument === undefined || surplus !== undefined) {
    throw new SyntaxFailure('#evaluate needs exactly one argument', at);
  }
  if (argument.type !== 'string' && argument.type !== 'reference') {
    throw new SyntaxFailure('The argument of #evaluate must be a string or a reference', at);
  }
  const value = compileArgument(compiler, argument);
  return (context, out) => {
    const { run } = context;
    const source = value(context);
    const text = source === null ? '' : printed(source, run);
    if (text.length > run.limits.templateSize) {
      throw new RenderFailure(
        `The text of #evaluate is longer than ${run.limits.templateSize} characters`,
      );
    }
    run.spend(50 + 10 * text.length);
    run.at = at;
    const { print, macros } = compileText(() => compiler.separate(text, run.macros.keys(), at));
    run.addMacros(macros);
    try {
      run.deeper(() => print(context, out));
    } catch (signal) {
      if (!(signal instanceof StopSignal) || typeof signal.target === 'object') {
        throw signal;
      }
    }
  };
}

function compileText(compile: () => CompiledTemplate): CompiledTemplate {
  try {
    return compile();
  } catch (error) {
    if (!(error instanceof SyntaxFailure)) {
      throw error;
    }
    throw new RenderFailure(`The text of #evaluate does not parse: ${error.message}`);
  }
}
