import { LOWER_E, LOWER_N, MINUS, PLUS, POINT, UPPER_E } from '../../characters.js';
import { DoubleValue, type Value } from '../values.js';
import { ARRAY_STOPS, isStop, literalAt, type Stops } from './bare-words.js';
import type { JsonCursor } from './json-cursor.js';
import { afterSurplus, isDigit, unitAt } from './json-units.js';
import { LONGEST_DOUBLE, shortWhole } from './number-text.js';

/**
 * Adds short scalars of a list to `items`, up to the first value of another kind, the end of the list, or
 * the one that reaches `offset`.
 */
export function readShortItems(cursor: JsonCursor, items: Value[], offset: number): void {
  const { text, units } = cursor;
  while (cursor.offset < offset) {
    const value = readShortScalar(cursor, afterSurplus(text, units, cursor.offset), ARRAY_STOPS);
    if (value === undefined) {
      return;
    }
    items.push(value);
  }
}

/**
 * Reads `true`, `false`, `null` or a number of up to fifteen digits before a stop, which a double holds
 * exactly, perhaps with an exponent; `undefined` for anything else, with the cursor where it was.
 */
export function readShortScalar(cursor: JsonCursor, from: number, stops: Stops): Value | undefined {
  const { units } = cursor;
  const unit = unitAt(units, from);
  const start = unit === MINUS ? from + 1 : from;
  let digits = 0;
  let value = 0;
  let point = -1;
  let at = start;
  let code = unitAt(units, at);
  for (; digits <= 15; at += 1, code = unitAt(units, at)) {
    if (isDigit(code)) {
      value = value * 10 + code - 0x30;
      digits += 1;
    } else if (code === POINT && point < 0 && digits > 0) {
      point = at;
    } else {
      break;
    }
  }
  if (digits === 0) {
    return readLiteral(cursor, from, unit, stops);
  }
  if (digits > 15 || point === at - 1) {
    return undefined;
  }
  if (code === LOWER_E || code === UPPER_E) {
    return readPower(cursor, { from, at, stops }, value, point < 0 ? 0 : at - point - 1);
  }
  if (!isStop(stops, code)) {
    return undefined;
  }
  cursor.offset = at;
  cursor.unit = code;
  const signed = unit === MINUS ? -value : value;
  // Dividing rounds once, as reading the decimal does: both numbers are exact.
  return point < 0
    ? shortWhole(signed)
    : new DoubleValue(signed / (POWERS_OF_TEN[at - point - 1] ?? 1));
}

/** Those that a double holds exactly. */
const POWERS_OF_TEN: readonly number[] = Array.from({ length: 23 }, (_, at) => Number(`1e${at}`));

/**
 * Reads the exponent of a number of up to 18 units, before a stop.
 * @param at the offset of its `e`
 * @param digits those before it, as a whole number, without their sign
 * @param decimals how many of them are after the point
 */
function readPower(
  cursor: JsonCursor,
  { from, at, stops }: { readonly from: number; readonly at: number; readonly stops: Stops },
  digits: number,
  decimals: number,
): Value | undefined {
  const { text, units } = cursor;
  const sign = unitAt(units, at + 1);
  const start = sign === MINUS || sign === PLUS ? at + 2 : at + 1;
  let power = 0;
  let end = start;
  let code = unitAt(units, end);
  for (; isDigit(code) && end - from <= LONGEST_DOUBLE; code = unitAt(units, end)) {
    power = power * 10 + code - 0x30;
    end += 1;
  }
  if (end === start || end - from > LONGEST_DOUBLE || !isStop(stops, code)) {
    return undefined;
  }
  cursor.moveTo(end);
  const shift = (sign === MINUS ? -power : power) - decimals;
  const scale = POWERS_OF_TEN[Math.abs(shift)];
  if (scale === undefined) {
    return new DoubleValue(Number(text.slice(from, end)));
  }
  // Both are exact, so the result is rounded once, as reading the decimal does.
  const value = shift < 0 ? digits / scale : digits * scale;
  return new DoubleValue(unitAt(units, from) === MINUS ? -value : value);
}

function readLiteral(
  cursor: JsonCursor,
  from: number,
  unit: number,
  stops: Stops,
): Value | undefined {
  const length = literalAt(cursor.units, from, stops);
  if (length === 0) {
    return undefined;
  }
  cursor.moveTo(from + length);
  return length === 5 ? false : unit === LOWER_N ? null : true;
}
