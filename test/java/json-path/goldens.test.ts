import { describe, expect, test } from 'vitest';
import { evaluateJsonPath, type JsonPathEdition } from '../../../src/java/json-path/index.js';
import { readRows } from '../../support/java-values.js';

/** JSON text, or the kind of Jayway's failure. */
type Outcome = string | { readonly error: 'path-not-found' | 'invalid-path' | 'invalid-json' };

/**
 * A document for the rows after it; or a path, what Jayway 2.0.0 finds, and what the newer grammar finds
 * if that differs.
 */
type Row = string | [path: string, outcome: Outcome, newer?: Outcome];

describe.each(casesByDocument())('in %s', (document, cases) => {
  test.each(cases)('%j', (path, outcome, newer) => {
    expect(evaluate(document, path, '2.0.0')).toEqual(withoutKind(outcome));
    expect(evaluate(document, path, '2.10')).toEqual(withoutKind(newer ?? outcome));
  });
});

function casesByDocument(): [document: string, cases: Exclude<Row, string>[]][] {
  const documents: [string, Exclude<Row, string>[]][] = [];
  for (const row of readRows<Row>(new URL('goldens.jsonl', import.meta.url))) {
    if (typeof row === 'string') {
      documents.push([row, []]);
    } else {
      documents.at(-1)?.[1].push(row);
    }
  }
  return documents;
}

function evaluate(document: string, path: string, edition: JsonPathEdition): unknown {
  try {
    return evaluateJsonPath(document, path, edition) ?? { error: 'path-not-found' };
  } catch (error) {
    expect(error).toHaveProperty('code', expect.stringMatching(/^ERR_(INVALID_)?JSON_/));
    return { error: 'invalid' };
  }
}

function withoutKind(outcome: Outcome): unknown {
  return typeof outcome === 'string' || outcome.error === 'path-not-found'
    ? outcome
    : { error: 'invalid' };
}
