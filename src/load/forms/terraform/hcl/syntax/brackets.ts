import { parseFor } from './for.js';
import type { HclExpression } from './nodes.js';
import type { Parsing } from './parsing.js';

/** Parses a tuple, or a `for` that makes one. */
export function parseBracketed(parsing: Parsing): HclExpression {
  const { cursor } = parsing;
  const place = cursor.next();
  cursor.take('[');
  return cursor.within(true, (): HclExpression => {
    if (cursor.peekIdentifier() === 'for') {
      return parseFor(parsing, place, ']');
    }
    const items: HclExpression[] = [];
    while (!cursor.take(']')) {
      items.push(parsing.expression());
      if (!cursor.take(',') && !cursor.at(']')) {
        cursor.fail(
          'Missing item separator',
          'the items of a list are separated by commas, and the list ends with "]"',
          cursor.atEnd ? place.offset : cursor.offset,
        );
      }
    }
    return { kind: 'tuple', items, place, end: cursor.offset };
  });
}
