/**
 * The most lines and commas together in a YAML text, which bounds its number of nodes: the parser
 * needs several hundred bytes of memory for each. A typical document of 6 MB has half as many.
 */
export const MAX_YAML_ENTRIES = 300_000;

/** The offset of the first line or comma beyond the limit; `undefined` within it. */
export function entryTooMany(text: string): number | undefined {
  let entries = 0;
  for (let offset = 0; offset < text.length; offset += 1) {
    const code = text.charCodeAt(offset);
    if (code === LINE_FEED || code === COMMA) {
      entries += 1;
      if (entries > MAX_YAML_ENTRIES) {
        return offset;
      }
    }
  }
  return undefined;
}

const LINE_FEED = 10;
const COMMA = 44;

/** The offset of the deepest bracket or brace, or of the most deeply indented line. */
export function deepestPlace(text: string): number {
  let offset = 0;
  let most = 0;
  let depth = 0;
  for (const { 0: found, index } of text.matchAll(/^ *|[[{\]}]/gm)) {
    const bracket = found.trim();
    if (bracket !== '') {
      depth += /[[{]/.test(bracket) ? 1 : -1;
    }
    const current = bracket === '' ? depth + found.length : depth;
    if (current > most) {
      most = current;
      offset = index + (bracket === '' ? found.length : 0);
    }
  }
  return offset;
}
