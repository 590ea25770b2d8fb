import type { LoadContext } from '../../load-context.js';
import { functionsInDocument } from '../form-readers.cjs';
import { mayHaveFunctions } from '../recognize.js';
import { joinFiles } from './external-references.js';
import { fillVariables } from './fill-variables.js';

/**
 * Completes an OpenAPI document: joins the files that it refers to, evaluates the functions of
 * CloudFormation in it, and fills in the variables that a template language left in it.
 */
export function readOpenApi(root: object, context: LoadContext): object {
  const joined = joinFiles(root, context);
  const evaluated = mayHaveFunctions(joined)
    ? functionsInDocument().evaluateDocument(joined, context)
    : joined;
  return context.variables.given ? fillVariables(evaluated, context) : evaluated;
}
