import {
  duplicateObstacle,
  keyObstacle,
  WrittenPath,
  type WrittenString,
} from './written-string.js';

/** Calls `visit` for each string in a JSON text that has been read before, and so is known to be JSON. */
export function visitJsonStrings(text: string, visit: (found: WrittenString) => void): void {
  new JsonStrings(text, visit).value({ path: undefined, obstacle: undefined });
}

/** What is around a value. */
interface JsonPlace {
  readonly path: WrittenPath | undefined;
  readonly obstacle: string | undefined;
}

const WHITE_SPACE = /[ \t\n\r]*/y;
const SCALAR = /\$\{[^{}"\n]{1,200}\}|[^\s{}[\],:"]+/y;

class JsonStrings {
  readonly #text: string;
  readonly #visit: (found: WrittenString) => void;
  #offset = 0;

  constructor(text: string, visit: (found: WrittenString) => void) {
    this.#text = text;
    this.#visit = visit;
  }

  value(place: JsonPlace): void {
    this.#skip(WHITE_SPACE);
    switch (this.#text[this.#offset]) {
      case '{':
        this.#object(place);
        break;
      case '[':
        this.#list(place);
        break;
      case '"':
        this.#offset = endOfString(this.#text, this.#offset);
        break;
      default:
        this.#skip(SCALAR);
    }
    this.#skip(WHITE_SPACE);
  }

  #object({ path, obstacle }: JsonPlace): void {
    const found: FoundString[] = [];
    const keys = new Set<string>();
    const twice = new Set<string>();
    this.#offset += 1;
    for (;;) {
      this.#skip(WHITE_SPACE);
      if (this.#text[this.#offset] !== '"') {
        break;
      }
      const keyOffset = this.#offset;
      this.#offset = endOfString(this.#text, keyOffset);
      const key = JSON.parse(this.#text.slice(keyOffset, this.#offset)) as string;
      (keys.has(key) ? twice : keys).add(key);
      this.#skip(WHITE_SPACE);
      this.#offset += 1;
      this.#skip(WHITE_SPACE);
      const start = this.#offset;
      const inside = { path: new WrittenPath(key, path), obstacle: obstacle ?? keyObstacle(key) };
      this.value(inside);
      if (this.#text[start] === '"') {
        found.push({ key, keyOffset, start, ...inside });
      }
      if (this.#text[this.#offset] !== ',') {
        break;
      }
      this.#offset += 1;
    }
    this.#offset += 1;
    for (const one of found) {
      const own = twice.has(one.key) ? duplicateObstacle(one.key) : undefined;
      this.#visit(writtenJson(this.#text, { ...one, obstacle: one.obstacle ?? own }));
    }
  }

  #list({ path, obstacle }: JsonPlace): void {
    this.#offset += 1;
    this.#skip(WHITE_SPACE);
    for (let index = 0; ; index += 1) {
      if (this.#text[this.#offset] !== ']') {
        this.value({ path: new WrittenPath(String(index), path), obstacle });
      }
      if (this.#text[this.#offset] !== ',') {
        break;
      }
      this.#offset += 1;
    }
    this.#offset += 1;
  }

  #skip(pattern: RegExp): void {
    pattern.lastIndex = this.#offset;
    pattern.test(this.#text);
    this.#offset = Math.max(this.#offset, pattern.lastIndex);
  }
}

interface FoundString {
  readonly key: string;
  readonly keyOffset: number;
  readonly start: number;
  readonly path: WrittenPath;
  readonly obstacle: string | undefined;
}

function writtenJson(
  text: string,
  { keyOffset, start, path, obstacle }: FoundString,
): WrittenString {
  const end = endOfString(text, start);
  return {
    keyOffset,
    obstacle,
    get path() {
      return path.keys;
    },
    edits: (value) => [{ start, end, source: JSON.stringify(value) }],
  };
}

/** The offset after the closing quote of a string. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') {
    at += text[at] === '\\' ? 2 : 1;
  }
  return at + 1;
}
