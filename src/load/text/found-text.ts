/** What is at a place of a text, for a message: a word, a character, or an end. */
export function describeFound(text: string, offset: number): string {
  if (offset >= text.length) {
    return 'the end of the document';
  }
  const character = String.fromCodePoint(text.codePointAt(offset) ?? 0);
  if (character === '\n' || character === '\r') {
    return 'the end of the line';
  }
  WORD.lastIndex = offset;
  const word = WORD.exec(text)?.[0].slice(0, 40) ?? character;
  return JSON.stringify(word);
}

const WORD = /[\p{L}\p{N}_$.-]+/uy;
