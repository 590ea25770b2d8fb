export {
  cachedJavaRegex,
  compileJavaRegex,
  type JavaMatch,
  JavaRegex,
  stepBudget,
} from './java-regex.js';
export type { StepBudget } from './match/match-state.js';
export { JavaRegexLimitError, JavaRegexSyntaxError, JavaReplacementError } from './regex-errors.js';
