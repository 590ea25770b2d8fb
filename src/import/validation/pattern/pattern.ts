import {
  compileJavaRegex,
  type JavaRegex,
  JavaRegexLimitError,
  STEPS_PER_UNIT,
} from '../../../java/regex/index.js';
import { GivenUp, type Report } from '../report.js';
import { widen } from './ecma-characters.js';
import { javaPattern } from './ecma-to-java.js';

/** A regular expression of a model. */
export interface ModelPattern {
  /** The expression as written in the document. */
  readonly source: string;
  /**
   * Whether a part of the text matches.
   * @throws GivenUp if the work or the steps run out, which all strings of one body share
   */
  test(text: string, report: Report): boolean;
}

/**
 * The regular expressions of a document's models: ECMA 262 without flags, run by an engine that counts
 * its steps, because models may contain expressions such as `^(a+)+$`, which clients can exploit.
 */
export class ModelPatterns {
  readonly #patterns = new Map<string, ModelPattern>();

  /**
   * Compiles an expression once; returns the same pattern for the same expression.
   * @throws SyntaxError if it is not a regular expression of ECMA 262
   * @throws Error if it is one that is not supported
   */
  compile(source: string): ModelPattern {
    const known = this.#patterns.get(source);
    if (known !== undefined) {
      return known;
    }
    // JavaScript's own engine checks the syntax; it never runs the expression.
    new RegExp(source);
    const regex = compileJavaRegex(javaPattern(source));
    const pattern = {
      source,
      test: (text: string, report: Report) => matches(regex, source, text, report),
    };
    this.#patterns.set(source, pattern);
    return pattern;
  }
}

/** The sentence of AWS's validator about a string that an expression does not match. */
export function noMatch(source: string, text: string): string {
  return `ECMA 262 regex "${source}" does not match input string "${text}"`;
}

function matches(regex: JavaRegex, source: string, text: string, report: Report): boolean {
  report.spend(WORK_PER_MATCH + text.length);
  report.steps.grow(STEPS_PER_TEXT + STEPS_PER_UNIT * text.length);
  try {
    return regex.contains(widen(text), report.steps);
  } catch (cause) {
    throw cause instanceof JavaRegexLimitError ? new GivenUp(noMatch(source, text)) : cause;
  }
}

/** The steps that each string adds to the budget of its body, so that long arrays of harmless strings pass. */
const STEPS_PER_TEXT = 64;

/** Starting a match takes about as long as reading this many characters of a body. */
const WORK_PER_MATCH = 16;
