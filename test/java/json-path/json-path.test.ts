import { describe, expect, test } from 'vitest';
import { ListValue, MapValue, readJson, writeJson } from '../../../src/java/json/index.js';
import {
  cachedJsonPath,
  compileJsonPath,
  evaluateJsonPath,
  type JsonPathEdition,
  JsonPathLimitError,
  visitBudget,
} from '../../../src/java/json-path/index.js';
import { JavaRegexLimitError } from '../../../src/java/regex/index.js';
import { readRows } from '../../support/java-values.js';
import { type JsonPathRow, jsonPathRows } from '../../support/json-path-rows.js';

const EDITIONS: readonly JsonPathEdition[] = ['2.0.0', '2.10'];

/** A document for the rows after it, or a row. */
type Line = string | JsonPathRow;

// Paths of many kinds; those about one part of the language are in the test of its file.
for (const edition of EDITIONS) {
  for (const [document, rows] of rowsByDocument(`jayway-${edition}.jsonl`)) {
    jsonPathRows(edition, document, rows);
  }
}

test.each([
  ['$.a.b[2].c', true],
  ["$['a','b']", true],
  ["$['a','b'].c", false],
  ['$.a[-1]', true],
  ['$.a[0,1]', false],
  ['$.a[1:]', false],
  ['$.a.*', false],
  ['$..a', false],
  ['$.a[?(@.b)]', false],
  ['$..a.length()', true],
  ['petstore.pets[0].name', true],
])('%s is definite: %s', (path, expected) => {
  expect(compileJsonPath(path).definite).toBe(expected);
});

test.each([
  ['$.a.b[2].c', true],
  ["$['a','b'].c", true],
  ['$.a[(@.length-1)]', true],
  ['$.a$.b', true],
  ['$.a[0,1]', false],
  ['$.a[1:]', false],
  ['$..a', false],
  ['$.a[?(@.b)]', false],
])('%s is definite in 2.0.0: %s', (path, expected) => {
  expect(compileJsonPath(path, '2.0.0').definite).toBe(expected);
});

test.each([
  ['$.', 2],
  ['$.a b', 3],
  ['$.a[x]', 3],
  ['$.a[', 3],
  ["$['a' 'b']", 6],
  ['$.a[?(@.b == )]', 10],
])('%s is refused at offset %i', (path, offset) => {
  expect(() => compileJsonPath(path)).toThrow(
    expect.objectContaining({ code: 'ERR_INVALID_JSON_PATH', offset }),
  );
});

test.each([
  ['', 0],
  ['$x', 1],
  ['$.', 2],
  ['  $.a b', 5],
  ['a b', 1],
  ['$.a[x]', 3],
  ['$.a[1,,2]', 4],
  ['$.a[?@.b]', 3],
  ['$.a[?(@.b == 1 && @.c == @..d)]', 25],
  ['$.a[?(@.b == @[x])]', 14],
  ['$.a[?(@.b =~ /*/)]', 13],
])('%j is refused in 2.0.0 at offset %i', (path, offset) => {
  expect(() => compileJsonPath(path, '2.0.0')).toThrow(
    expect.objectContaining({ code: 'ERR_INVALID_JSON_PATH', offset }),
  );
});

test.each(EDITIONS)('a null document is refused in %s', (edition) => {
  expect(() => compileJsonPath('$', edition).evaluate(null)).toThrow(/null/);
});

test('the result is the part of the document itself, not a copy', () => {
  const document = readJson('{"a":{"b":[1]}}');
  const found = compileJsonPath('$.a').evaluate(document);
  if (!(found instanceof MapValue)) {
    throw new Error('no object');
  }
  found.entries.set('c', 2);
  expect(writeJson(document)).toBe('{"a":{"b":[1],"c":2}}');
  const list = compileJsonPath('$..b').evaluate(document);
  expect(list instanceof ListValue && list.items[0]).toBe(found.entries.get('b'));
});

test.each(EDITIONS)('names of Object.prototype are ordinary names in %s', (edition) => {
  expect(evaluateJsonPath('{}', '$.__proto__', edition)).toBeUndefined();
  expect(evaluateJsonPath('{}', '$.constructor.name', edition)).toBeUndefined();
  expect(evaluateJsonPath('[]', '$.toString', edition)).toBeUndefined();
  expect(evaluateJsonPath('{"__proto__":{"x":1}}', '$.__proto__.x', edition)).toBe('1');
});

