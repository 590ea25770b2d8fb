import {
  compileJavaRegex,
  type JavaRegex,
  JavaRegexLimitError,
} from '../../../java/regex/index.js';
import { GivenUp, type Report } from '../report.js';
import { javaPattern, widen } from './ecma-to-java.js';

/** A regular expression of a model; `source` is what the document writes. */
export interface ModelPattern {
  readonly source: string;
  /**
   * Whether a part of the text matches.
   * @throws GivenUp where the steps run out: all texts of one body share them
   */
  test(text: string, report: Report): boolean;
}

/**
 * The regular expressions of a document's models: ECMA 262 without flags, run by a matcher that
 * counts its steps, because documents hold `^(a+)+$` and clients know what to send there.
 */
export class ModelPatterns {
  readonly #patterns = new Map<string, ModelPattern>();

  /**
   * Compiles an expression, or takes the one it compiled before.
   * @throws SyntaxError for what is not an expression of ECMA 262
   * @throws Error for what is one, but is not supported
   */
  compile(source: string): ModelPattern {
    const known = this.#patterns.get(source);
    if (known !== undefined) {
      return known;
    }
    // The engine of the language knows best what is an expression; it never runs one.
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

/** The sentence about a text that an expression does not match. */
export function noMatch(source: string, text: string): string {
  return `ECMA 262 regex "${source}" does not match input string "${text}"`;
}

function matches(regex: JavaRegex, source: string, text: string, { steps }: Report): boolean {
  steps.left += STEPS_PER_TEXT + STEPS_PER_UNIT * text.length;
  try {
    return regex.find(widen(text), 0, steps) !== undefined;
  } catch (cause) {
    throw cause instanceof JavaRegexLimitError ? new GivenUp(noMatch(source, text)) : cause;
  }
}

/** What each text adds to the steps of its body, so that long lists of honest texts pass. */
const STEPS_PER_TEXT = 64;
const STEPS_PER_UNIT = 8;
