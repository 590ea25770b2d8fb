import type { Place } from '../../../../source/source-text.js';
import type { HclCursor } from './cursor.js';
import type { ForNode } from './nodes.js';
import type { Parsing } from './parsing.js';

const TITLE = "Invalid 'for' expression";

/** Parses a `for` after its opening bracket. */
export function parseFor(parsing: Parsing, place: Place, close: ']' | '}'): ForNode {
  const { cursor } = parsing;
  cursor.takeKeyword('for');
  const names = parseForNames(cursor, TITLE);
  const collection = parsing.expression();
  expect(cursor, ':', 'a colon must follow the collection');
  const first = parsing.expression();
  const hasKey = close === '}';
  if (hasKey) {
    expect(cursor, '=>', 'a "for" in braces makes keys and values: "=>" must separate them');
  } else if (cursor.at('=>')) {
    cursor.fail(TITLE, 'a "for" in brackets makes values without keys; use braces for an object');
  }
  const value = hasKey ? parsing.expression() : first;
  const grouped = cursor.take('...');
  if (grouped && !hasKey) {
    cursor.fail(TITLE, 'values can be grouped ("...") in an object only; use braces and keys');
  }
  const condition = cursor.takeKeyword('if') ? parsing.expression() : undefined;
  expect(cursor, close, `"${close}" must follow here, the end of the "for"`);
  return {
    kind: 'for',
    ...names,
    collection,
    key: hasKey ? first : undefined,
    value,
    condition,
    grouped,
    place,
    end: cursor.offset,
  };
}

/** Parses `value in` or `key, value in`. */
export function parseForNames(
  cursor: HclCursor,
  title: string,
): { readonly keyName: string | undefined; readonly valueName: string } {
  const first = takeName(cursor, title);
  const second = cursor.take(',') ? takeName(cursor, title) : undefined;
  if (!cursor.takeKeyword('in')) {
    cursor.fail(title, 'the word "in" must follow the names of the variables');
  }
  return second === undefined
    ? { keyName: undefined, valueName: first }
    : { keyName: first, valueName: second };
}

function takeName(cursor: HclCursor, title: string): string {
  const name = cursor.takeIdentifier();
  return name ?? cursor.fail(title, 'the name of a variable must follow here');
}

function expect(cursor: HclCursor, text: string, detail: string): void {
  if (!cursor.take(text)) {
    cursor.fail(TITLE, detail);
  }
}
