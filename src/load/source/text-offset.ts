/**
 * Finds a character of a parsed string in the source of the document. Folding, indentation and line
 * breaks change white space only, so the other characters are counted.
 * @param source the text of the document
 * @param start where the string begins: its quote, `|`, `>`, or first character
 * @param text the string that was parsed there
 * @param index the index of the character in `text`
 */
export function offsetOfCharacter(
  source: string,
  start: number,
  text: string,
  index: number,
): number {
  let left = text.slice(0, index).replace(/\s+/g, '').length;
  const wanted = /\S/.test(text[index] ?? '') ? 1 : 0;
  left += wanted;
  let last = start;
  for (const { offset, end } of charactersOf(source, start)) {
    if (left === 0) {
      break;
    }
    left -= 1;
    last = left === 0 && wanted === 1 ? offset : end;
  }
  return last;
}

interface Character {
  readonly offset: number;
  readonly end: number;
}

/** The characters of the string that are not white space, as they appear in the source. */
function* charactersOf(source: string, start: number): Generator<Character> {
  const style = source[start] ?? '';
  const quote = style === '"' || style === "'" ? style : undefined;
  let offset = quote === undefined ? start : start + 1;
  if (style === '|' || style === '>') {
    offset = Math.max(start, source.indexOf('\n', start));
  }
  while (offset < source.length) {
    const end = offset + lengthAt(source, offset, quote);
    if (end === offset) {
      return;
    }
    if (isVisible(source, offset, quote)) {
      yield { offset, end };
    }
    offset = end;
  }
}

const ESCAPE = /\\(?:x[\dA-Fa-f]{2}|u[\dA-Fa-f]{4}|U[\dA-Fa-f]{8}|[\s\S])/y;

/** How many characters of the source make one character of the string; 0 at the closing quote. */
function lengthAt(source: string, offset: number, quote: string | undefined): number {
  if (source[offset] === quote) {
    return quote === "'" && source[offset + 1] === quote ? 2 : 0;
  }
  ESCAPE.lastIndex = offset;
  return quote === '"' ? (ESCAPE.exec(source)?.[0].length ?? 1) : 1;
}

/** Escapes of white space, and escaped line breaks. */
const WHITE_ESCAPE =
  /\\(?:[nrtfvNLP_ \t\r\n]|(?:x|u00|U000000)(?:09|0[a-d]|20|85|a0)|u20(?:2[89f]|0[0-9a]|5f))/iy;

function isVisible(source: string, offset: number, quote: string | undefined): boolean {
  if (quote === '"' && source[offset] === '\\') {
    WHITE_ESCAPE.lastIndex = offset;
    return !WHITE_ESCAPE.test(source);
  }
  return /\S/.test(source[offset] ?? '');
}
