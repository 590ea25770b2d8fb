import { MappingError } from '../errors.js';
import { DOCUMENT_SOURCE, type DocumentSource } from '../model/api-document.js';
import type { ImportIssue, ImportIssueCode, JsonPointer, Position } from '../model/import-issue.js';
import { fillAwsVariables, unexpandedFunction } from './unexpanded.js';

/**
 * A value of the document and where it stands. Reads never throw: what is not as it should be
 * becomes an issue at this place, and the read gives `undefined`. Local references are followed
 * before a value is read, wherever they stand.
 */
export class Cursor {
  /** The value itself; of a reference, what it leads to. */
  readonly value: unknown;
  /** Where the value stands; of a reference, where it leads to. */
  readonly pointer: JsonPointer;
  readonly #document: OpenDocument;
  readonly #place: Place | undefined;

  /** A cursor at the root of a document. */
  static open(root: object): Cursor {
    const source = (root as { readonly [DOCUMENT_SOURCE]?: DocumentSource })[DOCUMENT_SOURCE];
    const issues = [...(source?.issues ?? [])];
    const shared = {
      root,
      source,
      issues,
      reported: new Set<string>(),
      following: new Set<string>(),
    };
    return new Cursor(shared, root, '#', undefined);
  }

  private constructor(
    document: OpenDocument,
    value: unknown,
    pointer: JsonPointer,
    place: Place | undefined,
  ) {
    this.#document = document;
    this.value = value;
    this.pointer = pointer;
    this.#place = place;
  }

  /** False where nothing stands, or `null`. */
  get exists(): boolean {
    return this.value !== undefined && this.value !== null;
  }

  /** The member of an object, or the item of a list, that `key` names. */
  at(key: string): Cursor {
    return this.#member(key).#followed();
  }

  /** As {@link at}, but a broken reference there is worth no more than a warning. */
  atOptional(key: string): Cursor {
    return this.#member(key).#followed('warning');
  }

  /** The member itself, its reference not followed: for issues about the key. */
  place(key: string): Cursor {
    return this.#member(key);
  }

  /** The member `x-amazon-apigateway-NAME`, in any letter case. */
  extension(name: string): Cursor {
    const key = `x-amazon-apigateway-${name}`;
    if (!isObject(this.value) || this.has(key)) return this.at(key);
    return this.at(Object.keys(this.value).find((other) => other.toLowerCase() === key) ?? key);
  }

  /** Whether this is an object that has the key. */
  has(key: string): boolean {
    return isObject(this.value) && Object.hasOwn(this.value, key);
  }

  /** The members of an object, in document order; none of anything else, which is reported. */
  members(): readonly (readonly [key: string, member: Cursor])[] {
    if (!this.exists) return [];
    if (!isObject(this.value) || unexpandedFunction(this.value) !== undefined) {
      this.#unexpected('an object');
      return [];
    }
    return Object.keys(this.value).map((key) => [key, this.at(key)]);
  }

  /** The keys of an object; none of anything else. */
  keys(): readonly string[] {
    return isObject(this.value) ? Object.keys(this.value) : [];
  }

  /** The items of a list; none of anything else, which is reported. */
  items(): readonly Cursor[] {
    if (!this.exists) return [];
    if (!Array.isArray(this.value)) {
      this.#unexpected('a list');
      return [];
    }
    return this.value.map((_, index) => this.at(String(index)));
  }

  /** Text, its AWS variables filled. */
  string(): string | undefined {
    if (!this.exists) return undefined;
    if (typeof this.value === 'string') return fillAwsVariables(this.value);
    return this.#unexpected('text');
  }

  /** Text, or a number as text: `200` and `"200"` say the same. */
  text(): string | undefined {
    return typeof this.value === 'number' ? String(this.value) : this.string();
  }

  /** True or false; the words do as well, as in AWS's control plane. */
  boolean(): boolean | undefined {
    if (!this.exists || typeof this.value === 'boolean') return this.value as boolean | undefined;
    if (this.value === 'true' || this.value === 'false') return this.value === 'true';
    return this.#unexpected('true or false');
  }

  /** A whole number; its digits as text do as well. */
  integer(): number | undefined {
    if (!this.exists) return undefined;
    const number =
      typeof this.value === 'string' && /^-?\d{1,15}$/.test(this.value)
        ? Number(this.value)
        : this.value;
    return typeof number === 'number' && Number.isSafeInteger(number)
      ? number
      : this.#unexpected('a whole number');
  }

  /** One of the words, given in upper case; the document may use any case, as on AWS. */
  oneOf<Word extends string>(...words: readonly Word[]): Word | undefined {
    const text = this.string();
    if (text === undefined) return undefined;
    const word = words.find((candidate) => candidate === text.trim().toUpperCase());
    if (word === undefined) {
      this.error('INVALID_VALUE', `${quote(text)} is none of ${words.join(', ')}`);
    }
    return word;
  }

  /** What `compile` gives; a mapping that does not compile becomes an issue at this place. */
  compile<Compiled>(compile: () => Compiled): Compiled | undefined {
    try {
      return compile();
    } catch (cause) {
      if (!(cause instanceof MappingError)) throw cause;
      this.error(cause.code, cause.message);
      return undefined;
    }
  }

