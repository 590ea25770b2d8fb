import type { TextStatement } from '../parser/syntax.js';
import type { Print } from '../runtime/run.js';
import type { Trace } from '../runtime/trace.js';

/**
 * Makes the constructs of a text tell a trace on which line of the template they are: a macro, the
 * body of `#foreach` and of `#define` have their own lines wherever they are printed, and a reference
 * has the line on which it begins. What a string or the text of `#evaluate` writes has the line of
 * the string or of `#evaluate`.
 */
export class TracedLines {
  readonly #trace: Trace;
  /** The offsets at which the lines of the template begin. */
  readonly #starts: readonly number[];
  readonly #fixed: number | undefined;

  private constructor(trace: Trace, starts: readonly number[], fixed: number | undefined) {
    this.#trace = trace;
    this.#starts = starts;
    this.#fixed = fixed;
  }

  /** The lines of the template itself. */
  static of(template: string, trace: Trace): TracedLines {
    const starts = [0];
    for (let end = template.indexOf('\n'); end !== -1; end = template.indexOf('\n', end + 1)) {
      starts.push(end + 1);
    }
    return new TracedLines(trace, starts, undefined);
  }

  /** The one line of a text within the template. */
  within(at: number): TracedLines {
    return new TracedLines(this.#trace, [], this.#lineOf(at));
  }

  /** Whether each statement has a line of its own. */
  get areOwn(): boolean {
    return this.#fixed === undefined;
  }

  /** A print that tells the trace its line. */
  printed(print: Print, at: number): Print {
    const trace = this.#trace;
    const line = this.#lineOf(at);
    return (context, out) => {
      trace.mark(out, line);
      print(context, out);
    };
  }

  /** Prints a text, each of its lines for itself. */
  text({ text, at }: TextStatement): Print {
    const trace = this.#trace;
    const first = this.#lineOf(at);
    const lines = this.areOwn ? text.split(/(?<=\n)/) : [text];
    return (_context, out) => {
      for (let index = 0; index < lines.length; index += 1) {
        trace.mark(out, first + index);
        out.write(lines[index] as string);
      }
    };
  }

  #lineOf(at: number): number {
    if (this.#fixed !== undefined) {
      return this.#fixed;
    }
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= at) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low + 1;
  }
}
