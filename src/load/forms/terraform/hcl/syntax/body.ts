import type { HclCursor } from './cursor.js';
import { expressionAt } from './expression.js';
import type { HclAttribute, HclBlock, HclBody, HclLabel } from './nodes.js';
import { quotedText } from './template/quoted-template.js';

/** Parses a body up to its end, which is the end of the text or a closing brace that is not taken. */
export function parseBody(cursor: HclCursor, inBlock: boolean): HclBody {
  const attributes = new Map<string, HclAttribute>();
  const blocks: HclBlock[] = [];
  const place = cursor.next();
  for (;;) {
    cursor.count();
    if (cursor.takeNewline()) {
      continue;
    }
    if (inBlock ? cursor.at('}') : cursor.atEnd) {
      return { attributes, blocks, place };
    }
    if (cursor.atEnd) {
      cursor.fail('Unclosed configuration block', 'this block has no end; add "}"', place.offset);
    }
    const item = parseItem(cursor);
    if ('body' in item) {
      blocks.push(item);
    } else {
      addAttribute(cursor, attributes, item);
    }
    endLine(cursor, 'body' in item ? 'block definition' : 'argument');
  }
}

function addAttribute(
  cursor: HclCursor,
  attributes: Map<string, HclAttribute>,
  attribute: HclAttribute,
): void {
  const { name, place } = attribute;
  const first = attributes.get(name);
  if (first !== undefined) {
    const { line } = first.place.text.positionOf(first.place.offset);
    cursor.fail(
      'Attribute redefined',
      `the argument "${name}" was already set on line ${line}; remove one of them`,
      place.offset,
    );
  }
  attributes.set(name, attribute);
}

function parseItem(cursor: HclCursor): HclAttribute | HclBlock {
  const place = cursor.next();
  const name = cursor.takeIdentifier();
  if (name === undefined) {
    return refuseItem(cursor);
  }
  if (cursor.at('=') && !cursor.at('==')) {
    return parseAttribute(cursor, name, place);
  }
  if (cursor.at('"') || cursor.at('{') || cursor.peekIdentifier() !== undefined) {
    return cursor.nested(() => parseBlock(cursor, name, place));
  }
  return cursor.fail(
    'Argument or block definition required',
    `after "${name}" an argument needs "=", and a block needs labels or "{"`,
    place.offset,
  );
}

function refuseItem(cursor: HclCursor): never {
  if (cursor.at('"')) {
    cursor.fail(
      'Invalid argument name',
      'the names of arguments must not be quoted; a map that Terraform 0.11 wrote as a block is an argument now, so write "=" between its name and its brace',
    );
  }
  return cursor.fail(
    'Argument or block definition required',
    'an argument or block begins with its name here',
  );
}

function parseAttribute(
  cursor: HclCursor,
  name: string,
  place: HclAttribute['place'],
): HclAttribute {
  cursor.take('=');
  return { name, place, expression: expressionAt(cursor) };
}

function parseBlock(cursor: HclCursor, type: string, place: HclBlock['place']): HclBlock {
  const labels: HclLabel[] = [];
  while (!cursor.take('{')) {
    labels.push(parseLabel(cursor));
  }
  const body =
    cursor.atNewline || cursor.atEnd || cursor.at('}')
      ? parseBody(cursor, true)
      : parseOneLine(cursor, place.offset);
  cursor.take('}');
  return { type, labels, body, place };
}

function parseLabel(cursor: HclCursor): HclLabel {
  const place = cursor.next();
  if (cursor.at('"')) {
    return { text: quotedText(cursor), place };
  }
  const text = cursor.takeIdentifier();
  if (text !== undefined) {
    return { text, place };
  }
  if (cursor.at('=')) {
    cursor.fail(
      'Invalid block definition',
      'the equals sign is for arguments; a block has "{" after its labels',
    );
  }
  return cursor.fail(
    'Invalid block definition',
    cursor.atNewline || cursor.atEnd
      ? 'the content of a block begins with "{" on the line of its type and labels'
      : 'a quoted label or "{" must follow here',
  );
}

/** The body of `a { b = 1 }`. */
function parseOneLine(cursor: HclCursor, start: number): HclBody {
  const place = cursor.next();
  const item = parseItem(cursor);
  if ('body' in item || !cursor.at('}')) {
    cursor.fail(
      'Invalid single-argument block definition',
      'a block on one line may contain one argument; write several, and blocks, on lines of their own',
      cursor.atEnd ? start : cursor.offset,
    );
  }
  return { attributes: new Map([[item.name, item]]), blocks: [], place };
}

function endLine(cursor: HclCursor, what: string): void {
  if (cursor.atNewline || cursor.atEnd) {
    return;
  }
  if (cursor.at(',')) {
    cursor.fail(
      'Unexpected comma after argument',
      'argument definitions are separated by newlines; remove the comma',
    );
  }
  cursor.fail(`Missing newline after ${what}`, `a newline must follow the ${what} here`);
}
