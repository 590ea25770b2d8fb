export type { JsonPathEdition } from './edition.js';
export { cachedJsonPath, compileJsonPath, evaluateJsonPath, type JsonPath } from './json-path.js';
export { InvalidJsonPathError, JsonPathError, JsonPathLimitError } from './json-path-errors.js';
export { type VisitBudget, visitBudget } from './steps/evaluation.js';
