/** Longer texts stay as they are. */
const MOST_CHARACTERS = 200_000;
const MOST_OUTPUT = 1_000_000;

/**
 * A JSON text with a line for each member. Names, numbers and strings stay as they are written, also
 * where a name occurs twice or a number has more digits than JavaScript keeps.
 * @returns `text` itself if it is not JSON, or too long
 */
export function prettyJson(text: string): string {
  if (text.length > MOST_CHARACTERS || !/^\s*[[{]/.test(text) || !isJson(text)) {
    return text;
  }
  let output = '';
  let depth = 0;
  let before = '';
  for (const [token] of text.matchAll(/"(?:\\.|[^"\\])*"|[[\]{}:,]|[^\s[\]{}:,"]+/g)) {
    const isClosing = token === ']' || token === '}';
    if (isClosing) {
      depth--;
    }
    const isInEmpty = isClosing && (before === '[' || before === '{');
    if (!isInEmpty && (isClosing || before === '[' || before === '{' || before === ',')) {
      output += `\n${'  '.repeat(depth)}`;
    }
    output += token === ':' ? ': ' : token;
    if (token === '[' || token === '{') {
      depth++;
    }
    if (output.length > MOST_OUTPUT) {
      return text;
    }
    before = token;
  }
  return output;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
