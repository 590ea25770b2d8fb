import type { LoadContext } from '../load-context.js';
import { joinFiles } from './external-references.js';
import { fillVariables } from './fill-variables.js';

/**
 * Completes an OpenAPI document: joins the files that it refers to, and fills in the variables that a
 * template language left in it.
 */
export function readOpenApi(root: object, context: LoadContext): object {
  const joined = joinFiles(root, context);
  return context.variables.given ? fillVariables(joined, context) : joined;
}
