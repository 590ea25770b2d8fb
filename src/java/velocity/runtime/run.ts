import type { Value } from '../../json/values.js';
import type { VisitBudget } from '../../json-path/index.js';
import { RenderFailure, type Work } from '../../lang/work.js';
import type { StepBudget } from '../../regex/index.js';
import type { Macro } from './macro.js';

/** What a template may use up; every limit ends the rendering with a TemplateError. */
export interface VelocityLimits {
  /** Characters of a template's text; AWS: "Maximum size of a mapping template", 300 KB. */
  readonly templateSize: number;
  /** Rounds of one `#foreach`; AWS: "Number of iterations in a #foreach loop", 1000. */
  readonly foreachIterations: number;
  /** Macro calls inside macro calls; Velocity's own default is 20. */
  readonly macroDepth: number;
  /** Elements of one range `[from..to]`. */
  readonly rangeSize: number;
  /** Characters of the output, and of any one string on the way to it. */
  readonly outputSize: number;
  /** Steps of a whole rendering: loop rounds, calls, and the characters and elements they touch. */
  readonly work: number;
}

/** `#break` and `#stop` on their way to the construct they end. */
export class StopSignal {
  /** A loop that a scoped `#break($foreach)` names, all that can be left, or the whole rendering. */
  readonly target: object | 'nearest' | 'all';

  constructor(target: StopSignal['target']) {
    this.target = target;
  }

  /** Whether a construct that `#break` can leave ends here. */
  ends(construct: object): boolean {
    return this.target === 'nearest' || this.target === construct;
  }
}

/** One rendering: what it has used up, and the macros it knows. */
export class Run implements Work {
  readonly limits: VelocityLimits;
  /** Where in the template the call stands that was begun last. */
  at = 0;
  /** How deep blocks, macros and `#evaluate` are nested at present. */
  depth = 0;
  macroDepth = 0;
  readonly regexBudget: StepBudget = { left: 10_000_000 };
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

  /** Macros of a text that `#evaluate` renders; a name that is taken stays as it is. */
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

  /** Goes one construct deeper, as long as `render` runs. */
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

/** How deep blocks may render blocks; a sum of macros, `#define` and `#evaluate`. */
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

/** The variables a construct sees. */
export interface Context {
  readonly run: Run;
  /** Null where there is none. */
  get(name: string): Value;
  put(name: string, value: Value): void;
  remove(name: string): void;
  /** How the argument was written that the parameter `$name` of a macro stands for. */
  argumentText(reference: string): string | undefined;
}
