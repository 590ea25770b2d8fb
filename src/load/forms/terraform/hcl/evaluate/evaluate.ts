import { HclLimitError } from '../budget.js';
import { HclError } from '../hcl-error.js';
import type { HclExpression } from '../syntax/nodes.js';
import { type HclValue, placedAt } from '../values/value.js';
import { callFunction } from './calls/call.js';
import { evaluateConditional } from './conditional.js';
import { evaluateForNode } from './for.js';
import { evaluateObject, evaluateTuple } from './literals.js';
import { evaluateBinary, evaluateUnary } from './operators.js';
import { evaluateTraversal } from './references/traversal.js';
import { asValue, type HclScope, variableIn } from './scope.js';
import { evaluateTemplate } from './template.js';

/**
 * Evaluates an expression. Every value of the result has the place where it was written.
 * @throws HclError with the place of the mistake
 * @throws HclLimitError for more work than the budget of the scope allows
 */
export function evaluate(expression: HclExpression, scope: HclScope): HclValue {
  const { place } = expression;
  const { budget } = scope;
  budget.spend(1, place);
  budget.enter(place);
  try {
    return placedAt(evaluateNode(expression, scope), place);
  } catch (error) {
    const isOpen = error instanceof HclError && error.place === undefined;
    throw isOpen && !(error instanceof HclLimitError) ? error.at(place) : error;
  } finally {
    budget.leave();
  }
}

function evaluateNode(node: HclExpression, scope: HclScope): HclValue {
  switch (node.kind) {
    case 'literal':
      return node.value;
    case 'template':
      return evaluateTemplate(node, scope, evaluate);
    case 'variable':
      return asValue(variableIn(scope, node.name, node.place), node.place);
    case 'traversal':
      return evaluateTraversal(node, scope, evaluate);
    case 'call':
      return callFunction(node, scope, evaluate);
    case 'conditional':
      return evaluateConditional(node, scope, evaluate);
    case 'binary':
      return evaluateBinary(node, scope, evaluate);
    case 'unary':
      return evaluateUnary(node, scope, evaluate);
    case 'tuple':
      return evaluateTuple(node, scope, evaluate);
    case 'object':
      return evaluateObject(node, scope, evaluate);
    case 'for':
      return evaluateForNode(node, scope, evaluate);
    case 'parentheses':
      return evaluate(node.inner, scope);
  }
}
