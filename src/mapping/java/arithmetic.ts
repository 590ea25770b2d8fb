import {
  BigDecimalValue,
  BigIntegerValue,
  DoubleValue,
  FloatValue,
  type JavaNumber,
  LongValue,
  type Value,
} from '../json/values.js';
import { doubleOf, isNumber, longOf, toBigDecimal } from './numbers.js';
import { RenderFailure } from './work.js';

type Operator = '+' | '-' | '*' | '/' | '%';

/** Null where the operands are no numbers or the divisor is zero, as Velocity has it. */
export function calculate(operator: Operator, left: Value, right: Value): Value {
  if (typeof left === 'number' && typeof right === 'number') return ofInts(operator, left, right);
  if (!isNumber(left) || !isNumber(right)) return null;
  if ((operator === '/' || operator === '%') && isZero(right)) return null;
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
  if (typeof left === 'number' && typeof right === 'number') return left - right;
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

/** `BigDecimal.compareTo`: the scale does not count. */
export function compareBigDecimals(left: BigDecimalValue, right: BigDecimalValue): number {
  const scale = Math.max(left.scale, right.scale);
  return order(rescale(left, scale), rescale(right, scale));
}

function order<T extends number | bigint>(left: T, right: T): number {
  if (left < right) return -1;
  return left > right ? 1 : 0;
}

/** The class in which Velocity calculates. */
function baseOf(left: number | JavaNumber, right: number | JavaNumber): Base {
  const kinds = [kindOf(left), kindOf(right)];
  const whole = kinds.every((kind) => WHOLE.has(kind));
  if (kinds.includes('BigDecimal')) return 'big decimal';
  if (kinds.includes('BigInteger')) return whole ? 'big integer' : 'big decimal';
  if (whole) return 'long';
  return kinds.includes('Double') ? 'double' : 'float';
}

type Base = 'long' | 'big integer' | 'float' | 'double' | 'big decimal';
const WHOLE: ReadonlySet<string> = new Set(['Integer', 'Long', 'BigInteger']);

function kindOf(value: number | JavaNumber): string {
  return typeof value === 'number' ? 'Integer' : value.kind;
}

function isZero(value: number | JavaNumber): boolean {
  if (typeof value === 'number') return value === 0;
  if (value instanceof BigDecimalValue) return value.unscaled === 0n;
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
      if (Number.isSafeInteger(product)) return fromSafeInteger(product);
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

/** At least one is a Long; what leaves 64 bits becomes a BigInteger, where Velocity notices. */
function ofLongs(
  operator: Operator,
  leftNumber: JavaNumber | number,
  rightNumber: JavaNumber | number,
): Value {
  const left = longOf(leftNumber);
  const right = longOf(rightNumber);
  const exact = ofWhole(operator, left, right);
  const wrapped = BigInt.asIntN(64, exact);
  if (wrapped === exact) return new LongValue(wrapped);
  // Velocity checks a product by dividing it again, which passes for the smallest Long times −1.
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
  if (operator !== '%') return bounded(ofWhole(operator, left, right));
  if (right < 0n) throw new RenderFailure('BigInteger: modulus not positive');
  return ((left % right) + right) % right;
}

/** Numbers that outgrow any use end the rendering rather than the process. */
export function bounded(value: bigint): bigint {
  if (value > LARGEST || value < -LARGEST) throw new RenderFailure('A number grows too large');
  return value;
}

const LARGEST = 1n << 65536n;

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

/**
 * `left / right` at a scale, by the rounding modes 0 to 7 of `BigDecimal`.
 * @throws RenderFailure for a divisor of zero, an unknown mode, and mode 7 where rounding is needed
 */
export function rounded(
  left: BigDecimalValue,
  right: BigDecimalValue,
  scale: number,
  mode: number,
): BigDecimalValue {
  if (right.unscaled === 0n) throw new RenderFailure('Division by zero');
  if (mode < 0 || mode > 7) throw new RenderFailure('Invalid rounding mode');
  // left / right × 10^scale
  const shift = right.scale + scale - left.scale;
  const numerator = left.unscaled * powerOfTen(Math.max(0, shift));
  const denominator = right.unscaled * powerOfTen(Math.max(0, -shift));
  const whole = numerator / denominator;
  const rest = absolute(numerator % denominator);
  if (rest === 0n) return new BigDecimalValue(bounded(whole), scale);
  const negative = numerator < 0n !== denominator < 0n;
  const half = compareHalf(rest, absolute(denominator));
  const away = roundsAway(mode, negative, half, whole % 2n !== 0n);
  const step = negative ? -1n : 1n;
  return new BigDecimalValue(bounded(away ? whole + step : whole), scale);
}

function compareHalf(rest: bigint, denominator: bigint): number {
  return order(rest * 2n, denominator);
}

/** UP, DOWN, CEILING, FLOOR, HALF_UP, HALF_DOWN, HALF_EVEN, UNNECESSARY. */
function roundsAway(mode: number, negative: boolean, half: number, odd: boolean): boolean {
  switch (mode) {
    case 0:
      return true;
    case 1:
      return false;
    case 2:
      return !negative;
    case 3:
      return negative;
    case 4:
      return half >= 0;
    case 5:
      return half > 0;
    case 6:
      return half > 0 || (half === 0 && odd);
    default:
      throw new RenderFailure('Rounding necessary');
  }
}

const HALF_DOWN = 5;

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function rescale(value: BigDecimalValue, scale: number): bigint {
  return value.unscaled * powerOfTen(scale - value.scale);
}

/** @throws RenderFailure for powers that no honest number needs */
export function powerOfTen(exponent: number): bigint {
  if (exponent > 20_000) throw new RenderFailure('A number grows too large');
  return 10n ** BigInt(exponent);
}
