import type { TextEdit } from './written-string.js';

/** A scalar in a YAML text, and what decides how it may be written. */
export interface PlacedScalar {
  readonly start: number;
  /** After the last character; for a block, after its last line. */
  readonly end: number;
  /** Where the key before it begins. */
  readonly keyOffset: number;
  /** Whether it is within `{…}` or `[…]`, where there are no blocks. */
  readonly isInFlow: boolean;
  readonly isBlock: boolean;
}

/**
 * Edits after which a scalar has another value: a literal block for several lines, and for what has been one;
 * otherwise quotes. Double quotes, which can write any text, are the last resort.
 */
export function yamlEdits(text: string, scalar: PlacedScalar, value: string): readonly TextEdit[] {
  const wantsBlock = scalar.isBlock ? value !== '' : value.includes('\n');
  const block = wantsBlock ? literalBlock(text, scalar, value) : undefined;
  const isDouble = text[scalar.start] === '"';
  const single = isDouble ? undefined : singleQuoted(value);
  const quoted = [single, doubleQuoted(value)].flatMap((source) =>
    source === undefined ? [] : [quotedEdit(text, scalar, source)],
  );
  return block === undefined ? quoted : [block, ...quoted];
}

/** In place of a block, quotes take over the comment of its header, and the end of its last line. */
function quotedEdit(text: string, scalar: PlacedScalar, source: string): TextEdit {
  const { start, end, isBlock } = scalar;
  if (!isBlock) {
    return { start, end, source };
  }
  const lineEnd = text.slice(start, end).endsWith('\n') ? lineBreakOf(text, start) : '';
  return { start, end, source: `${source}${commentAfter(text, scalar) ?? ''}${lineEnd}` };
}

/** Only texts whose characters YAML keeps in a block: no control characters, no CR. */
function literalBlock(text: string, scalar: PlacedScalar, value: string): TextEdit | undefined {
  const { start, isInFlow } = scalar;
  const comment = commentAfter(text, scalar);
  if (isInFlow || comment === undefined || NOT_IN_BLOCK.test(value) || value.trim() === '') {
    return undefined;
  }
  const lineBreak = lineBreakOf(text, start);
  const { indentation, indicator } = indentationOf(text, scalar);
  const needsIndicator = /^[ \t\n]/.test(value);
  if (needsIndicator && indicator > 9) {
    return undefined;
  }
  const body = value.replace(/\n$/, '');
  const chomping = body === value ? '-' : body.endsWith('\n') ? '+' : '';
  const lines = body.split('\n').map((line) => (line === '' ? '' : `${indentation}${line}`));
  const header = `|${needsIndicator ? indicator : ''}${chomping}${comment}`;
  const source = [header, ...lines, ''].join(lineBreak);
  return { start, end: scalar.isBlock ? scalar.end : endOfLine(text, scalar.end), source };
}

/**
 * The comment on the line of a scalar, with the space before it; for a block, on that of its header.
 * `undefined` if anything else follows.
 */
function commentAfter(text: string, { start, end, isBlock }: PlacedScalar): string | undefined {
  const rest = isBlock
    ? text.slice(start, endOfLine(text, start)).replace(/^[|>][0-9+-]*/, '')
    : text.slice(end, endOfLine(text, end));
  return /^[ \t]*(?:[ \t]#.*)?\r?\n?$/.test(rest) ? rest.trimEnd() : undefined;
}

/** The indentation of the lines of a block: that of the block in its place, or two more than its key. */
function indentationOf(
  text: string,
  { start, end, keyOffset, isBlock }: PlacedScalar,
): { readonly indentation: string; readonly indicator: number } {
  const column = keyOffset - (text.lastIndexOf('\n', keyOffset - 1) + 1);
  const [, explicit] = /^[|>][+-]?([1-9])/.exec(text.slice(start, start + 3)) ?? [];
  const lines = isBlock ? text.slice(endOfLine(text, start), end) : '';
  const first = /^[ \t\r\n]*\n( +)|^( +)/.exec(lines);
  const found = explicit === undefined ? (first?.[1] ?? first?.[2] ?? '').length : 0;
  const width = explicit === undefined && found > column ? found : column + Number(explicit ?? 2);
  return { indentation: ' '.repeat(width), indicator: width - column };
}

/** Texts of one line whose characters YAML keeps in single quotes. */
function singleQuoted(value: string): string | undefined {
  return NOT_IN_BLOCK.test(value) || value.includes('\n')
    ? undefined
    : `'${value.replaceAll("'", "''")}'`;
}

/** JSON, with escapes for what YAML does not print. */
function doubleQuoted(value: string): string {
  return JSON.stringify(value).replace(
    ESCAPED,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The line break in use where a text is written. */
function lineBreakOf(text: string, offset: number): string {
  const after = /\r?\n/.exec(text.slice(offset)) ?? /\r?\n/.exec(text);
  return after?.[0] ?? '\n';
}

/** After the line break. */
function endOfLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end + 1;
}

// YAML 1.2.2, section 5.1: what is not printable, the marks that other readers take for line breaks, and lone surrogates.
const NOT_IN_BLOCK =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to find
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
const ESCAPED = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;
