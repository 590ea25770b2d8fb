import {
  CARRIAGE_RETURN,
  DOUBLE_QUOTE,
  LINE_FEED,
  MINUS,
  SINGLE_QUOTE,
  SPACE,
  TAB,
} from '../../characters.js';

/** json-smart marks the end of its input with this character, so one in the text also ends it. */
export const END_OF_INPUT = 0x1a;

export function unitAt(text: string, offset: number): number {
  return offset < text.length ? text.charCodeAt(offset) : END_OF_INPUT;
}

export function isBlank(unit: number): boolean {
  return unit === SPACE || unit === LINE_FEED || unit === CARRIAGE_RETURN || unit === TAB;
}

export function isQuote(unit: number): boolean {
  return unit === DOUBLE_QUOTE || unit === SINGLE_QUOTE;
}

export function startsNumber(unit: number): boolean {
  return (unit >= 0x30 && unit <= 0x39) || unit === MINUS;
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
