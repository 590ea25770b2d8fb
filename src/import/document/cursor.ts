import { awsAccount } from '../../checks/account-options.js';
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
import type { AwsAccount } from '../../model/aws-account.js';
import type {
  ImportIssue,
  ImportIssueCode,
  JsonPointer,
} from '../../model/document/import-issue.js';
import { type MemberPlace, OpenDocument } from './open-document.js';
import { follow, keysOf } from './references.js';
import { fillAwsVariables, openValuesIn, unexpandedFunction } from './unexpanded.js';

/**
 * A value in the document, with its place. Reads never throw: an unexpected value becomes an issue
 * at this place, and the read returns `undefined`. Local references are followed everywhere.
 */
export class Cursor {
  /** The value; for a reference, its target. */
  readonly value: unknown;
  /** The pointer to the value; for a reference, to its target. */
  readonly pointer: JsonPointer;
  readonly #document: OpenDocument;
  readonly #place: MemberPlace | undefined;

  /** A cursor at the root of a document. */
  static open(root: object, account: AwsAccount = awsAccount({})): Cursor {
    return new Cursor(new OpenDocument(root, account), root, '#', undefined);
  }

  private constructor(
    document: OpenDocument,
    value: unknown,
    pointer: JsonPointer,
    place: MemberPlace | undefined,
  ) {
    this.#document = document;
    this.value = value;
    this.pointer = pointer;
    this.#place = place;
  }

  /** False if the value is missing or `null`. */
  get exists(): boolean {
    return this.value !== undefined && this.value !== null;
  }

  /** The member of an object, or the item of an array, with this key. */
  at(key: string): Cursor {
    return this.place(key).#followed();
  }

  /** Like {@link at}, but a broken reference is only a warning. */
  atOptional(key: string): Cursor {
    return this.place(key).#followed('warning');
  }

