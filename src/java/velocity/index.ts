import { compileTemplate } from './compile/compile-template.js';
import type { CompiledTemplate } from './compile/compiler.js';
import { TracedLines } from './compile/traced-lines.js';
import { SyntaxFailure } from './lexer/token-stream.js';
import { Output, Run, StopSignal, type VelocityLimits } from './runtime/run.js';
import { Trace, type TracedPart } from './runtime/trace.js';
import { GlobalContext, type Roots } from './runtime/variable-scopes.js';
import { TemplateError } from './template-error.js';

export type { VelocityLimits } from './runtime/run.js';
export type { TracedPart } from './runtime/trace.js';
export type { Roots } from './runtime/variable-scopes.js';

/** A compiled Velocity 1.7 template. */
export interface VelocityTemplate {
  /**
   * Renders with the variables that `roots` returns.
   * @throws TemplateError with the place in the template
   */
  render(roots: Roots): string;
}

/** AWS's limits where AWS documents them, otherwise limits that legitimate templates do not reach. */
export const DEFAULT_LIMITS: VelocityLimits = {
  templateSize: 300 * 1024,
  foreachIterations: 1000,
  macroDepth: 20,
  rangeSize: 100_000,
  outputSize: 10 * 1024 * 1024,
  work: 4_000_000,
};

/**
 * Compiles a template: parses it into a tree in one linear pass, and turns the tree into closures.
 * @throws TemplateError with line and column if the template does not parse
 */
export function compileVelocity(
  text: string,
  limits: VelocityLimits = DEFAULT_LIMITS,
): VelocityTemplate {
  const compiled = compile(text, limits, () => compileTemplate(text));
  return {
    render: (roots) => {
      const run = new Run(limits, compiled.macros);
      const out = new Output(run);
      print(compiled, text, new GlobalContext(run, roots), out);
      return out.text;
    },
  };
}

/** A compiled template that tells which of its lines wrote what. */
export interface TracedTemplate {
  /**
   * Renders as {@link VelocityTemplate} does; the joined texts of the parts are the output.
   * @throws TemplateError with the place in the template
   */
  render(roots: Roots): { readonly output: string; readonly parts: readonly TracedPart[] };
}

/**
 * Compiles a template for those who show what each line writes: it renders more slowly.
 * @throws TemplateError with line and column if the template does not parse
 */
export function traceVelocity(
  text: string,
  limits: VelocityLimits = DEFAULT_LIMITS,
): TracedTemplate {
  const trace = new Trace();
  const lines = TracedLines.of(text, trace);
  const compiled = compile(text, limits, () => compileTemplate(text, [], lines));
  return {
    render(roots) {
      const run = new Run(limits, compiled.macros);
      const out = new Output(run);
      trace.begin(out);
      print(compiled, text, new GlobalContext(run, roots), out);
      return { output: out.text, parts: trace.parts() };
    },
  };
}

function compile(
  text: string,
  limits: VelocityLimits,
  read: () => CompiledTemplate,
): CompiledTemplate {
  if (text.length > limits.templateSize) {
    const place = { line: 1, column: 1, phase: 'parse' } as const;
    throw new TemplateError(`The template is longer than ${limits.templateSize} characters`, place);
  }
  try {
    return read();
  } catch (error) {
    if (!(error instanceof SyntaxFailure)) {
      throw error;
    }
    throw failureAt(text, error.at, 'parse', error);
  }
}

/** Prints a template, until it ends or stops. */
function print(
  compiled: CompiledTemplate,
  text: string,
  context: GlobalContext,
  out: Output,
): void {
  try {
    compiled.print(context, out);
  } catch (error) {
    if (!(error instanceof StopSignal)) {
      throw failureAt(text, context.run.at, 'render', error);
    }
    if (typeof error.target === 'object') {
      throw failureAt(text, context.run.at, 'render', LOST_BREAK);
    }
  }
}

const LOST_BREAK = '#break names a loop that is over';

function failureAt(
  text: string,
  at: number,
  phase: TemplateError['phase'],
  cause: unknown,
): TemplateError {
  const before = text.slice(0, at);
  const line = before.split('\n').length;
  const column = at - before.lastIndexOf('\n');
  const message = cause instanceof Error ? cause.message : String(cause);
  return new TemplateError(message, { line, column, phase }, { cause });
}
