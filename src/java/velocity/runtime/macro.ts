import type { OpaqueValue } from '../../json/values.js';
import { RenderFailure } from '../../lang/work.js';
import { type Context, Output, type Print, StopSignal } from './run.js';
import { type MacroArgument, MacroContext } from './variable-scopes.js';

/** A definition by `#macro`. */
export interface Macro {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly body: Print;
  /** What a call costs by the length of the body. */
  readonly work: number;
}

/** Renders a macro for a call; `body` is the block of `#@name(…)…#end`. */
export function callMacro(
  macro: Macro,
  args: readonly MacroArgument[],
  body: BlockReference | undefined,
  context: Context,
  out: Output,
): void {
  const { run } = context;
  const inner = new MacroContext(context);
  macro.parameters.forEach((name, index) => {
    const argument = args[index];
    if (argument !== undefined) {
      inner.addArgument(name, argument);
    }
  });
  if (body !== undefined) {
    inner.addLocal('bodyContent', body);
  }
  if (run.macroDepth >= run.limits.macroDepth) {
    throw new RenderFailure(
      `Macros call each other more than ${run.limits.macroDepth} levels deep, at #${macro.name}`,
    );
  }
  run.spend(4 + macro.work);
  run.macroDepth += 1;
  try {
    run.deeper(() => macro.body(inner, out));
  } catch (signal) {
    // As in Velocity, a macro that is left by #break or #stop stays on the stack of macro names.
    if (signal instanceof StopSignal && signal.ends(macro)) {
      return;
    }
    throw signal;
  }
  run.macroDepth -= 1;
}

/** A block, and what it costs by its length each time. */
interface WorkingBlock {
  readonly print: Print;
  readonly work: number;
}

/** The value of `#define($name)…#end` and of `$bodyContent`, rendered at each use. */
export class BlockReference implements OpaqueValue {
  readonly kind = 'Opaque';
  readonly #context: Context;
  readonly #block: WorkingBlock;
  readonly #maxDepth: number;
  #depth = 0;

  constructor(context: Context, block: WorkingBlock, maxDepth: number) {
    this.#context = context;
    this.#block = block;
    this.#maxDepth = maxDepth;
  }

  /** Prints the block; prints nothing and returns false if the block recurses too deeply. */
  render(context: Context, out: Output): boolean {
    if (this.#depth >= this.#maxDepth) {
      return false;
    }
    this.#depth += 1;
    context.run.spend(4 + this.#block.work);
    try {
      context.run.deeper(() => this.#block.print(context, out));
    } catch (signal) {
      if (!(signal instanceof StopSignal && signal.ends(this))) {
        throw signal;
      }
    }
    this.#depth -= 1;
    return true;
  }

  /** The text of the block with the variables of its definition; null if the block recurses too deeply. */
  toText(): string | null {
    const out = new Output(this.#context.run);
    return this.render(this.#context, out) ? out.text : null;
  }

  text(): string {
    return this.toText() ?? 'null';
  }
}
