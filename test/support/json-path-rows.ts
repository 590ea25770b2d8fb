import { describe, expect, test } from 'vitest';
import { readJson } from '../../src/java/json/index.js';
import { compileJsonPath, type JsonPathEdition } from '../../src/java/json-path/index.js';
import { dump } from './java-values.js';

/**
 * A path and the result of that edition of Jayway: `D ` (definite) or `I ` and the value, `NOTFOUND`, or null if
 * it fails.
 */
export type JsonPathRow = readonly [path: string, outcome: string | null];

/** Compares paths in one document with an edition of Jayway. */
export function jsonPathRows(
  edition: JsonPathEdition,
  document: string,
  rows: readonly JsonPathRow[],
): void {
  describe(`in ${edition}, in ${document}`, () => {
    test.each(rows)('%j', (path, outcome) => {
      if (outcome !== null) {
        expect(evaluate(document, path, edition)).toBe(outcome);
      } else {
        expect(() => evaluate(document, path, edition)).toThrow(
          expect.objectContaining({ code: expect.stringMatching(/^ERR_(INVALID_)?JSON_PATH$/) }),
        );
      }
    });
  });
}

function evaluate(document: string, path: string, edition: JsonPathEdition): string {
  const compiled = compileJsonPath(path, edition);
  const found = compiled.evaluate(readJson(document));
  return found === undefined ? 'NOTFOUND' : `${compiled.definite ? 'D' : 'I'} ${dump(found)}`;
}
