import { FunctionProblem, type HclFunction } from '../../functions/function.js';
import type { HclExpression } from '../../syntax/nodes.js';
import type { HclValue } from '../../values/value.js';
import type { Evaluating } from '../evaluating.js';
import type { HclScope } from '../scope.js';

/** The functions that a template rendered by a function may not call, so that a template never contains itself. */
const RENDERING = ['templatefile', 'templatestring'];

const REFUSED: HclFunction = {
  parameters: [],
  rest: { name: 'values', type: 'dynamic', nullable: true, unknown: true },
  call: () => {
    throw new FunctionProblem('a template that is rendered cannot render others');
  },
};

/** Evaluates a template in which only some variables are known. */
export function renderIn(
  template: HclExpression,
  variables: ReadonlyMap<string, HclValue>,
  scope: HclScope,
  evaluating: Evaluating,
): HclValue {
  const functions = new Map(scope.functions);
  for (const name of RENDERING) {
    functions.set(name, REFUSED);
  }
  return evaluating(template, { ...scope, variables, functions });
}
