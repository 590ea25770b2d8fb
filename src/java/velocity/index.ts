import { compileTemplate } from './compile/compile-template.js';
import { SyntaxFailure } from './lexer/token-stream.js';
import { Output, Run, StopSignal, type VelocityLimits } from './runtime/run.js';
import { GlobalContext, type Roots } from './runtime/variable-scopes.js';
import { TemplateError } from './template-error.js';

export type { VelocityLimits } from './runtime/run.js';
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
  if (text.length > limits.templateSize) {
    const place = { line: 1, column: 1, phase: 'parse' } as const;
    throw new TemplateError(`The template is longer than ${limits.templateSize} characters`, place);
  }
  try {
    const { print, macros } = compileTemplate(text);
    return {
      render(roots) {
        const run = new Run(limits, macros);
        const out = new Output(run);
        try {
          print(new GlobalContext(run, roots), out);
        } catch (error) {
          if (!(error instanceof StopSignal)) {
            throw failureAt(text, run.at, 'render', error);
          }
          if (typeof error.target === 'object') {
            throw failureAt(text, run.at, 'render', LOST_BREAK);
          }
        }
        return out.text;
      },
    };
  } catch (error) {
    if (!(error instanceof SyntaxFailure)) {
      throw error;
    }
    throw failureAt(text, error.at, 'parse', error);
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
