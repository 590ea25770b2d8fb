import {
  compileJavaRegex,
  type JavaRegex,
  JavaRegexLimitError,
  type StepBudget,
  stepBudget,
} from '../mapping/java-regex/index.js';
import { javaPattern, widen } from './model-pattern-translation.js';

/** A regular expression of a model; `source` is what the document writes. */
export interface Pattern {
  readonly source: string;
  /**
   * Whether a part of the text matches. A text for which the steps run out does not.
   * @throws JavaRegexLimitError for each text that comes after that one
   */
  test(text: string): boolean;
  /** Another text for each expression: ajv tells them apart by it. */
  toString(): string;
}

/**
 * The regular expressions of a document's models: ECMA 262 without flags, run by a matcher that
 * counts its steps, because documents hold `^(a+)+$` and clients know what to send there. All
 * texts of one body share the steps: many bad ones shall cost no more than one.
 */
export class ModelPatterns {
  readonly #patterns = new Map<string, Pattern>();
  #budget: StepBudget = stepBudget('');
  #isSpent = false;

  /** Whether a text since the last `renew` took more steps than there were: nobody knows if it fits. */
  get isSpent(): boolean {
    return this.#isSpent;
  }

  /** Gives the steps for one look at a body. */
  renew(): void {
    this.#budget = stepBudget('');
    this.#isSpent = false;
  }

  /**
   * Compiles an expression, or takes the one it compiled before.
   * @throws SyntaxError for what is none of ECMA 262
   * @throws Error for what is one, but is not supported
   */
  compile(source: string): Pattern {
    const known = this.#patterns.get(source);
    if (known !== undefined) return known;
    // The engine of the language knows best what is an expression; it never runs one.
    new RegExp(source);
    const regex = compileJavaRegex(javaPattern(source));
    const pattern: Pattern = {
      source,
      test: (text) => this.#find(regex, widen(text)),
      toString: () => `/${source}/`,
    };
    this.#patterns.set(source, pattern);
    return pattern;
  }

  #find(regex: JavaRegex, text: string): boolean {
    if (this.#isSpent) throw new JavaRegexLimitError(regex.pattern);
    this.#budget.left += STEPS_PER_TEXT + STEPS_PER_UNIT * text.length;
    try {
      return regex.find(text, 0, this.#budget) !== undefined;
    } catch (cause) {
      if (!(cause instanceof JavaRegexLimitError)) throw cause;
      this.#isSpent = true;
      return false;
    }
  }
}

/** What each text adds to the steps of its body, so that long lists of honest texts pass. */
const STEPS_PER_TEXT = 64;
const STEPS_PER_UNIT = 8;
