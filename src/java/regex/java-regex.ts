import { RecentlyUsed } from '../recently-used.js';
import { GrowingBudget } from './growing-budget.js';
import type { StepBudget } from './match/match-state.js';
import { Matcher } from './match/matcher.js';
import { compileProgram } from './match/program.js';
import type { Program } from './match/program-steps.js';
import { parsePattern } from './pattern/parse-pattern.js';
import { JavaRegexLimitError } from './regex-errors.js';
import { parseReplacement, type ReplacementPart } from './replacement.js';

/** A match: its position, in UTF-16 units, and its groups. */
export interface JavaMatch {
  readonly start: number;
  readonly end: number;
  /** By number, the match itself first; `undefined` for a group that did not participate. */
  readonly groups: readonly (string | undefined)[];
  /** A named group. */
  named(name: string): string | undefined;
}

/**
 * Compiles a Java regular expression. Character classes follow the rules of Java 9 and later (`[^a&&b]`);
 * `\b` follows Java 8.
 * @throws JavaRegexSyntaxError for what Java refuses, and for `\X`, `\N{…}`, `(?c)` and unusual blocks
 */
export function compileJavaRegex(pattern: string): JavaRegex {
  return new JavaRegex(pattern);
}

/**
 * As `compileJavaRegex`, for patterns that are computed during a request: caches the last few.
 * @throws JavaRegexSyntaxError
 */
export function cachedJavaRegex(pattern: string): JavaRegex {
  return recent.get(pattern);
}

/**
 * A compiled regular expression. Each call may take a number of steps in proportion to the text, and
 * otherwise fails with a `JavaRegexLimitError`. Callers that make many calls for one request pass a
 * budget of their own, from `stepBudget`.
 */
export class JavaRegex {
  readonly pattern: string;
  readonly groupCount: number;
  readonly #program: Program;
  readonly #groupNames: ReadonlyMap<string, number>;
  /** The text of a pattern without special characters. */
  readonly #plain: string | undefined;

  constructor(pattern: string) {
    const parsed = parsePattern(pattern);
    this.pattern = pattern;
    this.groupCount = parsed.groupCount;
    this.#groupNames = parsed.groupNames;
    this.#program = compileProgram(parsed);
    const [first, second] = this.#program.steps;
    this.#plain = first?.op === 'text' && second?.op === 'accept' ? first.text : undefined;
  }

  /** `String.matches`: whether the whole text matches. */
  matches(text: string, budget: StepBudget = stepBudget(text)): boolean {
    if (this.#plain !== undefined) {
      return text === this.#plain;
    }
    return this.#matcher(text, budget).matchesAll();
  }

  /** Whether a part of the text matches. */
  contains(text: string, budget: StepBudget = stepBudget(text)): boolean {
    return this.#matcher(text, budget).find(0, 0);
  }

  /** The first match that begins at `from` or later. */
  find(
    text: string,
    from: number = 0,
    budget: StepBudget = stepBudget(text),
  ): JavaMatch | undefined {
    const matcher = this.#matcher(text, budget);
    return matcher.find(from, from) ? this.#match(text, matcher) : undefined;
  }

  /**
   * `String.replaceAll`.
   * @throws JavaReplacementError if there is a match and the replacement text is invalid
   */
  replaceAll(text: string, replacement: string, budget: StepBudget = stepBudget(text)): string {
    return this.#replace(text, replacement, Number.POSITIVE_INFINITY, budget);
  }

  /**
   * `String.replaceFirst`.
   * @throws JavaReplacementError if there is a match and the replacement text is invalid
   */
  replaceFirst(text: string, replacement: string, budget: StepBudget = stepBudget(text)): string {
    return this.#replace(text, replacement, 1, budget);
  }

  /**
   * `String.split`: at most `limit` parts; 0 for all except empty ones at the end, negative for all.
   * An empty match at the start does not yield a part, as since Java 8.
   */
  split(text: string, limit: number = 0, budget: StepBudget = stepBudget(text)): string[] {
    const parts: string[] = [];
    let index = 0;
    for (const { registers } of this.#matches(text, budget)) {
      const [start = 0, end = 0] = registers;
      if (limit > 0 && parts.length === limit - 1) {
        break;
      }
      if (index === 0 && start === 0 && end === 0) {
        continue;
      }
      parts.push(text.slice(index, start));
      budget.left -= STEPS_PER_PART;
      index = end;
    }
    if (index === 0) {
      return [text];
    }
    parts.push(text.slice(index));
    while (limit === 0 && parts.at(-1) === '') {
      parts.pop();
    }
    return parts;
  }

  #replace(text: string, replacement: string, limit: number, budget: StepBudget): string {
    let parts: readonly ReplacementPart[] | undefined;
    let result = '';
    let index = 0;
    let count = 0;
    for (const { registers } of this.#matches(text, budget)) {
      const [start = 0, end = 0] = registers;
      parts ??= parseReplacement(replacement, this.groupCount, this.#groupNames);
      budget.left -= parts.length;
      result += text.slice(index, start);
      for (const part of parts) {
        result += typeof part === 'string' ? part : (groupText(text, registers, part) ?? '');
      }
      if (result.length > MAX_RESULT || budget.left < 0) {
        throw new JavaRegexLimitError(this.pattern);
      }
      index = end;
      if (++count >= limit) {
        break;
      }
    }
    return count === 0 ? text : result + text.slice(index);
  }

  /** The successive matches, each as the same matcher. */
  *#matches(text: string, budget: StepBudget): Generator<Matcher> {
    const matcher = this.#matcher(text, budget);
    let from = 0;
    let previousEnd = 0;
    while (from <= text.length && matcher.find(from, previousEnd)) {
      const [start = 0, end = 0] = matcher.registers;
      yield matcher;
      previousEnd = end;
      from = end === start ? end + 1 : end;
    }
  }

  #matcher(text: string, budget: StepBudget): Matcher {
    return new Matcher(this.pattern, this.#program, text, budget);
  }

  #match(text: string, { registers }: Matcher): JavaMatch {
    const [start = 0, end = 0] = registers;
    const groups = Array.from({ length: this.groupCount + 1 }, (_, group) =>
      groupText(text, registers, group),
    );
    const names = this.#groupNames;
    return { start, end, groups, named: (name) => groups[names.get(name) ?? groups.length] };
  }
}

/** Enough steps for any legitimate match on a text; they take up to about a second. */
export function stepBudget(text: string): StepBudget {
  const budget = new GrowingBudget(LEAST_STEPS);
  budget.grow(STEPS_PER_UNIT * text.length);
  return budget;
}

/** For a text of no length. */
export const LEAST_STEPS = 3_000_000;
/** For each UTF-16 unit of a text. */
export const STEPS_PER_UNIT = 8;

/** A part of a split takes as long as some steps; the next match finds that the budget is used up. */
const STEPS_PER_PART = 4;

/** Patterns longer than 4096 UTF-16 units are not cached. */
const recent: RecentlyUsed<JavaRegex> = new RecentlyUsed(256, 4096, compileJavaRegex);

/** The maximum length of a text after a replacement, in UTF-16 units. */
const MAX_RESULT = 10 * 1024 * 1024;

function groupText(text: string, registers: readonly number[], group: number): string | undefined {
  const start = registers[2 * group] ?? -1;
  return start < 0 ? undefined : text.slice(start, registers[2 * group + 1]);
}
