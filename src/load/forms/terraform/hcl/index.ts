// HCL, the language of Terraform: what parses a text, and what evaluates an expression.
export { HclBudget, HclLimitError, type HclLimits } from './budget.js';
export { elementsOf, type HclElement } from './evaluate/elements.js';
export { evaluate } from './evaluate/evaluate.js';
export {
  asValue,
  type HclNamespace,
  type HclScope,
  type HclVariable,
  type HclVariables,
  scopeWith,
} from './evaluate/scope.js';
export type { HclFunction, HclParameter } from './functions/function.js';
export { STANDARD_FUNCTIONS } from './functions/standard-functions.js';
export { HclError } from './hcl-error.js';
export type { HclFiles, HclHash, HclHashAlgorithm, HclHost, HclYamlNode } from './host.js';
export type * from './syntax/nodes.js';
export { parseExpression, parseHcl, parseTemplateText } from './syntax/parse.js';
export { readTypeConstraint, type TypeConstraint, type TypeDefaults } from './type-constraint.js';
export { ConversionProblem, convert } from './values/conversion/convert.js';
export { convertedTo } from './values/conversion/converted-to.js';
export * from './values/make-value.js';
export { hclFromPlain, hclToPlain } from './values/plain.js';
export { filledText } from './values/texts/text-builder.js';
export type {
  EncodedValue,
  TextTrace,
  UnknownText,
  UnknownTextPart,
} from './values/texts/trace.js';
export { type HclType, typeToJson } from './values/type.js';
export * from './values/value.js';
