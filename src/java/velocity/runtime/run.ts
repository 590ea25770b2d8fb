import type { Value } from '../../json/values.js';
import type { VisitBudget } from '../../json-path/index.js';
import { RenderFailure, type Work } from '../../lang/work.js';
import { GrowingBudget } from '../../regex/index.js';
import type { Macro } from './macro.js';

/** The limits of a template; exceeding one ends the rendering with a TemplateError. */
export interface VelocityLimits {
  /** Characters of a template's text; AWS: "Maximum size of a mapping template", 300 KB. */
  readonly templateSize: number;
  /** Iterations of one `#foreach`; AWS: "Number of iterations in a #foreach loop", 1000. */
  readonly foreachIterations: number;
  /** Macro calls inside macro calls; Velocity's own default is 20. */
  readonly macroDepth: number;
  /** Elements of one range `[from..to]`. */
  readonly rangeSize: number;
  /** Characters of the output, and of any intermediate string. */
  readonly outputSize: number;
  /** Steps of a whole rendering: loop iterations, calls, and the characters and elements they process. */
  readonly work: number;
}

/** Thrown by `#break` and `#stop` to the construct that they end. */
export class StopSignal {
  /** The loop of a scoped `#break($foreach)`, the nearest construct, or the whole rendering. */
  readonly target: object | 'nearest' | 'all';

  constructor(target: StopSignal['target']) {
    this.target = target;
  }

  /** Whether the signal ends this construct. */
  ends(construct: object): boolean {
    return this.target === 'nearest' || this.target === construct;
  }
}

/** One rendering: what it has used of its limits, and the macros it can call. */
export class Run implements Work {
  readonly limits: VelocityLimits;
  /** The offset of the latest call in the template. */
  at = 0;
  /** The current depth of nested blocks, macros and `#evaluate`. */
  depth = 0;
  macroDepth = 0;
  readonly regexBudget: GrowingBudget = new GrowingBudget(10_000_000);
  readonly pathBudget: VisitBudget = { left: 6_000_000, regex: this.regexBudget };
  #work = 0;
  #macros: ReadonlyMap<string, Macro>;

  constructor(limits: VelocityLimits, macros: ReadonlyMap<string, Macro>) {
    this.limits = limits;
    this.#macros = macros;
  }

  get macros(): ReadonlyMap<string, Macro> {
    return this.#macros;
  }

  /** Adds the macros of a text that `#evaluate` renders; existing macros are kept. */
  addMacros(macros: ReadonlyMap<string, Macro>): void {
    this.#macros = new Map([...macros, ...this.#macros]);
  }

  spend(steps: number): void {
    this.#work += steps;
    if (this.#work > this.limits.work) {
      throw new RenderFailure(`The template takes more than ${this.limits.work} steps of work`);
    }
  }

  spendText(length: number): void {
    if (length > this.limits.outputSize) {
      throw new RenderFailure(`A string is longer than ${this.limits.outputSize} characters`);
    }
    this.spend(1 + (length >> 5));
  }

  /** Runs `render` one level deeper. */
  deeper(render: () => void): void {
    if (this.depth >= MAX_DEPTH) {
      throw new RenderFailure(
        `Blocks and macros call each other more than ${MAX_DEPTH} levels deep`,
      );
    }
    this.depth += 1;
    try {
      render();
    } finally {
      this.depth -= 1;
    }
  }
}

/** The maximum depth of blocks within blocks: macros, `#define` and `#evaluate` together. */
const MAX_DEPTH = 60;

/** Collects what a template prints. */
export class Output {
  text = '';
  readonly #limit: number;

  constructor(run: Run) {
    this.#limit = run.limits.outputSize;
  }

  write(text: string): void {
    this.text += text;
    if (this.text.length > this.#limit) {
      throw new RenderFailure(`The output is longer than ${this.#limit} characters`);
    }
  }
}

/** A part of a template, ready to print. */
export type Print = (context: Context, out: Output) => void;

/** An expression, ready to be evaluated; null is Java's. */
export type Evaluate = (context: Context) => Value;

/** The variables that a construct sees. */
export interface Context {
  readonly run: Run;
  /** Null if the variable does not exist. */
  get(name: string): Value;
  put(name: string, value: Value): void;
  remove(name: string): void;
  /** The source of the argument that is passed for the parameter `$name` of a macro. */
  argumentText(reference: string): string | undefined;
}
