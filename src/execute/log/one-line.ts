/**
 * A text from outside as a log may print it: control characters, which would end a line, forge
 * another or speak to a terminal, and signs that reorder what is read, stand as escapes.
 */
export function oneLine(text: string): string {
  return text.replace(UNPRINTABLE, (unit) => SHORT.get(unit) ?? unicodeEscape(unit));
}

const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

const SHORT: ReadonlyMap<string, string> = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

function unicodeEscape(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
