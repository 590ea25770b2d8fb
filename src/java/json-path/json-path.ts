import { readJson } from '../json/read/read-json.js';
import type { Value } from '../json/values.js';
import { writeJson } from '../json/write-json.js';
import { RecentlyUsed } from '../recently-used.js';
import { EDITIONS, type JsonPathEdition } from './edition.js';
import { parseLegacyPath } from './grammar/parse-legacy-path.js';
import { parsePath } from './grammar/parse-path.js';
import type { PathTree } from './grammar/path-tree.js';
import { InvalidJsonPathError } from './json-path-errors.js';
import { compilePath } from './steps/compile-path.js';
import {
  type CompiledPath,
  Evaluation,
  type VisitBudget,
  visitBudget,
} from './steps/evaluation.js';

/** A compiled path, which does not keep the documents that it is evaluated on. */
export class JsonPath {
  readonly expression: string;
  /** The path finds at most one value: it does not contain `..`, `*`, a filter, a slice, or several indexes. */
  readonly definite: boolean;
  readonly #path: CompiledPath;

  constructor(expression: string, edition: JsonPathEdition) {
    if (!Object.hasOwn(PARSERS, edition)) {
      const known = Object.keys(PARSERS).join(' or ');
      throw new TypeError(`Unknown JSONPath edition ${String(edition)}: use ${known}`);
    }
    this.expression = expression;
    this.#path = compilePath(PARSERS[edition](expression), EDITIONS[edition]);
    this.definite = this.#path.definite;
  }

  /**
   * Evaluates the path on a document. Objects and lists in the result are the document's own; an indefinite
   * path returns a new list, possibly an empty one.
   * @returns `undefined` if the path is not found; `null` if it finds a null
   * @throws InvalidJsonPathError for the document `null`, a filter on a scalar, an unknown function, in
   *   2.0.0 also an index on an object or scalar
   * @throws JsonPathError for functions and comparisons that fail in Jayway
   * @throws JsonPathLimitError, JavaRegexLimitError
   */
  evaluate(root: Value, budget: VisitBudget = visitBudget()): Value | undefined {
    if (root === null) {
      throw new InvalidJsonPathError('The document must not be null');
    }
    return this.#path.evaluate(root, new Evaluation(root, budget), false);
  }
}

const PARSERS: Readonly<Record<JsonPathEdition, (text: string) => PathTree>> = {
  '2.0.0': parseLegacyPath,
  '2.10': parsePath,
};

/**
 * Compiles a path by the grammar of Jayway's JsonPath; `$.` may be omitted.
 * @throws InvalidJsonPathError with the offset
 */
export function compileJsonPath(expression: string, edition: JsonPathEdition = '2.10'): JsonPath {
  return new JsonPath(expression, edition);
}

/**
 * As `compileJsonPath`, for paths that are computed during a request: caches the last few of each
 * edition.
 * @throws InvalidJsonPathError
 */
export function cachedJsonPath(expression: string, edition: JsonPathEdition): JsonPath {
  return RECENT[edition].get(expression);
}

/**
 * Evaluates a path on JSON text, for tests of mappings: as parameter mappings do or, in edition 2.0.0, as
 * `$input` does in templates.
 * @returns compact JSON with numbers in Java's forms; `undefined` if the path is not found
 * @throws JsonSyntaxError, and what `compileJsonPath` and `evaluate` throw
 */
export function evaluateJsonPath(
  json: string,
  path: string,
  edition: JsonPathEdition = '2.10',
): string | undefined {
  const value = compileJsonPath(path, edition).evaluate(readJson(json));
  return value === undefined ? undefined : writeJson(value);
}

const RECENT: Readonly<Record<JsonPathEdition, RecentlyUsed<JsonPath>>> = {
  '2.0.0': new RecentlyUsed(256, 4096, (expression) => new JsonPath(expression, '2.0.0')),
  '2.10': new RecentlyUsed(256, 4096, (expression) => new JsonPath(expression, '2.10')),
};
