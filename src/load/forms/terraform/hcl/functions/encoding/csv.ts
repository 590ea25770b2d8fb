import { listValue, objectValue, stringValue } from '../../values/make-value.js';
import { listTypeOf } from '../../values/type.js';
import type { HclValue } from '../../values/value.js';
import { FunctionProblem } from '../function.js';

/** Rows of CSV (RFC 4180) as objects whose attributes are named by the first row. */
export function parseCsv(text: string): HclValue {
  const [header, ...rows] = rowsOf(text);
  if (header === undefined) {
    throw new FunctionProblem('the line with the names of the columns is missing');
  }
  const names = new Set(header);
  if (names.size < header.length) {
    throw new FunctionProblem('two columns have one name');
  }
  const objects = rows.map((row, index) => {
    if (row.length !== header.length) {
      throw new FunctionProblem(
        `row ${index + 2} has ${row.length} fields, and there are ${header.length} columns`,
      );
    }
    return objectValue(header.map((name, column) => [name, stringValue(row[column] ?? '')]));
  });
  const element = {
    kind: 'object',
    attributes: new Map([...names].sort().map((name) => [name, 'string' as const])),
  } as const;
  return listValue(objects, listTypeOf(element).element);
}

function rowsOf(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let offset = 0;
  while (offset < text.length) {
    EMPTY_LINE.lastIndex = offset;
    const empty = EMPTY_LINE.exec(text)?.[0];
    if (empty !== undefined) {
      offset += empty.length;
      continue;
    }
    const row: string[] = [];
    let hasMore = true;
    while (hasMore) {
      const field = fieldAt(text, offset);
      row.push(field.text);
      hasMore = text.charAt(field.end) === ',';
      offset = field.end + (hasMore ? 1 : 0);
    }
    offset += /^\r?\n/.exec(text.slice(offset, offset + 2))?.[0].length ?? 0;
    rows.push(row);
  }
  return rows;
}

const EMPTY_LINE = /\r?\n/y;
const QUOTED = /"((?:[^"]|"")*)"(?=,|\r?\n|$)/y;
const BARE = /[^,"\n]*?(?=,|\r?\n|$)/y;

function fieldAt(text: string, offset: number): { readonly text: string; readonly end: number } {
  const isQuoted = text.charAt(offset) === '"';
  const pattern = isQuoted ? QUOTED : BARE;
  pattern.lastIndex = offset;
  const found = pattern.exec(text);
  if (found === null) {
    throw new FunctionProblem('a quote is where a quote is not allowed, or has no end');
  }
  const field = isQuoted
    ? (found[1] ?? '').replaceAll('""', '"').replaceAll('\r\n', '\n')
    : found[0];
  return { text: field, end: offset + found[0].length };
}
