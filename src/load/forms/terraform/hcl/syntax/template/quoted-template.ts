import type { HclCursor } from '../cursor.js';
import type { TemplateNode } from '../nodes.js';
import type { Parsing } from '../parsing.js';
import { takeEscape } from './escapes.js';
import { LiteralText } from './literal-text.js';
import { templateParts } from './template-parts.js';
import { isEscapedSequence, isSequence, readTemplateTokens } from './template-tokens.js';

/** Parses `"…"`. */
export function parseQuoted(parsing: Parsing): TemplateNode {
  const { cursor } = parsing;
  const place = cursor.next();
  cursor.offset += 1;
  const tokens = readTemplateTokens(parsing, () =>
    cursor.text.charAt(cursor.offset) === '"' ? undefined : quotedLiteral(cursor, place.offset),
  );
  cursor.offset += 1;
  return { kind: 'template', parts: templateParts(tokens, cursor), place, end: cursor.offset };
}

/** Parses a quoted text without templates, such as the label of a block. */
export function quotedText(cursor: HclCursor): string {
  const start = cursor.next().offset;
  cursor.offset += 1;
  let text = '';
  while (cursor.text.charAt(cursor.offset) !== '"') {
    if (isSequence(cursor.text, cursor.offset)) {
      cursor.fail(
        'Invalid string literal',
        'this text cannot contain templates; double the "$" or "%" to mean it literally',
      );
    }
    text += quotedLiteral(cursor, start).text;
  }
  cursor.offset += 1;
  return text;
}

/** Reads literal text up to a sequence or the closing quote. */
function quotedLiteral(cursor: HclCursor, start: number): LiteralText {
  const literal = new LiteralText();
  for (;;) {
    const plain = cursor.match(PLAIN) ?? '';
    literal.add(plain, cursor.offset);
    cursor.offset += plain.length;
    const { text, offset } = cursor;
    const character = text.charAt(offset);
    if (character === '"' || isSequence(text, offset)) {
      return literal;
    }
    if (isEscapedSequence(text, offset)) {
      literal.add(text.slice(offset + 1, offset + 3), offset + 1);
      cursor.offset += 3;
    } else if (character === '\\') {
      literal.add(takeEscape(cursor), offset);
    } else if (character === '$' || character === '%') {
      literal.add(character, offset);
      cursor.offset += 1;
    } else {
      refuseEnd(cursor, start);
    }
  }
}

const PLAIN = /[^"\\$%\r\n]+/y;

function refuseEnd(cursor: HclCursor, start: number): never {
  if (cursor.offset >= cursor.text.length) {
    cursor.fail('Unterminated template string', 'this string has no end; add a quote', start);
  }
  return cursor.fail(
    'Invalid multi-line string',
    'a quoted string cannot contain a line break; write "\\n", or use a heredoc (<<EOT)',
  );
}
