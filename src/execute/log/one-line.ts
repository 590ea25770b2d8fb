/**
 * Makes text from outside safe for a log: escapes control characters, which could end a line, forge
 * another or control a terminal, and characters that reorder the text around them.
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
