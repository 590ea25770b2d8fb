// The UTF-16 units that mean something in JSON.

/** json-smart marks the end of its input with this control character and takes one in the text for it. */
export const END = 0x1a;
export const TAB = 0x09;
export const LINE_FEED = 0x0a;
export const CARRIAGE_RETURN = 0x0d;
export const SPACE = 0x20;
export const DOUBLE_QUOTE = 0x22;
export const SINGLE_QUOTE = 0x27;
export const PLUS = 0x2b;
export const COMMA = 0x2c;
export const MINUS = 0x2d;
export const POINT = 0x2e;
export const COLON = 0x3a;
export const UPPER_E = 0x45;
export const OPEN_BRACKET = 0x5b;
export const BACKSLASH = 0x5c;
export const CLOSE_BRACKET = 0x5d;
export const LOWER_E = 0x65;
export const OPEN_BRACE = 0x7b;
export const CLOSE_BRACE = 0x7d;
export const DELETE = 0x7f;

export function unitAt(text: string, offset: number): number {
  return offset < text.length ? text.charCodeAt(offset) : END;
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

/** `String.trim`: everything up to the space, nothing above it. */
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
