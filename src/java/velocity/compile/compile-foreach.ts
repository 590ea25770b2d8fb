import type { Value } from '../../json/values.js';
import { iteratorOf, type JavaIterator } from '../../lang/collections/iterators.js';
import { RenderFailure } from '../../lang/work.js';
import { SyntaxFailure } from '../lexer/token-stream.js';
import type { Argument, DirectiveStatement } from '../parser/syntax.js';
import { ForeachScope } from '../runtime/foreach-scope.js';
import { compileRangeIterator } from '../runtime/range.js';
import { type Context, type Output, type Print, StopSignal } from '../runtime/run.js';
import { NullElementContext } from '../runtime/variable-scopes.js';
import type { Compiler } from './compiler.js';
import { compileArgument, imageOf, placeOf, workOfBlock } from './directive-arguments.js';

/** `#foreach($element in values) … #end`. */
export function compileForeach(compiler: Compiler, node: DirectiveStatement): Print {
  const at = placeOf(compiler, node);
  if (node.body === undefined) {
    throw new SyntaxFailure('#foreach needs parentheses: write #foreach($item in $items)', at);
  }
  const values = node.args.map((arg) => compileArgument(compiler, arg));
  const body = bodyOf(compiler, node, node.args[3]);
  const [element, , source] = node.args;
  const list = values[2];
  if (element === undefined || source === undefined || list === undefined) {
    return incomplete(node.args.length);
  }
  const { counts } = compiler;
  const work = 2 + workOfBlock(node.body);
  const name =
    element.type === 'reference'
      ? compiler.reference(element).name
      : imageOf(compiler, element).slice(1);
  const walk =
    source.type === 'range'
      ? compileRangeIterator(compiler, source)
      : (context: Context) => iteratorOf(list(context), context.run);
  return (context, out) => {
    const iterator = walk(context);
    if (iterator !== undefined) {
      new Loop(context, name, at, counts).walk(iterator, { print: body, work }, out);
    }
  };
}

/** A fourth argument replaces the body, as in Velocity. */
function bodyOf(compiler: Compiler, node: DirectiveStatement, extra: Argument | undefined): Print {
  const body = node.body === undefined ? () => undefined : compiler.block(node.body);
  if (extra === undefined) {
    return body;
  }
  return extra.type === 'reference' ? compiler.reference(extra).print : () => undefined;
}

function incomplete(args: number): Print {
  return () => {
    if (args < 2) {
      throw new RenderFailure(
        '#foreach needs a loop variable, "in" and a collection: write #foreach($item in $items)',
      );
    }
  };
}

/** What a loop runs, and what each round costs. */
interface LoopBody {
  readonly print: Print;
  readonly work: number;
}

/** One running `#foreach`, and what it restores at the end. */
class Loop {
  readonly #context: Context;
  readonly #name: string;
  readonly #at: number;
  readonly #element: Value;
  /** The previous values of the counters of older templates; `undefined` if the template cannot read them. */
  readonly #counters: readonly [count: Value, hasNext: Value] | undefined;
  readonly #scope: ForeachScope;

  constructor(context: Context, name: string, at: number, counts: boolean) {
    this.#context = context;
    this.#name = name;
    this.#at = at;
    this.#element = context.get(name);
    this.#counters = counts ? [context.get(COUNTER), context.get(HAS_NEXT)] : undefined;
    this.#scope = new ForeachScope(context.get('foreach'));
    context.put('foreach', this.#scope);
  }

  walk(iterator: JavaIterator, { print, work }: LoopBody, out: Output): void {
    const { run } = this.#context;
    const limit = run.limits.foreachIterations;
    let forNull: Context | undefined;
    while (iterator.hasNext()) {
      run.spend(work);
      if (this.#scope.index + 1 >= limit) {
        run.at = this.#at;
        throw new RenderFailure(`A #foreach loop runs more than ${limit} times`);
      }
      const value = this.#advance(iterator);
      if (value === null) {
        forNull ??= new NullElementContext(this.#context, this.#name);
      }
      try {
        print(value === null && forNull !== undefined ? forNull : this.#context, out);
      } catch (signal) {
        if (!(signal instanceof StopSignal)) {
          throw signal;
        }
        if (signal.ends(this.#scope)) {
          break;
        }
        this.#restore();
        throw signal;
      }
    }
    this.#restore();
  }

  #advance(iterator: JavaIterator): Value {
    const counted = this.#counters !== undefined;
    if (counted) {
      this.#context.put(COUNTER, this.#scope.index + 2);
    }
    this.#context.run.at = this.#at;
    const value = iterator.next();
    const hasNext = iterator.hasNext();
    if (counted) {
      this.#context.put(HAS_NEXT, hasNext);
    }
    this.#context.put(this.#name, value);
    this.#scope.index += 1;
    this.#scope.hasNext = hasNext;
    return value;
  }

  #restore(): void {
    this.#putBack(this.#name, this.#element);
    if (this.#counters !== undefined) {
      this.#putBack(COUNTER, this.#counters[0]);
      this.#putBack(HAS_NEXT, this.#counters[1]);
    }
    const scope = this.#context.get('foreach');
    if (!(scope instanceof ForeachScope)) {
      return;
    }
    this.#putBack('foreach', scope.parent ?? scope.replaced);
  }

  #putBack(name: string, value: Value): void {
    if (value === null) {
      this.#context.remove(name);
    } else {
      this.#context.put(name, value);
    }
  }
}

const COUNTER = 'velocityCount';
const HAS_NEXT = 'velocityHasNext';
