import { SourceText } from '../../../../source/source-text.js';
import { HclError } from '../hcl-error.js';
import { parseBody } from './body.js';
import { HclCursor } from './cursor.js';
import { expressionAt } from './expression.js';
import type { HclBody, HclExpression } from './nodes.js';
import { parseWholeText } from './template/template-file.js';

/**
 * Parses a text in HCL's native syntax.
 * @param text the text, or one that knows where its parts come from
 * @param file the name of the file, for places in a text that is a string
 * @throws HclError with the place of the first mistake
 */
export function parseHcl(text: SourceText | string, file?: string): HclBody {
  return parseBody(new HclCursor(sourceOf(text, file)), false);
}

/**
 * Parses a text that is one expression.
 * @throws HclError with the place of the first mistake
 */
export function parseExpression(text: SourceText | string, file?: string): HclExpression {
  const cursor = new HclCursor(sourceOf(text, file));
  return cursor.within(true, () => {
    const expression = expressionAt(cursor);
    if (!cursor.atEnd) {
      cursor.fail(
        'Extra characters after expression',
        'an expression was successfully parsed, but extra characters follow it here; remove them',
      );
    }
    return expression;
  });
}

/**
 * Parses a text that is a template, such as the file that `templatefile` names.
 * @throws HclError with the place of the first mistake
 */
export function parseTemplateText(text: SourceText | string, file?: string): HclExpression {
  const cursor = new HclCursor(sourceOf(text, file));
  return parseWholeText({ cursor, expression: () => expressionAt(cursor) });
}

/** Characters. */
const MAX_TEXT_LENGTH = 16 * 1024 * 1024;

function sourceOf(text: SourceText | string, file: string | undefined): SourceText {
  const source = typeof text === 'string' ? new SourceText(text, file) : text;
  if (source.text.length > MAX_TEXT_LENGTH) {
    throw new HclError(
      'Text too large',
      `a file may have up to ${MAX_TEXT_LENGTH} characters; split it`,
      { text: source, offset: 0 },
    );
  }
  return source;
}
