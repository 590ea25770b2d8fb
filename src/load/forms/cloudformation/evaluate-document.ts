import type { LoadContext } from '../../load-context.js';
import { TooLarge } from './evaluation/budget.js';
import { callIn } from './evaluation/evaluated.js';
import { Evaluator } from './evaluation/evaluator.js';
import { isForEach } from './functions/for-each.js';
import { DocumentScope } from './references/document-scope.js';

/**
 * Evaluates the intrinsic functions in an OpenAPI document that a template includes
 * (`AWS::Include`); a document without functions is returned as it is.
 */
export function evaluateDocument(document: object, context: LoadContext): object {
  return hasFunctions(document)
    ? withinBudget(context, () =>
        new Evaluator(context, new DocumentScope(context)).copyOf(document),
      )
    : document;
}

/** The result of an evaluation; one that makes too much ends the load. */
export function withinBudget<Result>(context: LoadContext, evaluate: () => Result): Result {
  try {
    return evaluate();
  } catch (cause) {
    if (!(cause instanceof TooLarge)) {
      throw cause;
    }
    const message = `Invalid template: the template is too large: ${cause.message}`;
    return context.fail('INVALID_DOCUMENT', message, undefined);
  }
}

function hasFunctions(document: object): boolean {
  const seen = new Set<object>([document]);
  for (const value of seen) {
    if (callIn(value) !== undefined) {
      return true;
    }
    for (const [key, member] of Object.entries(value)) {
      if (key === 'Fn::Transform' || isForEach(key)) {
        return true;
      }
      if (typeof member === 'string' && member.includes('{{resolve:')) {
        return true;
      }
      if (typeof member === 'object' && member !== null) {
        seen.add(member);
      }
    }
  }
  return false;
}
