import { describe, expect, test } from 'vitest';
import { readJson } from '../../../src/java/json/index.js';
import { compileJsonPath, type JsonPathEdition } from '../../../src/java/json-path/index.js';

// A path is charged for each value that it visits, whether it finds anything there or not.

const SIZE = 10_000;
const FLAT = readJson(`{"list":[${'0,'.repeat(SIZE)}0]}`);
const TEXTS = readJson(`{"list":[${'"x",'.repeat(SIZE)}"x"]}`);
const ROWS = readJson(`{"list":[${'{"a":0},'.repeat(SIZE)}0]}`);

const everywhere = [
  '$..name',
  '$..[0]',
  '$..[5]',
  '$..[1:2]',
  "$..['a','b']",
  "$..['a','b'].c",
  '$..*',
  '$..a..b',
  '$..[?(@.a)]',
  '$.list..a',
];

const inOneEdition: readonly (readonly [JsonPathEdition, string])[] = [
  ['2.0.0', '$..length()'],
  // These end at the first item in 2.0.0, where a missing name ends the evaluation.
  ['2.10', '$..a.b'],
  ['2.10', '$..[0].a'],
  ['2.10', '$..*.a'],
  ['2.10', "$..[?(@.a == 'x')]"],
  ['2.10', '$..a.length()'],
  ['2.10', '$.length($..a)'],
  ['2.10', '$.list.concat($.list)'],
  ['2.10', '$.concat($.list)'],
  ['2.10', "$..[?(@.a in ['x'])]"],
  ['2.10', '$..[-1]'],
  ['2.0.0', '$..[(@.length-1)]'],
];

const paths = [
  ...everywhere.flatMap((path) => [['2.0.0', path] as const, ['2.10', path] as const]),
  ...inOneEdition,
];

describe.each(paths)('in %s, %s', (edition, path) => {
  test.each([
    ['numbers', FLAT],
    ['texts', TEXTS],
    ['objects', ROWS],
  ])('pays for all the %s of a list', (_name, document) => {
    expect(spentBy(edition, path, document)).toBeGreaterThanOrEqual(SIZE);
  });
});

describe('a path that repeats itself is charged for its own length', () => {
  const row = readJson('{"list":[{"a":1}]}');
  test.each([
    ['indexes out of range', `$.list[${'7,'.repeat(999)}7]`],
    ['names that are missing', `$.list[0][${"'b',".repeat(999)}'b']`],
    ['conditions', `$.list[?(${'@.b || '.repeat(999)}@.b)]`],
    ['a slice around the start', '$.list[-1000000:1]'],
  ])('%s', (name, path) => {
    const least = name === 'a slice around the start' ? 2 : 1000;
    expect(spentBy('2.10', path, row)).toBeGreaterThanOrEqual(least);
  });
});

describe('big numbers and long texts are charged by their length', () => {
  const long = '9'.repeat(9000);
  test.each([
    ['2.10', `[{"n":${long}}]`, '$[?(@.n > 5)]'],
    ['2.0.0', `[{"n":${long}}]`, '$[?(@.n > 5)]'],
    ['2.10', `[${long},1]`, '$.sum()'],
    ['2.10', `["${long.repeat(10)}"]`, '$[?(@ contains "98")]'],
  ] as const)('in %s', (edition, json, path) => {
    expect(spentBy(edition, path, readJson(json))).toBeGreaterThan(1000);
  });
});

test('one .. over the densest payload of ten megabytes is within the budget', () => {
  const densest = readJson(`[${'0,'.repeat(5_000_000)}0]`);
  expect(compileJsonPath('$..name').evaluate(densest)).toBeDefined();
});

/** The visits charged to a path, even if it fails. */
function spentBy(edition: JsonPathEdition, path: string, document: ReturnType<typeof readJson>) {
  const budget = { left: 1_000_000 };
  const compiled = compileJsonPath(path, edition);
  try {
    compiled.evaluate(document, budget);
  } catch (error) {
    if (!(error instanceof Error) || error.name === 'JsonPathLimitError') {
      throw error;
    }
  }
  return 1_000_000 - budget.left;
}