describe('an evaluation that would take too long exceeds a limit', () => {
  const deep = `${'{"a":'.repeat(900)}1${'}'.repeat(900)}`;
  const long = `${'['.repeat(900)}"${'x'.repeat(100_000)}"${']'.repeat(900)}`;
  const rows = JSON.stringify(Array.from({ length: 20_000 }, (_, id) => ({ id, s: `x${id}` })));

  test.each([
    ['scans in scans', deep, '$..a..a..a..a..a'],
    ['a list in a filter', rows, '$[?(@.id in $..id)]'],
    ['names again and again', deep, `$${"['a','a']".repeat(30)}.a`],
    ['indexes again and again', `${'['.repeat(60)}1${']'.repeat(60)}`, `$${'[0,0]'.repeat(40)}`],
  ])('%s', (_name, document, path) => {
    expect(() => evaluateJsonPath(document, path)).toThrow(JsonPathLimitError);
  });

  test.each([
    ['scans in scans', JSON.stringify(nested(12)), '$..*..*..*..*..*..*'],
    ['indexes again and again', `${'['.repeat(60)}1${']'.repeat(60)}`, `$${'[0,0]'.repeat(40)}`],
    ['comparisons', rows, `$[?(${"@.id == 'x' && @.s == 'x' || ".repeat(500)}@.id == 1)]`],
    ['long numbers', rows, `$[?(@.id == ${'1'.repeat(9000)})]`],
    ['texts of everything', long, '$..[?(@ =~ /x/)]'],
  ])('%s in 2.0.0', (_name, document, path) => {
    expect(() => evaluateJsonPath(document, path, '2.0.0')).toThrow(JsonPathLimitError);
  });

  test('a pattern in a filter', () => {
    const document = JSON.stringify(Array.from({ length: 1000 }, () => 'a'.repeat(40)));
    expect(() => evaluateJsonPath(document, '$[?(@ =~ /(a+)+b/)]')).toThrow(JavaRegexLimitError);
  });

  test('a document that contains itself', () => {
    const list = new ListValue([1]);
    list.items.push(list);
    expect(() => compileJsonPath('$..x').evaluate(list)).toThrow(JsonPathLimitError);
  });

  test('many calls that share a budget', () => {
    const [path, document, budget] = [compileJsonPath('$..id'), readJson(rows), visitBudget()];
    expect(() => {
      for (let call = 0; call < 1000; call++) {
        path.evaluate(document, budget);
      }
    }).toThrow(JsonPathLimitError);
  });

  test('but a slice from far before the start is evaluated', () => {
    expect(evaluateJsonPath('[1,2]', '$[-1000000000:5]')).toBe('[1,2,1,2]');
  });
});

describe('a path that exceeds a limit itself is refused', () => {
  test.each([
    ['length', `$.${'a'.repeat(40_000)}`],
    ['steps', `$${'.a'.repeat(501)}`],
    ['filters in filters', `$${'[?(@.a'.repeat(100)}${')]'.repeat(100)}`],
    ['negations', `$[?(${'!'.repeat(20_000)}(@.a))]`],
    ['brackets', `$[?(@${'['.repeat(15_000)})]`],
  ])('%s', (_name, path) => {
    for (const edition of EDITIONS) {
      expect(() => compileJsonPath(path, edition)).toThrow(
        expect.objectContaining({ code: 'ERR_INVALID_JSON_PATH' }),
      );
    }
  });
});

test('deeply nested parentheses are refused only where they group', () => {
  const path = `$[?(${'('.repeat(5000)}@.a${')'.repeat(5000)})]`;
  expect(() => compileJsonPath(path, '2.10')).toThrow(/too deep/);
  expect(evaluateJsonPath('[{"a":1},2]', path, '2.0.0')).toBe('[{"a":1}]');
});

test.each(EDITIONS)('repeated paths of %s are compiled once', (edition) => {
  expect(cachedJsonPath('$.a', edition)).toBe(cachedJsonPath('$.a', edition));
  for (let other = 0; other < 300; other++) {
    cachedJsonPath(`$.x${other}`, edition);
  }
  expect(cachedJsonPath('$.x0', edition).evaluate(readJson('{"x0":1}'))).toBe(1);
  expect(() => cachedJsonPath('$.', edition)).toThrow();
  expect(() => cachedJsonPath('$.', edition)).toThrow();
});

test('a path is cached for its edition', () => {
  const document = readJson('[1,2]');
  expect(cachedJsonPath('$[-1]', '2.10').evaluate(document)).toBe(2);
  expect(cachedJsonPath('$[-1]', '2.0.0').evaluate(document)).toBeUndefined();
  expect(cachedJsonPath('$[-1]', '2.10').evaluate(document)).toBe(2);
});

function rowsByDocument(table: string): [document: string, rows: JsonPathRow[]][] {
  const documents: [string, JsonPathRow[]][] = [];
  for (const row of readRows<Line>(new URL(table, import.meta.url))) {
    if (typeof row === 'string') {
      documents.push([row, []]);
    } else {
      documents.at(-1)?.[1].push(row);
    }
  }
  return documents;
}

/** Two objects in each. */
function nested(depth: number): unknown {
  return depth === 0 ? 'text' : { a: nested(depth - 1), b: nested(depth - 1) };
}

test('an unknown edition is refused by name', () => {
  expect(() => evaluateJsonPath('{}', '$.a', '3.0' as JsonPathEdition)).toThrow(
    /Unknown JSONPath edition 3\.0: use 2\.0\.0 or 2\.10/,
  );
});
