import { compareBigDecimals } from '../../json/big-decimal.js';
import {
  BigDecimalValue,
  BigIntegerValue,
  DoubleValue,
  FloatValue,
  type JavaNumber,
  LongValue,
  type Value,
} from '../../json/values.js';
import { RenderFailure } from '../work.js';
import { bounded, HALF_DOWN, order, rescale, rounded } from './decimals.js';
import { doubleOf, isNumber, longOf, toBigDecimal } from './numbers.js';

type Operator = '+' | '-' | '*' | '/' | '%';

/** Null if an operand is not a number or the divisor is zero, as in Velocity. */
export function calculate(operator: Operator, left: Value, right: Value): Value {
  if (typeof left === 'number' && typeof right === 'number') {
    return ofInts(operator, left, right);
  }
  if (!isNumber(left) || !isNumber(right)) {
    return null;
  }
  if ((operator === '/' || operator === '%') && isZero(right)) {
    return null;
  }
  switch (baseOf(left, right)) {
    case 'long':
      return ofLongs(operator, left, right);
    case 'big integer':
      return new BigIntegerValue(ofBigIntegers(operator, longOf(left), longOf(right)));
    case 'float':
      return new FloatValue(ofDoubles(operator, doubleOf(left), doubleOf(right)));
    case 'double':
      return new DoubleValue(ofDoubles(operator, doubleOf(left), doubleOf(right)));
    case 'big decimal':
      return ofBigDecimals(operator, toBigDecimal(left), toBigDecimal(right));
  }
}

/** Negative, zero or positive. */
export function compareNumbers(left: number | JavaNumber, right: number | JavaNumber): number {
  if (typeof left === 'number' && typeof right === 'number') {
    return left - right;
  }
  switch (baseOf(left, right)) {
    case 'long':
    case 'big integer':
      return order(longOf(left), longOf(right));
    case 'float':
    case 'double':
      return order(doubleOf(left), doubleOf(right));
    case 'big decimal':
      return compareBigDecimals(toBigDecimal(left), toBigDecimal(right));
  }
}

/** The class in which Velocity performs an operation. */
function baseOf(left: number | JavaNumber, right: number | JavaNumber): Base {
  const kinds = [kindOf(left), kindOf(right)];
  const whole = kinds.every((kind) => WHOLE.has(kind));
  if (kinds.includes('BigDecimal')) {
    return 'big decimal';
  }
  if (kinds.includes('BigInteger')) {
    return whole ? 'big integer' : 'big decimal';
  }
  if (whole) {
    return 'long';
  }
  return kinds.includes('Double') ? 'double' : 'float';
}

type Base = 'long' | 'big integer' | 'float' | 'double' | 'big decimal';
const WHOLE: ReadonlySet<string> = new Set(['Integer', 'Long', 'BigInteger']);

function kindOf(value: number | JavaNumber): string {
  return typeof value === 'number' ? 'Integer' : value.kind;
}

function isZero(value: number | JavaNumber): boolean {
  if (typeof value === 'number') {
    return value === 0;
  }
  if (value instanceof BigDecimalValue) {
    return value.unscaled === 0n;
  }
  return typeof value.value === 'bigint' ? value.value === 0n : value.value === 0;
}

function ofInts(operator: Operator, left: number, right: number): Value {
  switch (operator) {
    case '+':
      return fromSafeInteger(left + right);
    case '-':
      return fromSafeInteger(left - right);
    case '*': {
      const product = left * right;
      if (Number.isSafeInteger(product)) {
        return fromSafeInteger(product);
      }
      return new LongValue(BigInt(left) * BigInt(right));
    }
    case '/':
      return right === 0 ? null : fromSafeInteger(Math.trunc(left / right));
    case '%':
      return right === 0 ? null : fromSafeInteger(left % right);
  }
}

function fromSafeInteger(value: number): Value {
  return value === (value | 0) ? value | 0 : new LongValue(BigInt(value));
}

/** At least one is a Long; on overflow the result becomes a BigInteger, if Velocity detects it. */
function ofLongs(
  operator: Operator,
  leftNumber: JavaNumber | number,
  rightNumber: JavaNumber | number,
): Value {
  const left = longOf(leftNumber);
  const right = longOf(rightNumber);
  const exact = ofWhole(operator, left, right);
  const wrapped = BigInt.asIntN(64, exact);
  if (wrapped === exact) {
    return new LongValue(wrapped);
  }
  // Velocity checks a product by division, which does not detect the smallest Long times −1.
  const unnoticed =
    operator === '/' || (operator === '*' && BigInt.asIntN(64, wrapped / right) === left);
  return unnoticed ? new LongValue(wrapped) : new BigIntegerValue(exact);
}

function ofWhole(operator: Operator, left: bigint, right: bigint): bigint {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
    case '%':
      return left % right;
  }
}

function ofBigIntegers(operator: Operator, left: bigint, right: bigint): bigint {
  if (operator !== '%') {
    return bounded(ofWhole(operator, left, right));
  }
  if (right < 0n) {
    throw new RenderFailure('BigInteger: modulus not positive');
  }
  return ((left % right) + right) % right;
}

function ofDoubles(operator: Operator, left: number, right: number): number {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
    case '%':
      return left % right;
  }
}

function ofBigDecimals(operator: Operator, left: BigDecimalValue, right: BigDecimalValue): Value {
  const scale = Math.max(left.scale, right.scale);
  switch (operator) {
    case '+':
      return new BigDecimalValue(bounded(rescale(left, scale) + rescale(right, scale)), scale);
    case '-':
      return new BigDecimalValue(bounded(rescale(left, scale) - rescale(right, scale)), scale);
    case '*':
      return new BigDecimalValue(bounded(left.unscaled * right.unscaled), left.scale + right.scale);
    case '/':
      return rounded(left, right, left.scale, HALF_DOWN);
    case '%':
      throw new RenderFailure('Cannot calculate the modulo of BigDecimals');
  }
}
