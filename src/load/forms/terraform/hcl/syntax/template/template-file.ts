import type { HclCursor } from '../cursor.js';
import type { TemplateNode } from '../nodes.js';
import type { Parsing } from '../parsing.js';
import { LiteralText } from './literal-text.js';
import { templateParts } from './template-parts.js';
import { isEscapedSequence, isSequence, readTemplateTokens } from './template-tokens.js';

/** Parses a text that is a template from its beginning to its end. */
export function parseWholeText(parsing: Parsing): TemplateNode {
  const { cursor } = parsing;
  const place = cursor.placeAt(0);
  cursor.offset = 0;
  const tokens = readTemplateTokens(parsing, () =>
    cursor.offset >= cursor.text.length ? undefined : bareLiteral(cursor),
  );
  return { kind: 'template', parts: templateParts(tokens, cursor), place, end: cursor.offset };
}

/** Reads literal text up to a sequence or the end of the line, as HCL's scanner does. */
function bareLiteral(cursor: HclCursor): LiteralText {
  const literal = new LiteralText();
  while (cursor.offset < cursor.text.length && !isSequence(cursor.text, cursor.offset)) {
    const { text, offset } = cursor;
    if (isEscapedSequence(text, offset)) {
      literal.add(text.slice(offset + 1, offset + 3), offset + 1);
      cursor.offset += 3;
      continue;
    }
    const plain = cursor.match(PLAIN) ?? text.charAt(offset);
    literal.add(plain, offset);
    cursor.offset += plain.length;
    if (plain === '\n') {
      break;
    }
  }
  return literal;
}

const PLAIN = /[^$%\n]+/y;
