import { CLOSE_BRACE, CLOSE_BRACKET, COLON, COMMA } from '../../characters.js';
import { FloatValue, type Value } from '../values.js';

/** The units that end an unquoted text, by its position. */
export type Stops = ReadonlySet<number>;

export const NO_STOP: Stops = new Set();
export const KEY_STOPS: Stops = new Set([COLON]);
export const ARRAY_STOPS: Stops = new Set([COMMA, CLOSE_BRACKET]);
export const OBJECT_STOPS: Stops = new Set([COMMA, CLOSE_BRACE]);

const KEYWORDS: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['null', null],
  ['true', true],
  ['false', false],
  ['NaN', new FloatValue(Number.NaN)],
]);
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
