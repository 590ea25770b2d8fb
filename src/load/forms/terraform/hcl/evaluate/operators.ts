import type { Place } from '../../../../source/source-text.js';
import { HclError } from '../hcl-error.js';
import type { BinaryNode, BinaryOperator, UnaryNode } from '../syntax/nodes.js';
import { convertedTo } from '../values/conversion/converted-to.js';
import { equals } from '../values/equality.js';
import { boolValue, numberValue, unknownFrom } from '../values/make-value.js';
import type { BigFloat } from '../values/numbers/big-float.js';
import type { HclValue } from '../values/value.js';
import { attempted } from './attempted.js';
import type { Evaluating } from './evaluating.js';
import type { HclScope } from './scope.js';

export function evaluateBinary(
  node: BinaryNode,
  scope: HclScope,
  evaluating: Evaluating,
): HclValue {
  let left = evaluating(node.first, scope);
  for (const { operator, operand, place } of node.rest) {
    const right = rightOperand(operator, left, () => evaluating(operand, scope));
    left = { ...applyBinary(operator, left, right, place), place: node.place };
  }
  return left;
}

/**
 * The right operand. Where the left one decides, it may fail, as in Terraform from 1.12 on:
 * `var.a != null && var.a.enabled`.
 */
function rightOperand(
  operator: BinaryOperator,
  left: HclValue,
  evaluation: () => HclValue,
): HclValue {
  const decides = left.kind === 'bool' && operator === (left.bool ? '||' : '&&');
  const right = decides ? attempted(evaluation) : evaluation();
  return right instanceof HclError ? left : right;
}

function applyBinary(
  operator: BinaryOperator,
  left: HclValue,
  right: HclValue,
  place: Place,
): HclValue {
  if (operator === '==' || operator === '!=') {
    const equal = equals(left, right);
    return equal === undefined
      ? unknownFrom([left, right], 'bool')
      : boolValue(equal === (operator === '=='));
  }
  const type = operator === '&&' || operator === '||' ? 'bool' : 'number';
  const a = operandOf(left, type, 'left ', place);
  const b = operandOf(right, type, 'right ', place);
  if (a.kind === 'bool' && b.kind === 'bool') {
    return boolValue(operator === '&&' ? a.bool && b.bool : a.bool || b.bool);
  }
  if (a.kind === 'number' && b.kind === 'number') {
    return arithmetic(operator, a.number, b.number, place);
  }
  // As in Terraform up to 1.11, no operand decides alone where the other one is unknown.
  return unknownFrom([a, b], COMPARISONS.has(operator) ? 'bool' : type);
}

const COMPARISONS: ReadonlySet<BinaryOperator> = new Set(['<', '<=', '>', '>=']);

function operandOf(value: HclValue, type: 'bool' | 'number', side: string, place: Place): HclValue {
  if (value.kind === 'null') {
    throw new HclError('Operation failed', `the ${side}operand is null, not a ${type}`, place);
  }
  const detail = `unsuitable value for the ${side}operand`;
  return convertedTo(value, type, 'Invalid operand', detail, place);
}

function arithmetic(operator: BinaryOperator, a: BigFloat, b: BigFloat, place: Place): HclValue {
  switch (operator) {
    case '+':
      return numberValue(a.plus(b));
    case '-':
      return numberValue(a.minus(b));
    case '*':
      return numberValue(a.times(b));
    case '/':
    case '%':
      if (b.sign === 0) {
        throw new HclError('Division by zero', 'the divisor is 0', place);
      }
      return numberValue(operator === '/' ? a.dividedBy(b) : a.modulo(b));
    case '<':
      return boolValue(a.compare(b) < 0);
    case '<=':
      return boolValue(a.compare(b) <= 0);
    case '>':
      return boolValue(a.compare(b) > 0);
    default:
      return boolValue(a.compare(b) >= 0);
  }
}

export function evaluateUnary(node: UnaryNode, scope: HclScope, evaluating: Evaluating): HclValue {
  let value = evaluating(node.operand, scope);
  for (const operator of node.operators.toReversed()) {
    const type = operator === '!' ? 'bool' : 'number';
    const operand = operandOf(value, type, '', node.place);
    if (operand.kind === 'bool') {
      value = boolValue(!operand.bool, node.place);
    } else if (operand.kind === 'number') {
      value = numberValue(operand.number.negated(), node.place);
    } else {
      value = unknownFrom([operand], type, { place: node.place });
    }
  }
  return value;
}
