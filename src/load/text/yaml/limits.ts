/**
 * The most lines and commas together in a YAML text, which bounds its number of nodes: the parser
 * needs several hundred bytes of memory for each. A typical document of 6 MB has half as many.
 */
export const MAX_YAML_ENTRIES = 300_000;

/**
 * The most other indicators, as YAML calls the characters that begin a token, such as a quote, a bracket
 * or a colon before a space. Tags, anchors and aliases count as several: they cost as much.
 */
const MAX_YAML_INDICATORS = 600_000;

/** The limits, for a message. */
export const YAML_LIMITS: string = `${MAX_YAML_ENTRIES} lines and commas and ${MAX_YAML_INDICATORS} other indicators`;

/** The offset of the first line, comma or indicator beyond the limits; `undefined` within them. */
export function entryTooMany(text: string): number | undefined {
  let entries = 0;
  let indicators = 0;
  for (let offset = 0; offset < text.length; offset += 1) {
    const code = text.charCodeAt(offset);
    if (code === LINE_FEED || code === COMMA) {
      entries += 1;
    } else if (code < COST.length) {
      indicators += costOf(code, text, offset);
    }
    if (entries > MAX_YAML_ENTRIES || indicators > MAX_YAML_INDICATORS) {
      return offset;
    }
  }
  return undefined;
}

function costOf(code: number, text: string, offset: number): number {
  const cost = COST[code] ?? 0;
  const needsSpace = cost > 0 && NEXT_TO_SPACE.has(code);
  return needsSpace && !hasSpace(text, cost === 1 ? offset + 1 : offset - 1) ? 0 : cost;
}

/** Whether a character is white space, or an end of the text. */
function hasSpace(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset);
  return Number.isNaN(code) || code <= SPACE;
}

const LINE_FEED = 10;
const COMMA = 44;
const SPACE = 32;

/** What an indicator counts, by its code. */
const COST: Uint8Array = new Uint8Array(128);
/** Those that are text unless white space follows, or for tags, anchors and aliases precedes. */
const NEXT_TO_SPACE: ReadonlySet<number> = new Set([...':-?!&*'].map((one) => one.charCodeAt(0)));
for (const one of `:-?[]{}"'`) {
  COST[one.charCodeAt(0)] = 1;
}
for (const one of '!&*') {
  COST[one.charCodeAt(0)] = 5;
}

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
