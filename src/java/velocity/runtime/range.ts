import { ListValue } from '../../json/values.js';
import { JavaIterator } from '../../lang/collections/iterators.js';
import { isNumber, toInt } from '../../lang/numbers/numbers.js';
import { RenderFailure } from '../../lang/work.js';
import type { Compiler } from '../compile/compiler.js';
import type { RangeExpression } from '../parser/syntax.js';
import type { Context, Evaluate } from './run.js';

/** `[from..to]` as a list; null if one end is not a number. */
export function compileRange(compiler: Compiler, node: RangeExpression): Evaluate {
  const ends = compileEnds(compiler, node);
  return (context) => {
    const range = ends(context);
    if (range === null) {
      return null;
    }
    const { run } = context;
    if (range.size > run.limits.rangeSize) {
      throw new RenderFailure(`A range has more than ${run.limits.rangeSize} elements`);
    }
    run.spend(range.size >> 3);
    const { start, step, size } = range;
    return new ListValue(Array.from({ length: size }, (_, index) => start + index * step));
  };
}

/** `[from..to]` of a `#foreach`, without creating a list, so that a loop can leave a wide range early. */
export function compileRangeIterator(
  compiler: Compiler,
  node: RangeExpression,
): (context: Context) => JavaIterator | undefined {
  const ends = compileEnds(compiler, node);
  return (context) => {
    const range = ends(context);
    return range === null ? undefined : new RangeIterator(range);
  };
}

interface Range {
  readonly start: number;
  readonly step: 1 | -1;
  readonly size: number;
}

function compileEnds(
  compiler: Compiler,
  node: RangeExpression,
): (context: Context) => Range | null {
  const from = compiler.expression(node.from);
  const to = compiler.expression(node.to);
  return (context) => {
    const [first, last] = [from(context), to(context)];
    if (!isNumber(first) || !isNumber(last)) {
      return null;
    }
    const [start, end] = [toInt(first), toInt(last)];
    return { start, step: start >= end ? -1 : 1, size: Math.abs(start - end) + 1 };
  };
}

class RangeIterator extends JavaIterator {
  readonly #range: Range;
  #index = 0;

  constructor(range: Range) {
    super();
    this.#range = range;
  }

  hasNext(): boolean {
    return this.#index < this.#range.size;
  }

  next(): number {
    const { start, step } = this.#range;
    const value = start + this.#index * step;
    this.#index += 1;
    return value;
  }

  remove(): void {
    throw new RenderFailure('A range in a #foreach is read-only');
  }
}
