import { LOWER_N, MINUS, POINT } from '../../characters.js';
import { DoubleValue, type Value } from '../values.js';
import { ARRAY_STOPS, isStop, literalAt, type Stops } from './bare-words.js';
import type { JsonCursor } from './json-cursor.js';
import { afterSurplus, isDigit, unitAt } from './json-units.js';
import { shortWhole } from './number-text.js';

/** Adds short scalars of a list to `items`, up to the first value of another kind or the end of the list. */
export function readShortItems(cursor: JsonCursor, items: Value[]): void {
  const { units } = cursor;
  for (;;) {
    const value = readShortScalar(cursor, afterSurplus(units, cursor.offset), ARRAY_STOPS);
    if (value === undefined) {
      return;
    }
    items.push(value);
  }
}

/**
 * Reads `true`, `false`, `null` or a number of up to fifteen digits before a stop, which a double holds
 * exactly; `undefined` for anything else, with the cursor where it was.
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
  if (digits > 15 || point === at - 1 || !isStop(stops, code)) {
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

const POWERS_OF_TEN: readonly number[] = Array.from({ length: 16 }, (_, power) => 10 ** power);

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
