import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  LOWER_E,
  LOWER_N,
  LOWER_U,
} from '../../characters.js';
import { FloatValue, type Value } from '../values.js';
import { type JsonUnits, unitAt } from './json-units.js';

/** The units that end an unquoted text, by its position. */
export interface Stops {
  readonly first: number;
  readonly second: number;
}

export const NO_STOP: Stops = { first: -1, second: -1 };
export const KEY_STOPS: Stops = { first: COLON, second: COLON };
export const ARRAY_STOPS: Stops = { first: COMMA, second: CLOSE_BRACKET };
export const OBJECT_STOPS: Stops = { first: COMMA, second: CLOSE_BRACE };

/** Whether a unit ends an unquoted text. */
export function isStop(stops: Stops, unit: number): boolean {
  return unit === stops.first || unit === stops.second;
}

const KEYWORDS: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['null', null],
  ['true', true],
  ['false', false],
  ['NaN', new FloatValue(Number.NaN)],
]);

/** The length of the `true`, `false` or `null` at an offset, with a stop after it; 0 for anything else. */
export function literalAt(units: JsonUnits, offset: number, stops: Stops): number {
  let length = 4;
  let isWord = false;
  switch (unitAt(units, offset)) {
    case LOWER_T:
      isWord = hasUnits(units, offset + 1, LOWER_R, LOWER_U, LOWER_E);
      break;
    case LOWER_N:
      isWord = hasUnits(units, offset + 1, LOWER_U, LOWER_L, LOWER_L);
      break;
    case LOWER_F:
      length = 5;
      isWord =
        unitAt(units, offset + 1) === LOWER_A &&
        hasUnits(units, offset + 2, LOWER_L, LOWER_S, LOWER_E);
  }
  return isWord && isStop(stops, unitAt(units, offset + length)) ? length : 0;
}

function hasUnits(
  units: JsonUnits,
  at: number,
  first: number,
  second: number,
  third: number,
): boolean {
  return (
    unitAt(units, at) === first &&
    unitAt(units, at + 1) === second &&
    unitAt(units, at + 2) === third
  );
}

const LOWER_A = 0x61;
const LOWER_F = 0x66;
const LOWER_L = 0x6c;
const LOWER_R = 0x72;
const LOWER_S = 0x73;
const LOWER_T = 0x74;

const KEYWORD_STARTS: ReadonlySet<number> = new Set(
  [...KEYWORDS.keys()].map((word) => word.charCodeAt(0)),
);

/** Whether a keyword begins with this unit. */
export function startsKeyword(unit: number): boolean {
  return KEYWORD_STARTS.has(unit);
}

/** The value of an unquoted word: the word itself, unless it is a keyword. */
export function bareWord(text: string): Value {
  const value = KEYWORDS.get(text);
  return value === undefined ? text : value;
}
