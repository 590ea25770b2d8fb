import type { HclCursor } from './cursor.js';
import type { HclExpression } from './nodes.js';

/** What the parsers of parts of an expression need: the text, and the parser of whole expressions. */
export interface Parsing {
  readonly cursor: HclCursor;
  /** Parses an expression of any precedence. */
  expression(): HclExpression;
}
