import type { ImportIssue, Position } from './import-issue.js';

/** A Swagger 2.0 or OpenAPI 3.0 document, as `JSON.parse` or a YAML parser gives it. */
export type ApiDocument = object;

/** Under this symbol a loaded document keeps what is known of its text; other documents lack it. */
export const DOCUMENT_SOURCE: unique symbol = Symbol.for(
  'apigateway-middleware.DocumentSource',
) as never;

/** What the loader knows of a document beyond its values. */
export interface DocumentSource {
  /** `undefined` for a document that was read from a text. */
  readonly file: string | undefined;
  /** Where a member of `container` stands: its key in an object, the item itself in a list. */
  memberPosition(container: object, key: string): Position | undefined;
  /** Where a character of a text stands that is a template; line and column count from 1, within it. */
  textPosition?(container: object, key: string, line: number, column: number): Position | undefined;
  /** What the loader noticed on its way: keys that stand twice. */
  readonly issues: readonly ImportIssue[];
}
