import type { LoadContext } from '../load-context.js';
import { fillVariables } from './fill-variables.js';

/** Completes an OpenAPI document: fills in the variables that a template language left in it. */
export function readOpenApi(root: object, context: LoadContext): object {
  return context.variables.given ? fillVariables(root, context) : root;
}
