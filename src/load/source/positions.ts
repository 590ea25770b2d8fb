import type { JsonPointer, Position } from '../../model/document/import-issue.js';
import type { SourceMap } from './source-map.js';
import { lineStartsOf, type Place, type SourceText } from './source-text.js';
import { offsetOfCharacter } from './text-offset.js';

/** Records the positions of the values that are parsed from one text. */
export class Positions {
  readonly source: SourceText;
  readonly #sources: SourceMap;
  readonly #offsets = new WeakMap<object, Map<string, number>>();
  /** Where each string begins that may be a template. */
  readonly #templates = new WeakMap<object, Map<string, number>>();
  readonly #numbers = new WeakMap<object, Map<string, string>>();

  constructor(source: SourceText, sources: SourceMap) {
    this.source = source;
    this.#sources = sources;
  }

  mark(container: object, key: string, offset: number): void {
    if (!this.#offsets.has(container)) {
      this.#sources.own(container, this);
    }
    put(this.#offsets, container, key, offset);
  }

  /** Records where a value begins, if it is a string that may be a template with directives. */
  markValue(container: object, key: string, value: unknown, offset: number): void {
    if (typeof value === 'string' && /[#$]/.test(value)) {
      put(this.#templates, container, key, offset);
    }
  }

  /** Notes the digits of a number, if its double does not keep them. */
  markNumber(container: object, key: string, value: number, digits: string | undefined): void {
    if (digits !== undefined && String(value) !== digits && JSON_NUMBER.test(digits)) {
      put(this.#numbers, container, key, digits);
    } else {
      // If a key occurs twice, the last value counts.
      this.#numbers.get(container)?.delete(key);
    }
  }

  numberText(container: object, key: string): string | undefined {
    return this.#numbers.get(container)?.get(key);
  }

  textPosition(container: object, key: string, line: number, column: number): Position | undefined {
    const start = this.#templates.get(container)?.get(key);
    const text = (container as Readonly<Record<string, unknown>>)[key];
    if (start === undefined || typeof text !== 'string') {
      return undefined;
    }
    const lineStart = lineStartsOf(text)[line - 1] ?? text.length;
    const index = lineStart + column - 1;
    return this.positionOf(offsetOfCharacter(this.source.text, start, text, index));
  }

  memberPosition(container: object, key: string): Position | undefined {
    const offset = this.memberOffset(container, key);
    return offset === undefined ? undefined : this.positionOf(offset);
  }

  placeOf(container: object, key: string): Place | undefined {
    const offset = this.memberOffset(container, key);
    return offset === undefined ? undefined : { text: this.source, offset };
  }

  memberOffset(container: object, key: string): number | undefined {
    return this.#offsets.get(container)?.get(key);
  }

  positionOf(offset: number): Position {
    return this.source.positionOf(offset);
  }

  /** Warns about a key that occurs twice in one object; the last one wins, as on AWS. */
  reportDuplicate(container: object, key: string, offset: number, pointer: JsonPointer): void {
    const first = this.memberPosition(container, key);
    const place =
      first === undefined ? '' : ` (first at line ${first.line}, column ${first.column})`;
    this.#sources.issues.push({
      code: 'DUPLICATE_KEY',
      severity: 'warning',
      pointer,
      message: `The key ${JSON.stringify(key)} occurs twice${place}: the last one wins, so remove one of them`,
      position: this.positionOf(offset),
    });
  }
}

/** RFC 8259, section 6. */
const JSON_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

function put<Known>(
  known: WeakMap<object, Map<string, Known>>,
  container: object,
  key: string,
  what: Known,
): void {
  const ofContainer = known.get(container);
  if (ofContainer === undefined) {
    known.set(container, new Map([[key, what]]));
  } else {
    ofContainer.set(key, what);
  }
}
