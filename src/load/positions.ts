import type { ApiDocument, DocumentSource } from '../model/api-document.js';
import { DOCUMENT_SOURCE } from '../model/api-document.js';
import type { ImportIssue, JsonPointer, Position } from '../model/import-issue.js';
import { offsetOfCharacter } from './text-offset.js';

/** Records where the members of a document are in its text. */
export class Positions implements DocumentSource {
  readonly file: string | undefined;
  readonly issues: ImportIssue[] = [];
  readonly #text: string;
  readonly #offsets = new WeakMap<object, Map<string, number>>();
  /** Where each string begins that may be a template. */
  readonly #templates = new WeakMap<object, Map<string, number>>();
  readonly #numbers = new WeakMap<object, Map<string, string>>();
  #lineStarts: readonly number[] | undefined;

  constructor(text: string, file: string | undefined) {
    this.#text = text;
    this.file = file;
  }

  mark(container: object, key: string, offset: number): void {
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
    return this.positionOf(offsetOfCharacter(this.#text, start, text, lineStart + column - 1));
  }

  memberPosition(container: object, key: string): Position | undefined {
    const offset = this.memberOffset(container, key);
    return offset === undefined ? undefined : this.positionOf(offset);
  }

  memberOffset(container: object, key: string): number | undefined {
    return this.#offsets.get(container)?.get(key);
  }

  positionOf(offset: number): Position {
    this.#lineStarts ??= lineStartsOf(this.#text);
    let low = 0;
    let high = this.#lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#lineStarts[middle] ?? 0) <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    const place = { line: low + 1, column: offset - (this.#lineStarts[low] ?? 0) + 1 };
    return this.file === undefined ? place : { file: this.file, ...place };
  }

  /** Warns about a key that occurs twice in one object; the last one wins, as on AWS. */
  reportDuplicate(container: object, key: string, offset: number, pointer: JsonPointer): void {
    const first = this.memberPosition(container, key);
    const place =
      first === undefined ? '' : ` (first at line ${first.line}, column ${first.column})`;
    this.issues.push({
      code: 'DUPLICATE_KEY',
      severity: 'warning',
      pointer,
      message: `The key ${JSON.stringify(key)} occurs twice${place}: the last one wins, so remove one of them`,
      position: this.positionOf(offset),
    });
  }

  /** Attaches the positions to the document as a property that is not enumerable. */
  attachTo(document: object): ApiDocument {
    return Object.defineProperty(document as ApiDocument, DOCUMENT_SOURCE, { value: this });
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

function lineStartsOf(text: string): readonly number[] {
  const starts = [0];
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) {
    starts.push(end + 1);
  }
  return starts;
}