  /** The place a local reference names; `undefined` where the document has no such place. */
  lookUp(reference: string): Cursor | undefined {
    if (!reference.startsWith('#')) return undefined;
    let cursor = new Cursor(this.#document, this.#document.root, '#', undefined);
    for (const step of reference.split('/').slice(1)) {
      const key = decodeStep(step);
      const next = cursor.#followed().#member(key);
      if (next.value === undefined) return undefined;
      cursor = next;
    }
    return cursor;
  }

  error(code: ImportIssueCode, message: string): void {
    this.#report(code, 'error', message);
  }

  warn(code: ImportIssueCode, message: string): void {
    this.#report(code, 'warning', message);
  }

  /** As {@link warn}, at the first of all places that have the same thing to say. */
  warnOnce(code: ImportIssueCode, message: string): void {
    if (this.#document.issues.every((issue) => issue.message !== message)) this.warn(code, message);
  }

  /** All issues so far: in document order where positions are known, else as they were found. */
  issues(): readonly ImportIssue[] {
    const { issues, source } = this.#document;
    if (source === undefined) return issues;
    return issues.toSorted(
      ({ position: a }, { position: b }) =>
        (a?.line ?? 0) - (b?.line ?? 0) || (a?.column ?? 0) - (b?.column ?? 0),
    );
  }

  #member(key: string): Cursor {
    const { value } = this;
    const known = typeof value === 'object' && value !== null && Object.hasOwn(value, key);
    const member = known ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
    const place = known ? { container: value, key } : this.#place;
    return new Cursor(this.#document, member, memberPointer(this.pointer, key), place);
  }

  /** The end of a chain of references that begins here; mistakes in it are reported. */
  #followed(severity: ImportIssue['severity'] = 'error'): Cursor {
    const { following } = this.#document;
    const chain: JsonPointer[] = [];
    let cursor: Cursor = this;
    for (let next = referenceOf(cursor); next !== undefined; next = referenceOf(cursor)) {
      const target =
        following.has(cursor.pointer) || following.size > MAX_REFERENCES ? 'circle' : undefined;
      following.add(cursor.pointer);
      chain.push(cursor.pointer);
      const found = target ?? this.lookUp(next);
      if (found === undefined || found === 'circle') {
        cursor.#report('UNRESOLVED_REFERENCE', severity, brokenReference(next, found));
        cursor = new Cursor(this.#document, undefined, cursor.pointer, cursor.#place);
      } else {
        cursor = found;
      }
    }
    for (const pointer of chain) following.delete(pointer);
    return cursor;
  }

  #unexpected(expected: string): undefined {
    const call = unexpandedFunction(this.value);
    if (call !== undefined) this.error('UNRESOLVED_VARIABLE', call);
    else this.error('INVALID_TYPE', `Expected ${expected} but found ${describe(this.value)}`);
    return undefined;
  }

  #report(code: ImportIssueCode, severity: ImportIssue['severity'], message: string): void {
    const { issues, reported } = this.#document;
    const identity = JSON.stringify([code, this.pointer, message]);
    if (reported.has(identity)) return;
    reported.add(identity);
    const position = this.#position();
    issues.push({ code, severity, pointer: this.pointer, message, ...(position && { position }) });
  }

  #position(): Position | undefined {
    const { source } = this.#document;
    return this.#place && source?.memberPosition(this.#place.container, this.#place.key);
  }
}

/** What all cursors of one import share. */
interface OpenDocument {
  readonly root: object;
  readonly source: DocumentSource | undefined;
  readonly issues: ImportIssue[];
  /** Keeps what is read twice, a shared parameter for example, from being reported twice. */
  readonly reported: Set<string>;
  /** Where references stand that are being followed: who comes back to one goes in a circle. */
  readonly following: Set<JsonPointer>;
}

/** References that may lead through each other; more are no document but an attack. */
const MAX_REFERENCES = 100;

/** Where the loader has a position: a member that exists, or the nearest one around it. */
interface Place {
  readonly container: object;
  readonly key: string;
}

/** One step further down a JSON pointer (RFC 6901). */
export function memberPointer(pointer: JsonPointer, key: string): JsonPointer {
  return `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** A text of the document inside a sentence; long ones are cut. */
export function quote(text: string): string {
  return JSON.stringify(text.length > 200 ? `${text.slice(0, 200)}…` : text);
}

/** Whether a value is an object of the document: no list, not null. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function referenceOf({ value }: Cursor): string | undefined {
  const reference = isObject(value) && Object.hasOwn(value, '$ref') ? value.$ref : undefined;
  return typeof reference === 'string' ? reference : undefined;
}

function brokenReference(reference: string, found: 'circle' | undefined): string {
  if (found === 'circle') return `The reference ${quote(reference)} leads back to itself`;
  if (reference.startsWith('#')) return `The reference ${quote(reference)} leads nowhere`;
  return `The reference ${quote(reference)} leads out of the document, and nothing is fetched: bundle it into one file, or write "#/…"`;
}

function decodeStep(step: string): string {
  let key = step;
  try {
    key = decodeURIComponent(step);
  } catch {
    // A lone "%" stands for itself.
  }
  return key.replaceAll('~1', '/').replaceAll('~0', '~');
}

function describe(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (isObject(value)) return 'an object';
  return typeof value === 'string' ? `the text ${quote(value)}` : String(value);
}
