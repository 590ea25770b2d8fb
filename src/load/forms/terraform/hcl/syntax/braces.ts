import type { Place } from '../../../../source/source-text.js';
import { parseFor } from './for.js';
import type { HclExpression, ObjectItem } from './nodes.js';
import type { Parsing } from './parsing.js';

/** Parses an object, or a `for` that makes one. */
export function parseBraces(parsing: Parsing): HclExpression {
  const { cursor } = parsing;
  const place = cursor.next();
  cursor.take('{');
  // A "for" is found across newlines, though newlines separate the items of an object.
  const isFor = cursor.within(true, () => cursor.peekIdentifier() === 'for');
  if (isFor) {
    return cursor.within(true, () => parseFor(parsing, place, '}'));
  }
  return cursor.within(false, () => parseItems(parsing, place));
}

function parseItems(parsing: Parsing, place: Place): HclExpression {
  const { cursor } = parsing;
  const items: ObjectItem[] = [];
  for (;;) {
    cursor.count();
    if (cursor.takeNewline()) {
      continue;
    }
    if (cursor.take('}')) {
      return { kind: 'object', items, place, end: cursor.offset };
    }
    if (cursor.atEnd) {
      cursor.fail('Unclosed object', 'this object has no end; add "}"', place.offset);
    }
    items.push(parseItem(parsing));
    if (!cursor.take(',') && !cursor.takeNewline() && !cursor.at('}')) {
      cursor.fail(
        'Missing attribute separator',
        'a newline or a comma must separate this from the next attribute',
      );
    }
  }
}

function parseItem(parsing: Parsing): ObjectItem {
  const { cursor } = parsing;
  const place = cursor.next();
  const expression = parsing.expression();
  const arrow = cursor.at('=>') || cursor.at('==');
  if (arrow || (!cursor.take('=') && !cursor.take(':'))) {
    cursor.fail(
      cursor.atNewline || cursor.atEnd || cursor.at(',') || cursor.at('}')
        ? 'Missing attribute value'
        : 'Missing key/value separator',
      'after the name of an attribute there must be "=" and its value',
    );
  }
  return { key: keyOf(expression, place, parsing), value: parsing.expression(), place };
}

/** A name alone is a text; everything else is evaluated. */
function keyOf(expression: HclExpression, place: Place, { cursor }: Parsing): ObjectItem['key'] {
  if (expression.kind === 'variable') {
    return expression.name;
  }
  const isWord = expression.kind === 'literal' && expression.value.kind !== 'number';
  return isWord ? cursor.text.slice(place.offset, expression.end) : expression;
}
