import { HclError } from '../../hcl-error.js';
import type { CallNode } from '../../syntax/nodes.js';
import { boolValue, unknownFrom } from '../../values/make-value.js';
import { type HclValue, isWhollyKnown } from '../../values/value.js';
import { attempted } from '../attempted.js';
import type { Evaluating } from '../evaluating.js';
import type { HclScope } from '../scope.js';

/** `try(a, b…)`: the first of its expressions that does not fail. */
export function tryEach(
  { parameters, place }: CallNode,
  scope: HclScope,
  evaluating: Evaluating,
): HclValue {
  const problems: string[] = [];
  for (const parameter of parameters) {
    const result = attempted(() => evaluating(parameter, scope));
    if (!(result instanceof HclError)) {
      return result;
    }
    problems.push(result.message);
  }
  throw new HclError(
    parameters.length === 0 ? 'Not enough function arguments' : 'Error in function call',
    parameters.length === 0
      ? 'try needs at least one argument'
      : `no expression of this call of try succeeds: ${problems.join('; ').slice(0, 1_000)}`,
    place,
  );
}

/** `can(a)`: whether its expression does not fail. */
export function can(
  { parameters, place }: CallNode,
  scope: HclScope,
  evaluating: Evaluating,
): HclValue {
  const [parameter] = parameters;
  if (parameter === undefined || parameters.length > 1) {
    throw new HclError(
      parameter === undefined ? 'Not enough function arguments' : 'Too many function arguments',
      'can takes one argument',
      place,
    );
  }
  const result = attempted(() => evaluating(parameter, scope));
  if (result instanceof HclError) {
    return boolValue(false);
  }
  // A value that is known later may still make the expression fail.
  return isWhollyKnown(result) ? boolValue(true) : unknownFrom([result], 'bool');
}
