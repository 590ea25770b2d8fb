import { RenderFailure } from '../../lang/work.js';
import { SyntaxFailure } from '../lexer/token-stream.js';
import type { Argument, DirectiveStatement, TokenRange } from '../parser/syntax.js';
import { ForeachScope } from '../runtime/foreach-scope.js';
import { BlockReference, callMacro } from '../runtime/macro.js';
import { type Print, StopSignal } from '../runtime/run.js';
import type { MacroArgument } from '../runtime/variable-scopes.js';
import { compileEvaluate } from './compile-evaluate.js';
import { compileForeach } from './compile-foreach.js';
import type { Compiler } from './compiler.js';
import { compileArgument, imageOf, placeOf, tokensOf, workOfBlock } from './directive-arguments.js';

/** Compiles a directive or a macro call. */
export function compileDirective(compiler: Compiler, node: DirectiveStatement): Print {
  switch (node.name) {
    case 'foreach':
      return compileForeach(compiler, node);
    case 'macro':
      return compileMacro(compiler, node);
    case 'define':
      return compileDefine(compiler, node);
    case 'literal':
      return compileLiteral(compiler, node);
    case 'evaluate':
      return compileEvaluate(compiler, node);
    case 'break':
      return compileBreak(compiler, node);
    case 'stop':
      return compileStop(compiler, node);
    case 'include':
    case 'parse':
      return compileInclude(compiler, node);
    default:
      return compileCall(compiler, node);
  }
}

/** If two macros have the same name, the first complete definition wins. */
function compileMacro(compiler: Compiler, { args, body }: DirectiveStatement): Print {
  const [name = '', ...parameters] = args.map((arg) => {
    compileArgument(compiler, arg);
    return imageOf(compiler, arg).replace(/^\$/, '');
  });
  const compiled = body === undefined ? () => undefined : compiler.block(body);
  if (!compiler.macros.has(name)) {
    compiler.macros.set(name, { name, parameters, body: compiled, work: workOfBlock(body) });
  }
  return () => undefined;
}

function compileDefine(compiler: Compiler, node: DirectiveStatement): Print {
  const [argument, surplus] = node.args;
  if (argument === undefined || surplus !== undefined || node.body === undefined) {
    throw new SyntaxFailure(
      '#define needs exactly one argument, a reference',
      placeOf(compiler, node),
    );
  }
  compileArgument(compiler, argument);
  const name = imageOf(compiler, argument).slice(1);
  const body = compiler.block(node.body);
  const work = workOfBlock(node.body);
  return (context) => context.put(name, new BlockReference(context, { print: body, work }, 2));
}

function compileLiteral(compiler: Compiler, node: DirectiveStatement): Print {
  const [argument] = node.args;
  for (const arg of node.args) {
    compileArgument(compiler, arg);
  }
  if (node.body === undefined) {
    throw new SyntaxFailure('#literal needs parentheses', placeOf(compiler, node));
  }
  if (argument === undefined && isEmpty(node.body.tokens)) {
    throw new SyntaxFailure('#literal has nothing to print', placeOf(compiler, node));
  }
  compiler.block(node.body);
  const text = compiler.lazyText(argument === undefined ? node.body.tokens : tokensOf(argument));
  return (_context, out) => out.write(text());
}

function isEmpty({ first, last }: TokenRange): boolean {
  return first > last;
}

function compileBreak(compiler: Compiler, node: DirectiveStatement): Print {
  const [scope, surplus] = node.args;
  if (surplus !== undefined) {
    throw new SyntaxFailure(
      '#break accepts at most one argument, a scope',
      placeOf(compiler, node),
    );
  }
  if (scope === undefined) {
    return () => {
      throw new StopSignal('nearest');
    };
  }
  const evaluate = compileArgument(compiler, scope);
  return (context) => {
    const target = evaluate(context);
    if (target instanceof ForeachScope) {
      throw new StopSignal(target);
    }
    throw new RenderFailure('The argument of #break must be the $foreach of a loop');
  };
}

function compileStop(compiler: Compiler, node: DirectiveStatement): Print {
  if (node.args.length > 1) {
    throw new SyntaxFailure(
      '#stop accepts at most one argument, a message',
      placeOf(compiler, node),
    );
  }
  const message = node.args.map((arg) => compileArgument(compiler, arg));
  return (context) => {
    for (const evaluate of message) {
      evaluate(context);
    }
    throw new StopSignal('all');
  };
}

/** Always fails: API Gateway's templates cannot include files. */
function compileInclude(compiler: Compiler, node: DirectiveStatement): Print {
  const args = node.args.map((arg) => compileArgument(compiler, arg));
  const at = placeOf(compiler, node);
  return (context) => {
    context.run.at = at;
    const values = args.map((arg) => arg(context));
    if (node.name === 'parse' ? values[0] !== null : values.length > 0) {
      throw new RenderFailure(`#${node.name} is not available in a mapping template`);
    }
  };
}

function compileCall(compiler: Compiler, node: DirectiveStatement): Print {
  const block = node.name.startsWith('@');
  if (block && node.bare) {
    return (_context, out) => out.write(`#${node.name}`);
  }
  const name = block ? node.name.slice(1) : node.name;
  const args = node.args.map((arg) => compileMacroArgument(compiler, arg));
  const body = node.body && {
    print: compiler.block(node.body),
    work: workOfBlock(node.body),
  };
  if (body !== undefined) {
    args.push(NO_ARGUMENT);
  }
  const written = compiler.lazyText(node.tokens, ({ image }) => image);
  const wrong = node.args.some(({ type }) => type === 'word');
  const at = placeOf(compiler, node);
  return (context, out) => {
    const macro = context.run.macros.get(name);
    if (macro === undefined) {
      return out.write(written());
    }
    context.run.at = at;
    if (wrong) {
      throw new RenderFailure(`#${name} does not accept unquoted words`);
    }
    callMacro(macro, args, body && new BlockReference(context, body, BODY_DEPTH), context, out);
  };
}

/** The maximum recursion depth of the body of `#@name`. */
const BODY_DEPTH = 20;

const NO_ARGUMENT: MacroArgument = { evaluate: () => null, constant: true, text: () => '' };

function compileMacroArgument(compiler: Compiler, argument: Argument): MacroArgument {
  const constant = CONSTANTS.has(argument.type);
  const text = compiler.lazyText(tokensOf(argument));
  const evaluate =
    argument.type === 'reference'
      ? compiler.reference(argument).argument
      : compileArgument(compiler, argument);
  return { evaluate, constant, text };
}

const CONSTANTS: ReadonlySet<Argument['type']> = new Set<Argument['type']>([
  'integer',
  'decimal',
  'true',
  'false',
  'word',
]);
