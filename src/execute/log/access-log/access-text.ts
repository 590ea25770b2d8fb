import { oneLine } from '../one-line.js';

/** How a format keeps a value in its place. */
export type FormatKind = 'JSON' | 'XML' | 'CSV' | 'TEXT';

/** The kind of a format, by its text. */
export function kindOfFormat(format: string): FormatKind {
  if (format.startsWith('{')) {
    return 'JSON';
  }
  if (format.startsWith('<')) {
    return 'XML';
  }
  return /^\$context\.[\w.:-]+(?:,\$context\.[\w.:-]+)+$/.test(format) ? 'CSV' : 'TEXT';
}

/**
 * Makes the text of a value safe in a line: it stays in its JSON string, its XML element, its CSV column
 * or its quotes, and it cannot begin another line. AWS escapes quotes and backslashes with backslashes
 * (seen in DataBiosphere/azul#4348).
 */
export const INSIDE: Readonly<Record<FormatKind, (text: string) => string>> = {
  JSON: unlessPlain((text) => JSON.stringify(text).slice(1, -1)),
  XML: unlessPlain((text) =>
    text.replace(/[&<>"']/g, (character) => ENTITIES.get(character) ?? character),
  ),
  CSV: unlessPlain((text) => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)),
  TEXT: unlessPlain((text) => text.replace(/["\\]/g, '\\$&')),
};

/** Most values need no escape. */
function unlessPlain(escaped: (text: string) => string): (text: string) => string {
  return (text) => (PLAIN.test(text) ? text : oneLine(escaped(text)));
}

/** Characters without a meaning in any kind of format. */
const PLAIN = /^[\w .:/+{}=()[\]@-]*$/;

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&apos;'],
]);

/**
 * A value where JSON expects one: numbers and truth values as they are, a text that is JSON already as it
 * is, anything else as a string.
 */
export function jsonValue(value: string | number | boolean, isJson: boolean): string {
  return typeof value === 'string' && !isJson ? `"${INSIDE.JSON(value)}"` : oneLine(String(value));
}
