import type { HclCursor } from '../cursor.js';

/** Takes the escape that begins with the backslash here, and returns what it stands for. */
export function takeEscape(cursor: HclCursor): string {
  const simple = cursor.match(ESCAPE);
  const code = cursor.match(CODE_POINT)?.slice(2);
  if (code !== undefined && Number.parseInt(code, 16) <= 0x10ffff) {
    cursor.offset += code.length + 2;
    const character = String.fromCodePoint(Number.parseInt(code, 16));
    return LONE_SURROGATE.test(character) ? '\ufffd' : character;
  }
  if (simple === undefined) {
    const found = cursor.text.slice(cursor.offset, cursor.offset + 2);
    return cursor.fail(
      'Invalid escape sequence',
      `${JSON.stringify(found).slice(1, -1).replace('\\\\', '\\')} is not an escape; write \\\\ for a backslash, or use \\n, \\r, \\t, \\", \\uNNNN, \\UNNNNNNNN`,
    );
  }
  cursor.offset += 2;
  return SIMPLE_ESCAPES[simple.charAt(1)] ?? '';
}

const ESCAPE = /\\[nrt"\\]/y;
const CODE_POINT = /\\(?:u[\da-fA-F]{4}|U[\da-fA-F]{8})/y;
const LONE_SURROGATE = /^[\ud800-\udfff]$/;
const SIMPLE_ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  '"': '"',
  '\\': '\\',
};
