import {
  booleanOf,
  describe,
  integerOf,
  isObject,
  memberPointer,
  quote,
} from '../../checks/document-values.js';
import { didYouMean } from '../../checks/nearest.js';
import { MappingError, TemplateError } from '../../errors.js';
import type { ImportIssue, ImportIssueCode, JsonPointer } from '../../model/import-issue.js';
import { OpenDocument, type Place } from './open-document.js';
import { brokenReference, keysOf, referenceIn } from './references.js';
import { fillAwsVariables, unexpandedFunction, unexpandedVariables } from './unexpanded.js';

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
    return new Cursor(new OpenDocument(root), root, '#', undefined);
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
    if (!isObject(this.value) || this.has(key)) {
      return this.at(key);
    }
    return this.at(this.keys().find((other) => other.toLowerCase() === key) ?? key);
  }

  /** Whether this is an object that has the key. */
  has(key: string): boolean {
    return isObject(this.value) && Object.hasOwn(this.value, key) && this.value[key] !== undefined;
  }

  /** The members of an object, in document order; none of anything else, which is reported. */
  members(): readonly (readonly [key: string, member: Cursor])[] {
    if (!this.exists) {
      return [];
    }
    if (!isObject(this.value) || unexpandedFunction(this.value) !== undefined) {
      this.#unexpected('an object');
      return [];
    }
    return this.keys().map((key) => [key, this.at(key)]);
  }

  /** The keys of an object; none of anything else. A member that is `undefined` is not there. */
  keys(): readonly string[] {
    return isObject(this.value) ? Object.keys(this.value).filter((key) => this.has(key)) : [];
  }

  /** The items of a list; none of anything else, which is reported. */
  items(): readonly Cursor[] {
    if (!this.exists) {
      return [];
    }
    if (!Array.isArray(this.value)) {
      this.#unexpected('a list');
      return [];
    }
    return this.value.map((_, index) => this.at(String(index)));
  }

  /** Text, its AWS variables filled. */
  string(): string | undefined {
    if (!this.exists) {
      return undefined;
    }
    if (typeof this.value === 'string') {
      return fillAwsVariables(this.value);
    }
    return this.#unexpected('text');
  }

  /** Text, or a number as text: `200` and `"200"` say the same. */
  text(): string | undefined {
    return typeof this.value === 'number' ? String(this.value) : this.string();
  }

  /** True or false; the words do as well, as in AWS's control plane. */
  boolean(): boolean | undefined {
    if (!this.exists) {
      return undefined;
    }
    return booleanOf(this.value) ?? this.#unexpected('true or false');
  }

  /** A whole number; its digits as text do as well. */
  integer(): number | undefined {
    if (!this.exists) {
      return undefined;
    }
    return integerOf(this.value) ?? this.#unexpected('a whole number');
  }

  /** One of the words, given in upper case; the document may use any case, as on AWS. */
  oneOf<Word extends string>(...words: readonly Word[]): Word | undefined {
    const text = this.string();
    if (text === undefined) {
      return undefined;
    }
    const word = words.find((candidate) => candidate === text.trim().toUpperCase());
    if (word !== undefined) {
      return word;
    }
    if (!this.isUnexpanded(text)) {
      const hint = didYouMean(text, words);
      this.error('INVALID_VALUE', `${quote(text)} is not one of ${words.join(', ')}${hint}`);
    }
    return undefined;
  }

  /** What `compile` gives; a mapping that does not compile becomes an issue at this place. */
  compile<Compiled>(compile: () => Compiled): Compiled | undefined {
    try {
      return compile();
    } catch (cause) {
      if (!(cause instanceof MappingError || cause instanceof TemplateError)) {
        throw cause;
      }
      const at = cause instanceof TemplateError ? cause : undefined;
      this.#document.report(cause.code, 'error', this.pointer, cause.message, this.#place, at);
      return undefined;
    }
  }

  /** What `read` gives; `undefined`, with a warning, where it meets what only a deployment expands. */
  unlessUnexpanded<Read>(read: () => Read): Read | undefined {
    return this.#document.tolerate('UNRESOLVED_VARIABLE', read);
  }

  /** The place a local reference names; `undefined` where the document has no such place. */
  lookUp(reference: string): Cursor | undefined {
    if (!reference.startsWith('#')) {
      return undefined;
    }
    let cursor = new Cursor(this.#document, this.#document.root, '#', undefined);
    for (const key of keysOf(reference)) {
      const next = cursor.#followed().#member(key);
      if (next.value === undefined) {
        return undefined;
      }
      cursor = next;
    }
    return cursor;
  }

  /** The digits of a number, where its double does not keep them: `90.0`. */
  get numberText(): string | undefined {
    return this.#document.numberText(this.#place);
  }

  /** Whether a text at this place waits for a deployment; each variable in it is reported, then. */
  isUnexpanded(text: string, severity: ImportIssue['severity'] = 'error'): boolean {
    const variables = unexpandedVariables(text);
    for (const message of variables) {
      this.#document.reportShared(
        'UNRESOLVED_VARIABLE',
        severity,
        this.pointer,
        message,
        this.#place,
      );
    }
    return variables.length > 0;
  }

  error(code: ImportIssueCode, message: string): void {
    this.#report(code, 'error', message);
  }

  warn(code: ImportIssueCode, message: string): void {
    this.#report(code, 'warning', message);
  }

  /** As {@link warn}, but all places that have the same thing to say make one issue, which counts them. */
  warnOnce(code: ImportIssueCode, message: string): void {
    this.#document.reportShared(code, 'warning', this.pointer, message, this.#place);
  }

  /** All issues so far: in document order where positions are known, else as they were found. */
  issues(): readonly ImportIssue[] {
    return this.#document.issues();
  }

  #member(key: string): Cursor {
    const value = this.value;
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
    for (
      let next = referenceIn(cursor.value);
      next !== undefined;
      next = referenceIn(cursor.value)
    ) {
      const circular = following.has(cursor.pointer) || following.size > MAX_REFERENCES;
      if (!circular) {
        chain.push(cursor.pointer);
      }
      following.add(cursor.pointer);
      const found = circular ? undefined : this.lookUp(next);
      if (found === undefined) {
        cursor.#report('UNRESOLVED_REFERENCE', severity, brokenReference(next, circular));
        cursor = new Cursor(this.#document, undefined, cursor.pointer, cursor.#place);
      } else {
        cursor = found;
      }
    }
    for (const pointer of chain) {
      following.delete(pointer);
    }
    return cursor;
  }

  #unexpected(expected: string): undefined {
    if (typeof this.value === 'string' && this.isUnexpanded(this.value)) {
      return undefined;
    }
    const unexpanded = unexpandedFunction(this.value);
    if (unexpanded !== undefined) {
      this.error('UNRESOLVED_VARIABLE', unexpanded);
    } else {
      this.error('INVALID_TYPE', `Expected ${expected} but found ${describe(this.value)}`);
    }
    return undefined;
  }

  #report(code: ImportIssueCode, severity: ImportIssue['severity'], message: string): void {
    this.#document.report(code, severity, this.pointer, message, this.#place);
  }
}

/** References that may lead through each other; no document needs more. */
const MAX_REFERENCES = 100;
