const GAP = /\s+|[,?:]|[&!*][^\s,[\]{}]*|#.*/y;
const PLAIN_END = /[,[\]{}]|:(?=[\s,[\]{}]|$)|\s#|$/g;

/** The offset after the closing quote of the quoted text that begins at `start`; -1 if it is not closed. */
export function quoteEnd(text: string, start: number): number {
  const quote = text[start];
  for (let offset = start + 1; offset < text.length; offset += 1) {
    const character = text[offset];
    if (character === '\\' && quote === '"') {
      offset += 1;
    } else if (character === quote) {
      if (quote === '"' || text[offset + 1] !== quote) {
        return offset + 1;
      }
      offset += 1;
    }
  }
  return -1;
}

/** The offset after the bracket or brace that closes the one at `start`; -1 if it is not closed. */
export function flowEnd(text: string, start: number): number {
  let depth = 0;
  for (let offset = start; offset !== -1 && offset < text.length; ) {
    const character = text[offset] ?? '';
    if (/[[{]/.test(character)) {
      depth += 1;
      offset += 1;
    } else if (/[\]}]/.test(character)) {
      depth -= 1;
      offset += 1;
      if (depth === 0) {
        return offset;
      }
    } else {
      offset = /["']/.test(character) ? quoteEnd(text, offset) : partEnd(text, offset);
    }
  }
  return -1;
}

/** The offset after white space, a comment, an indicator, or plain text. */
function partEnd(text: string, offset: number): number {
  GAP.lastIndex = offset;
  if (GAP.test(text)) {
    return GAP.lastIndex;
  }
  PLAIN_END.lastIndex = offset;
  return PLAIN_END.exec(text)?.index ?? text.length;
}
