import { RecentlyUsed } from '../../recently-used.js';
import { compileJavaRegex, type JavaRegex, STEPS_PER_UNIT } from '../../regex/index.js';
import { int, stringArgument } from '../arguments.js';
import { ArrayValue } from '../collections/array-value.js';
import type { MethodTable } from '../java-class.js';
import { RenderFailure, type Work } from '../work.js';

/** The methods of `java.lang.String` that take regular expressions. */
export const REGEX_METHODS: MethodTable<string> = {
  'matches(String)': (self, [pattern], run) =>
    regex(stringArgument(pattern), self, run).matches(self, run.regexBudget),
  'replaceAll(String,String)': (self, [pattern, replacement], run) =>
    account(
      regex(stringArgument(pattern), self, run).replaceAll(
        self,
        stringArgument(replacement),
        run.regexBudget,
      ),
      run,
    ),
  'replaceFirst(String,String)': (self, [pattern, replacement], run) =>
    account(
      regex(stringArgument(pattern), self, run).replaceFirst(
        self,
        stringArgument(replacement),
        run.regexBudget,
      ),
      run,
    ),
  'split(String)': (self, [pattern], run) => split(self, stringArgument(pattern), 0, run),
  'split(String,int)': (self, [pattern, limit], run) =>
    split(self, stringArgument(pattern), int(limit), run),
};

function split(self: string, pattern: string, limit: number, run: Work): ArrayValue {
  const parts = regex(pattern, self, run).split(self, limit, run.regexBudget);
  run.spend(parts.length);
  return new ArrayValue(parts, 'String');
}

function account(result: string, run: Work): string {
  run.spendText(result.length);
  return result;
}

/**
 * Patterns are nearly always constants of a template, so the latest are cached. The steps allowed and the
 * work charged are proportional to the length of the text.
 */
function regex(pattern: string, self: string, run: Work): JavaRegex {
  if (pattern.length > MAX_PATTERN) {
    throw new RenderFailure('A regular expression is too long');
  }
  run.spend(8 + pattern.length + (self.length >> 3));
  run.regexBudget.grow(STEPS_PER_UNIT * self.length);
  return COMPILED.get(pattern);
}

const MAX_PATTERN = 10_000;
const COMPILED = new RecentlyUsed(200, MAX_PATTERN, compileJavaRegex);
