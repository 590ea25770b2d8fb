export { GrowingBudget } from './growing-budget.js';
export {
  cachedJavaRegex,
  compileJavaRegex,
  type JavaMatch,
  JavaRegex,
  LEAST_STEPS,
  STEPS_PER_UNIT,
  stepBudget,
} from './java-regex.js';
export type { StepBudget } from './match/match-state.js';
export { JavaRegexLimitError, JavaRegexSyntaxError, JavaReplacementError } from './regex-errors.js';
