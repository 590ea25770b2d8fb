import { CLOSE_BRACE, CLOSE_BRACKET, COLON, COMMA } from '../../characters.js';
import { FloatValue, type Value } from '../values.js';

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

/** Whether a text has a word at an offset, and a stop after it. */
export function hasWordAt(text: string, offset: number, word: string, stops: Stops): boolean {
  for (let at = 0; at < word.length; at += 1) {
    if (text.charCodeAt(offset + at) !== word.charCodeAt(at)) {
      return false;
    }
  }
  return isStop(stops, text.charCodeAt(offset + word.length));
}

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
