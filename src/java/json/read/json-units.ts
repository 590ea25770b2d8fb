import {
  CARRIAGE_RETURN,
  COMMA,
  DOUBLE_QUOTE,
  LINE_FEED,
  MINUS,
  SINGLE_QUOTE,
  SPACE,
  TAB,
} from '../../characters.js';
import { afterRun } from '../../text-search.js';

/** json-smart marks the end of its input with this character, so one in the text also ends it. */
export const END_OF_INPUT = 0x1a;

/** The UTF-16 units of a text, and a few `END_OF_INPUT` after them. */
export type JsonUnits = Uint8Array | Uint16Array;

/**
 * The units of a text, which are read several times as fast as with `charCodeAt`. Those of a short text are valid
 * until the next call.
 */
export function unitsOf(text: string): JsonUnits {
  const { length } = text;
  if (length <= POOLED) {
    return copyUnits(text, POOL) <= 0xff ? POOL : wideUnits(text);
  }
  const bytes = new Uint8Array(length + AHEAD);
  const { read, written } = ENCODER.encodeInto(text, bytes);
  const isAscii = read === length && written === length;
  return isAscii ? bytes.fill(END_OF_INPUT, length) : wideUnits(text);
}

function wideUnits(text: string): JsonUnits {
  const units = new Uint16Array(text.length + AHEAD);
  copyUnits(text, units);
  return units;
}

/** Returns all units, or-ed. */
function copyUnits(text: string, units: JsonUnits): number {
  const { length } = text;
  let bits = 0;
  for (let at = 0; at < length; at += 1) {
    const unit = text.charCodeAt(at);
    units[at] = unit;
    bits |= unit;
  }
  units.fill(END_OF_INPUT, length, length + AHEAD);
  return bits;
}

/** How far a reader looks ahead, at most. */
const AHEAD = 8;
const POOLED = 512;
const POOL = new Uint8Array(POOLED + AHEAD);
const ENCODER = new TextEncoder();

export function unitAt(units: JsonUnits, offset: number): number {
  return units[offset] ?? END_OF_INPUT;
}

export function isBlank(unit: number): boolean {
  return (
    unit <= SPACE &&
    (unit === SPACE || unit === LINE_FEED || unit === CARRIAGE_RETURN || unit === TAB)
  );
}

/** The offset of the next unit that is not white space. @param text that of the units */
export function afterBlanks(text: string, units: JsonUnits, offset: number): number {
  const near = offset + SHORT_RUN;
  for (let at = offset; at < near; at += 1) {
    if (!isBlank(unitAt(units, at))) {
      return at;
    }
  }
  return afterRun(text, near, BLANKS);
}

/** The offset of the next unit that is neither white space nor a comma. @param text that of the units */
export function afterSurplus(text: string, units: JsonUnits, offset: number): number {
  const near = offset + SHORT_RUN;
  for (let at = offset; at < near; at += 1) {
    const unit = unitAt(units, at);
    if (unit !== COMMA && !isBlank(unit)) {
      return at;
    }
  }
  return afterRun(text, near, SURPLUS);
}

const BLANKS = /[ \t\r\n]*/y;
const SURPLUS = /[ \t\r\n,]*/y;
/** A loop reads so many units of a run; the engine's own search pays for longer ones. */
const SHORT_RUN = 16;

export function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

export function isQuote(unit: number): boolean {
  return unit === DOUBLE_QUOTE || unit === SINGLE_QUOTE;
}

export function startsNumber(unit: number): boolean {
  return isDigit(unit) || unit === MINUS;
}

/** `String.trim` removes units up to the space, and none above it. */
export function trimControls(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && text.charCodeAt(start) <= SPACE) {
    start++;
  }
  while (end > start && text.charCodeAt(end - 1) <= SPACE) {
    end--;
  }
  return text.slice(start, end);
}
