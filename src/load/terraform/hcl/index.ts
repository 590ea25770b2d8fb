// HCL, the language of Terraform: what parses a text.
export { HclError } from './hcl-error.js';
export type * from './syntax/nodes.js';
export { parseExpression, parseHcl, parseTemplateText } from './syntax/parse.js';
