import { memberPointer } from '../../checks/document-values.js';
import { ApiImportError } from '../../errors.js';
import type { Positions } from '../source/positions.js';
import { jsonAdviceAt } from './foreign-syntax.js';
import { describeFound } from './found-text.js';

/** The deepest nesting of objects and arrays; a document nested more deeply is refused. */
export const MAX_DOCUMENT_DEPTH = 500;

/** The most values of a text: the places of more would take gigabytes. */
const MAX_VALUES = 2_000_000;

/**
 * Parses strict JSON (RFC 8259) and records the position of each member. Objects have no prototype.
 * @throws ApiImportError with the line and column of the first mistake, and what was found there
 */
export function readJsonText(text: string, positions: Positions): unknown {
  return new JsonTextReader(text, positions).document();
}

const WHITE_SPACE = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: RFC 8259 keeps them out of strings
const PLAIN_CHARACTERS = /[^"\\\x00-\x1f]*/y;
const VARIABLE = /\$\{[^{}"\n]{1,200}\}/y;

class JsonTextReader {
  readonly #text: string;
  readonly #positions: Positions;
  /** Keys and indexes from the root to the value being read. */
  readonly #path: string[] = [];
  #offset = 0;
  #values = 0;

  constructor(text: string, positions: Positions) {
    this.#text = text;
    this.#positions = positions;
  }

  document(): unknown {
    this.#skip(WHITE_SPACE);
    const value = this.#value();
    this.#skip(WHITE_SPACE);
    if (this.#offset < this.#text.length) {
      this.#fail('expected the end of the document');
    }
    return value;
  }

  #value(): unknown {
    this.#values += 1;
    if (this.#values > MAX_VALUES) {
      this.#fail(`expected at most ${MAX_VALUES} values`);
    }
    switch (this.#text[this.#offset]) {
      case '{':
        return this.#object();
      case '[':
        return this.#list();
      case '"':
        return this.#string();
      case '$':
        return this.#variable() ?? this.#scalar();
      default:
        return this.#scalar();
    }
  }

  #object(): object {
    const members: Record<string, unknown> = Object.create(null);
    this.#enter();
    if (this.#next('}')) {
      return members;
    }
    do {
      this.#skip(WHITE_SPACE);
      const start = this.#offset;
      if (this.#text[start] !== '"') {
        this.#fail('expected a key in double quotes');
      }
      const key = this.#string();
      this.#path.push(key);
      if (Object.hasOwn(members, key)) {
        const pointer = this.#path.reduce(memberPointer, '#');
        this.#positions.reportDuplicate(members, key, start, pointer);
      }
      this.#positions.mark(members, key, start);
      if (!this.#next(':')) {
        this.#fail('expected ":" after a key');
      }
      this.#skip(WHITE_SPACE);
      const valueStart = this.#offset;
      const value = this.#value();
      members[key] = value;
      this.#positions.markValue(members, key, value, valueStart);
      this.#markNumber(members, key, value, valueStart);
      this.#path.pop();
    } while (this.#next(','));
    if (!this.#next('}')) {
      this.#fail('expected "," or "}"');
    }
    return members;
  }

  #list(): unknown[] {
    const items: unknown[] = [];
    this.#enter();
    if (this.#next(']')) {
      return items;
    }
    do {
      this.#skip(WHITE_SPACE);
      const index = String(items.length);
      this.#path.push(index);
      const start = this.#offset;
      this.#positions.mark(items, index, start);
      const item = this.#value();
      items.push(item);
      this.#markNumber(items, index, item, start);
      this.#path.pop();
    } while (this.#next(','));
    if (!this.#next(']')) {
      this.#fail('expected "," or "]"');
    }
    return items;
  }

  #markNumber(container: object, key: string, value: unknown, start: number): void {
    if (typeof value === 'number') {
      this.#positions.markNumber(container, key, value, this.#text.slice(start, this.#offset));
    }
  }

  #string(): string {
    const start = this.#offset;
    this.#offset += 1;
    let escapes = false;
    for (;;) {
      this.#skip(PLAIN_CHARACTERS);
      const end = this.#text[this.#offset];
      if (end === '"') {
        break;
      }
      if (end !== '\\') {
        this.#fail('expected the end of a string');
      }
      if (
        !/^(?:["\\/bfnrt]|u[\dA-Fa-f]{4})/.test(
          this.#text.slice(this.#offset + 1, this.#offset + 6),
        )
      ) {
        this.#fail('expected a JSON escape (\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX)');
      }
      escapes = true;
      this.#offset += 2;
    }
    this.#offset += 1;
    return escapes
      ? (JSON.parse(this.#text.slice(start, this.#offset)) as string)
      : this.#text.slice(start + 1, this.#offset - 1);
  }

  /** A variable of a template that stands for a whole value, as it is written: `${port}`. */
  #variable(): string | undefined {
    VARIABLE.lastIndex = this.#offset;
    const variable = VARIABLE.exec(this.#text)?.[0];
    this.#offset += variable?.length ?? 0;
    return variable;
  }

  #scalar(): unknown {
    for (const [word, value] of CONSTANTS) {
      if (this.#text.startsWith(word, this.#offset)) {
        this.#offset += word.length;
        return value;
      }
    }
    const start = this.#offset;
    this.#skip(NUMBER);
    if (this.#offset === start) {
      this.#fail('expected a value');
    }
    return Number(this.#text.slice(start, this.#offset));
  }

  #enter(): void {
    if (this.#path.length >= MAX_DOCUMENT_DEPTH) {
      this.#fail(`expected at most ${MAX_DOCUMENT_DEPTH} levels of nested objects and arrays`);
    }
    this.#offset += 1;
  }

  /** Skips white space, and `character` if it comes next; returns whether it did. */
  #next(character: string): boolean {
    this.#skip(WHITE_SPACE);
    if (this.#text[this.#offset] !== character) {
      return false;
    }
    this.#offset += 1;
    return true;
  }

  #skip(pattern: RegExp): void {
    pattern.lastIndex = this.#offset;
    pattern.test(this.#text);
    this.#offset = Math.max(this.#offset, pattern.lastIndex);
  }

  #fail(expectation: string): never {
    const found = describeFound(this.#text, this.#offset);
    const hint = jsonAdviceAt(this.#text, this.#offset) ?? this.#commaHint();
    throw new ApiImportError([
      {
        code: 'INVALID_DOCUMENT',
        severity: 'error',
        pointer: this.#path.reduce(memberPointer, '#'),
        message: `Invalid OpenAPI input, not valid JSON: ${expectation} but found ${found}${hint === undefined ? '' : `; ${hint}`}`,
        position: this.#positions.positionOf(this.#offset),
      },
    ]);
  }

  #commaHint(): string | undefined {
    const found = this.#text[this.#offset] ?? '';
    const before = this.#text.slice(0, this.#offset).trimEnd().at(-1) ?? '';
    if (/[}\]]/.test(found) && before === ',') {
      return 'remove the comma before it';
    }
    if (found === '"' && /["}\]\de]/.test(before)) {
      return 'a comma is missing before it';
    }
    return undefined;
  }
}

const CONSTANTS: readonly (readonly [string, unknown])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
];