  /** The member without following its reference: for issues about the key. */
  place(key: string): Cursor {
    const value = this.value;
    const known = typeof value === 'object' && value !== null && Object.hasOwn(value, key);
    const member = known ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
    const place = known ? { container: value, key } : this.#place;
    return new Cursor(this.#document, member, memberPointer(this.pointer, key), place);
  }

  /** The member `x-amazon-apigateway-NAME`, whose name is case-insensitive. */
  extension(name: string): Cursor {
    const key = `x-amazon-apigateway-${name}`;
    const written = this.has(key) ? key : this.keys().find((other) => other.toLowerCase() === key);
    return this.at(written ?? key);
  }

  /** Whether this is an object that has the key. */
  has(key: string): boolean {
    return isObject(this.value) && Object.hasOwn(this.value, key) && this.value[key] !== undefined;
  }

  /** The members of an object, in document order. Reports any other value and returns none. */
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

  /** The keys of an object, without members that are `undefined`; none for any other value. */
  keys(): readonly string[] {
    return isObject(this.value) ? Object.keys(this.value).filter((key) => this.has(key)) : [];
  }

  /** The items of an array. Reports any other value and returns none. */
  items(): readonly Cursor[] {
    if (!this.exists) {
      return [];
    }
    if (!Array.isArray(this.value)) {
      this.#unexpected('an array');
      return [];
    }
    return this.value.map((_, index) => this.at(String(index)));
  }

  /** A string, with AWS variables replaced. */
  string(): string | undefined {
    if (!this.exists) {
      return undefined;
    }
    if (typeof this.value === 'string') {
      return fillAwsVariables(this.value, this.#document.account);
    }
    return this.#unexpected('a string');
  }

  /** A string, or a number as a string: `200` means the same as `"200"`. */
  text(): string | undefined {
    return typeof this.value === 'number' ? String(this.value) : this.string();
  }

  /** A boolean, or the string `"true"` or `"false"`, as in AWS's control plane. */
  boolean(): boolean | undefined {
    return this.exists ? (booleanOf(this.value) ?? this.#unexpected('true or false')) : undefined;
  }

  /** An integer, or a string of its digits. */
  integer(): number | undefined {
    return this.exists ? (integerOf(this.value) ?? this.#unexpected('an integer')) : undefined;
  }

  /** One of these keywords in upper case; the document may use any case, as on AWS. */
  oneOf<Word extends string>(...words: readonly Word[]): Word | undefined {
    const text = this.string();
    const word = words.find((candidate) => candidate === text?.trim().toUpperCase());
    if (word !== undefined || text === undefined) {
      return word;
    }
    if (!this.isUnexpanded(text)) {
      const hint = didYouMean(text, words);
      this.error('INVALID_VALUE', `${quote(text)} is not one of ${words.join(', ')}${hint}`);
    }
    return undefined;
  }

  /** The result of `compile`; a mapping that does not compile becomes an issue at this place. */
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

  /** The result of `read`; `undefined`, with a warning, if it finds a value that only a deployment fills in. */
  unlessUnexpanded<Read>(read: () => Read): Read | undefined {
    return this.#document.tolerate('UNRESOLVED_VARIABLE', read);
  }

  /** The target of a local reference; `undefined` if the document does not have it. */
  lookUp(reference: string): Cursor | undefined {
    if (!reference.startsWith('#')) {
      return undefined;
    }
    let cursor = new Cursor(this.#document, this.#document.root, '#', undefined);
    for (const key of keysOf(reference)) {
      cursor = cursor.#followed().place(key);
      if (cursor.value === undefined) {
        return undefined;
      }
    }
    return cursor;
  }

  /** The digits of a number as written, if its double does not keep them: `90.0`. */
  get numberText(): string | undefined {
    return this.#document.numberText(this.#place);
  }

  /**
   * Whether a string contains values that only a deployment fills in: variables in its text, and
   * those that the loader left open. Each of them is reported.
   */
  isUnexpanded(text: string, severity: ImportIssue['severity'] = 'error'): boolean {
    const left = this.isLeftOpen(severity);
    const open = left ? [] : openValuesIn(text);
    for (const { written, problem } of open) {
      if (problem === undefined) {
        this.#document.reportOpen(written, severity, this.pointer, this.#place);
      } else {
        this.#reportOnce('UNRESOLVED_VARIABLE', severity, problem);
      }
    }
    return left || open.length > 0;
  }

  /** Whether the loader left values in this text open; each of them is reported. */
  isLeftOpen(severity: ImportIssue['severity'] = 'error'): boolean {
    const names = this.#document.openValues(this.#place);
    for (const name of names) {
      this.#document.reportOpen(`\${${name}}`, severity, this.pointer, this.#place);
    }
    return names.length > 0;
  }

  /** Whether the value is as the user wrote it: not filled in by a variable, and not computed. */
  get isAsWritten(): boolean {
    return this.#place === undefined || this.#document.isAsWritten(this.#place);
  }

  /** An issue at this place that is not reported. */
  issue(code: ImportIssueCode, severity: ImportIssue['severity'], message: string): ImportIssue {
    return this.#document.issueAt(code, severity, this.pointer, message, this.#place);
  }

  error(code: ImportIssueCode, message: string): void {
    this.#report(code, 'error', message);
  }

  warn(code: ImportIssueCode, message: string): void {
    this.#report(code, 'warning', message);
  }

  /** Like {@link warn}, but places with the same message share one issue, which counts them. */
  warnOnce(code: ImportIssueCode, message: string): void {
    this.#reportOnce(code, 'warning', message);
  }

  /** All issues so far: in document order if positions are known, otherwise in the order found. */
  issues(): readonly ImportIssue[] {
    return this.#document.issues();
  }

  /** The target of the chain of references that begins here; broken references are reported. */
  #followed(severity: ImportIssue['severity'] = 'error'): Cursor {
    return follow<Cursor>(this, this.#document.following, {
      lookUp: (reference) => this.lookUp(reference),
      refuse: (cursor, problem) => {
        cursor.#report('UNRESOLVED_REFERENCE', severity, problem);
        return new Cursor(this.#document, undefined, cursor.pointer, cursor.#place);
      },
    });
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

  #reportOnce(code: ImportIssueCode, severity: ImportIssue['severity'], message: string): void {
    this.#document.reportShared(code, severity, this.pointer, message, this.#place);
  }
}
