import { BigDecimalValue } from '../../json/values.js';
import { RenderFailure } from '../work.js';

/** Negative, zero or positive. */
export function order<T extends number | bigint>(left: T, right: T): number {
  if (left < right) {
    return -1;
  }
  return left > right ? 1 : 0;
}

/** Refuses numbers that are too large, so that they end the rendering rather than the process. */
export function bounded(value: bigint): bigint {
  if (value > LARGEST || value < -LARGEST) {
    throw new RenderFailure('A number is too large');
  }
  return value;
}

const LARGEST = 1n << 65536n;

/**
 * `left / right` at a scale, by the rounding modes 0 to 7 of `BigDecimal`.
 * @throws RenderFailure for a divisor of zero, an unknown mode, and mode 7 if rounding is necessary
 */
export function rounded(
  left: BigDecimalValue,
  right: BigDecimalValue,
  scale: number,
  mode: number,
): BigDecimalValue {
  if (right.unscaled === 0n) {
    throw new RenderFailure('Division by zero');
  }
  if (mode < 0 || mode > 7) {
    throw new RenderFailure('Invalid rounding mode');
  }
  // left / right × 10^scale
  const shift = right.scale + scale - left.scale;
  const numerator = left.unscaled * powerOfTen(Math.max(0, shift));
  const denominator = right.unscaled * powerOfTen(Math.max(0, -shift));
  const whole = numerator / denominator;
  const rest = absolute(numerator % denominator);
  if (rest === 0n) {
    return new BigDecimalValue(bounded(whole), scale);
  }
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

/** The rounding mode of Velocity's divisions. */
export const HALF_DOWN = 5;

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}

/** The unscaled value at an equal or larger scale. */
export function rescale(value: BigDecimalValue, scale: number): bigint {
  return value.unscaled * powerOfTen(scale - value.scale);
}

/** @throws RenderFailure for an exponent that is too large */
export function powerOfTen(exponent: number): bigint {
  if (exponent > 20_000) {
    throw new RenderFailure('A number is too large');
  }
  return 10n ** BigInt(exponent);
}
