import { HclError } from '../hcl-error.js';
import type { ConditionalNode, HclExpression } from '../syntax/nodes.js';
import { convertedTo } from '../values/conversion/converted-to.js';
import { unify } from '../values/conversion/unify.js';
import { unknownFrom } from '../values/make-value.js';
import { describeType, type HclType } from '../values/type.js';
import { type HclValue, typeOfValue } from '../values/value.js';
import { attempted } from './attempted.js';
import type { Evaluating } from './evaluating.js';
import type { HclScope } from './scope.js';

const MIXED = 'Inconsistent conditional result types';

/**
 * Both results are evaluated, and the one that the condition chooses is converted to the type that they
 * have in common. The other one may fail; its type is not known then.
 */
export function evaluateConditional(
  node: ConditionalNode,
  scope: HclScope,
  evaluating: Evaluating,
): HclValue {
  const condition = conditionOf(node.condition, scope, evaluating);
  const chosen = condition.kind === 'bool' ? condition.bool : undefined;
  const whenTrue = resultOf(node.whenTrue, chosen === true, scope, evaluating);
  const whenFalse = resultOf(node.whenFalse, chosen === false, scope, evaluating);
  const type = commonType(whenTrue, whenFalse);
  if (type === undefined) {
    const types = [whenTrue, whenFalse].map((value) => describeType(typeOfValue(value)));
    throw new HclError(
      MIXED,
      `the values for true (${types[0]}) and false (${types[1]}) have no type in common; make them alike`,
      node.place,
    );
  }
  if (condition.kind === 'unknown') {
    return unknownFrom([condition], type, {
      nullable: [whenTrue, whenFalse].some(canBeNull),
      place: node.place,
    });
  }
  const result = chosen ? whenTrue : whenFalse;
  return convertedTo(result, type, MIXED, 'the value does not convert', node.place);
}

function resultOf(
  branch: HclExpression,
  isChosen: boolean,
  scope: HclScope,
  evaluating: Evaluating,
): HclValue {
  if (isChosen) {
    return evaluating(branch, scope);
  }
  const result = attempted(() => evaluating(branch, scope));
  return result instanceof HclError ? unknownFrom([], 'dynamic') : result;
}

/** The condition as a bool, or an unknown value. */
export function conditionOf(
  expression: HclExpression,
  scope: HclScope,
  evaluating: Evaluating,
): HclValue {
  const value = evaluating(expression, scope);
  const { place } = expression;
  if (value.kind === 'null') {
    throw new HclError('Null condition', 'the condition is null, not true or false', place);
  }
  const detail = 'the condition must be true or false';
  return convertedTo(value, 'bool', 'Incorrect condition type', detail, place);
}

function commonType(whenTrue: HclValue, whenFalse: HclValue): HclType | undefined {
  if (isPlainNull(whenTrue)) {
    return typeOfValue(whenFalse);
  }
  return isPlainNull(whenFalse)
    ? typeOfValue(whenTrue)
    : unify([typeOfValue(whenTrue), typeOfValue(whenFalse)]);
}

function isPlainNull(value: HclValue): boolean {
  return value.kind === 'null' && value.type === 'dynamic';
}

function canBeNull(value: HclValue): boolean {
  return value.kind === 'null' || (value.kind === 'unknown' && value.nullable);
}
