/**
 * Lines and commas of a text in YAML, together: what bounds the nodes in it. A document of 6 MB has
 * half as many; the parser needs several seconds and some hundred bytes of memory a node.
 */
export const MAX_YAML_ENTRIES = 300_000;

/** The offset of the first line or comma too many; `undefined` where there are few enough. */
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

/**
 * A text in double quotes, its blank lines after an escaped line break written out as line feeds
 * (YAML 1.2.2, section 7.3.1), which the parser drops.
 */
export function keepBlankLines(quoted: string): string {
  return quoted.replace(
    /((?:^|[^\\])(?:\\\\)*)\\\r?\n((?:[ \t]*\r?\n)+)/g,
    (_, start: string, blank: string) =>
      `${start}${'\\n'.repeat(blank.split('\n').length - 1)}\\\n`,
  );
}

/** Where brackets and braces nest deepest, or the line that is indented most. */
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
