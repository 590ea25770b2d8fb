import { describe, expect, test } from 'vitest';
import { JavaRegexLimitError } from '../../../src/mapping/java-regex/index.js';
import { ListValue, MapValue, readJson, writeJson } from '../../../src/mapping/json/index.js';
import {
  cachedJsonPath,
  compileJsonPath,
  evaluateJsonPath,
  JsonPathLimitError,
  visitBudget,
} from '../../../src/mapping/json-path/index.js';
import { dump, readRows } from '../../support/java-values.js';

/**
 * A document for the rows that follow it; or a path and what Jayway 2.10.0 gives: `D ` (definite) or
 * `I ` and the value, `NOTFOUND`, or null where it fails.
 */
type Row = string | [path: string, outcome: string | null];

describe.each(casesByDocument())('in %s', (document, cases) => {
  test.each(cases)('%j', (path, outcome) => {
    if (outcome === null) expect(() => evaluate(document, path)).toThrow();
    else expect(evaluate(document, path)).toBe(outcome);
  });
});

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

test('a document that is null has no paths', () => {
  expect(() => compileJsonPath('$').evaluate(null)).toThrow(/null/);
});

test('what is found is the part of the document itself', () => {
  const document = readJson('{"a":{"b":[1]}}');
  const found = compileJsonPath('$.a').evaluate(document);
  if (!(found instanceof MapValue)) throw new Error('no object');
  found.entries.set('c', 2);
  expect(writeJson(document)).toBe('{"a":{"b":[1],"c":2}}');
  const list = compileJsonPath('$..b').evaluate(document);
  expect(list instanceof ListValue && list.items[0]).toBe(found.entries.get('b'));
});

test('names of the prototype are names', () => {
  expect(evaluateJsonPath('{}', '$.__proto__')).toBeUndefined();
  expect(evaluateJsonPath('{}', '$.constructor.name')).toBeUndefined();
  expect(evaluateJsonPath('[]', '$.toString')).toBeUndefined();
  expect(evaluateJsonPath('{"__proto__":{"x":1}}', '$.__proto__.x')).toBe('1');
});

describe('what would take too long is given up', () => {
  const deep = `${'{"a":'.repeat(900)}1${'}'.repeat(900)}`;
  const rows = JSON.stringify(Array.from({ length: 20_000 }, (_, id) => ({ id, s: `x${id}` })));

  test.each([
    ['scans in scans', deep, '$..a..a..a..a..a'],
    ['a list in a filter', rows, '$[?(@.id in $..id)]'],
    ['names again and again', deep, `$${"['a','a']".repeat(30)}.a`],
    ['indexes again and again', `${'['.repeat(60)}1${']'.repeat(60)}`, `$${'[0,0]'.repeat(40)}`],
  ])('%s', (_name, document, path) => {
    expect(() => evaluateJsonPath(document, path)).toThrow(JsonPathLimitError);
  });

  test('a pattern in a filter', () => {
    const document = JSON.stringify(Array.from({ length: 1000 }, () => 'a'.repeat(40)));
    expect(() => evaluateJsonPath(document, '$[?(@ =~ /(a+)+b/)]')).toThrow(JavaRegexLimitError);
  });

  test('a document that holds itself', () => {
    const list = new ListValue([1]);
    list.items.push(list);
    expect(() => compileJsonPath('$..x').evaluate(list)).toThrow(JsonPathLimitError);
  });

  test('many calls that share a budget', () => {
    const [path, document, budget] = [compileJsonPath('$..id'), readJson(rows), visitBudget()];
    expect(() => {
      for (let call = 0; call < 1000; call++) path.evaluate(document, budget);
    }).toThrow(JsonPathLimitError);
  });

  test('but not a slice from far before the start', () => {
    expect(evaluateJsonPath('[1,2]', '$[-1000000000:5]')).toBe('[1,2,1,2]');
  });
});

describe('a path that is too much itself is refused', () => {
  test.each([
    ['length', `$.${'a'.repeat(40_000)}`],
    ['steps', `$${'.a'.repeat(501)}`],
    ['filters in filters', `$${'[?(@.a'.repeat(100)}${')]'.repeat(100)}`],
    ['parentheses', `$[?(${'('.repeat(5000)}@.a${')'.repeat(5000)})]`],
    ['negations', `$[?(${'!'.repeat(20_000)}(@.a))]`],
    ['brackets', `$[?(@${'['.repeat(15_000)})]`],
  ])('%s', (_name, path) => {
    expect(() => compileJsonPath(path)).toThrow(
      expect.objectContaining({ code: 'ERR_INVALID_JSON_PATH' }),
    );
  });
});

test('paths that come again are compiled once', () => {
  expect(cachedJsonPath('$.a')).toBe(cachedJsonPath('$.a'));
  for (let other = 0; other < 300; other++) cachedJsonPath(`$.x${other}`);
  expect(cachedJsonPath('$.x0').evaluate(readJson('{"x0":1}'))).toBe(1);
  expect(() => cachedJsonPath('$.')).toThrow();
  expect(() => cachedJsonPath('$.')).toThrow();
});

function casesByDocument(): [document: string, cases: Exclude<Row, string>[]][] {
  const documents: [string, Exclude<Row, string>[]][] = [];
  for (const row of readRows<Row>(new URL('jayway-2.10.jsonl', import.meta.url)))
    if (typeof row === 'string') documents.push([row, []]);
    else documents.at(-1)?.[1].push(row);
  return documents;
}

function evaluate(document: string, path: string): string {
  const compiled = compileJsonPath(path);
  const value = compiled.evaluate(readJson(document));
  if (value === undefined) return 'NOTFOUND';
  return `${compiled.definite ? 'D' : 'I'} ${dump(value)}`;
}
