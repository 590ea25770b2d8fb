import { describe, expect, test } from 'vitest';
import { importRestApi } from '../../../src/import/import-rest-api.js';
import { readJson } from '../../../src/java/json/index.js';
import { compileJsonPath } from '../../../src/java/json-path/index.js';
import { readText } from '../../../src/load/load-document.js';

/** What code of a stranger would leave behind if anything ran it. */
const marker = globalThis as { attacked?: unknown };
const CODE = "globalThis.attacked='yes'";

describe('a JSON path runs no code (CVE-2024-21534, CVE-2025-1302)', () => {
  test.each([
    `$[?(${CODE})]`,
    `$..[?(@.constructor.constructor("${CODE}")())]`,
    `$[(${CODE})]`,
    `$[(function(){${CODE}}())]`,
    `$..[?(p="${CODE}";a=''[['constructor']][['constructor']](p);a())]`,
    '$..[?((function(){globalThis.attacked=1})())]',
    `$.a.constructor.constructor("${CODE}")()`,
    "$['__proto__']['attacked']",
    '$[?(@property.constructor)]',
    '$[`this`]',
  ])('%s', (path) => {
    for (const edition of ['2.0.0', '2.10'] as const) {
      try {
        compileJsonPath(path, edition).evaluate(readJson('{"a":[{"b":1}]}'));
      } catch (error) {
        expect(String(error)).toMatch(/path/i);
      }
    }
    expect(marker.attacked).toBeUndefined();
  });
});

describe('nesting ends with an error, not with the stack', () => {
  const deep = (open: string, close: string): string =>
    open.repeat(100_000) + close.repeat(100_000);

  test.each([
    ['lists', deep('[', ']')],
    ['objects', deep('{"a":', '}')],
    ['lists that never end', '['.repeat(1_000_000)],
    ['both', deep('[{"a":', '}]')],
  ])('of JSON: %s (CVE-2023-1370, CVE-2024-57699)', (_, text) => {
    expect(() => readJson(text)).toThrow(/nested more than 1000 levels deep/);
  });

  test.each([
    ['predicates', `$${deep('[?(@', ')]')}`],
    ['parentheses', `$[?(${deep('(', ')')})]`],
    ['negations', `$[?(${'!'.repeat(100_000)}@.a)]`],
    ['conditions', `$[?(@.a${' && @.a'.repeat(20_000)})]`],
    ['steps', `$${'.a'.repeat(100_000)}`],
    ['scans', `$${'..a'.repeat(100_000)}`],
    ['brackets', `$${"['a']".repeat(100_000)}`],
  ])('of JSON paths: %s (CVE-2023-51074)', (_, path) => {
    for (const edition of ['2.0.0', '2.10'] as const) {
      expect(isRangeError(() => compileJsonPath(path, edition).evaluate(readJson('{}')))).toBe(
        false,
      );
    }
  });

  test.each([
    ['flow lists', `a: ${'['.repeat(20_000)}`],
    ['flow maps', `a: ${'{a: '.repeat(20_000)}`],
    ['blocks', Array.from({ length: 3000 }, (_, at) => `${' '.repeat(at)}- `).join('\n')],
    ['explicit keys', '? '.repeat(20_000)],
  ])('of YAML: %s (CVE-2026-33532)', (_, text) => {
    expect(() => importRestApi(readText(text))).toThrow(
      expect.objectContaining({ code: 'ERR_API_IMPORT' }),
    );
  });
});

describe('YAML of a stranger is refused with an error of the import (CVE-2023-2251)', () => {
  test.each([
    '- a\n- "\r\n#',
    '[ "a\r\n',
    'a: "\\\r\n\r\n',
    "a: '\r\n \r",
    '"\u0000',
    '&a *a',
    '%YAML 9.9\n---\na',
    '--- |\n\t',
    '!!binary x',
    '!<tag:a> {',
  ])('%j', (text) => {
    expect(() => importRestApi(readText(text))).toThrow(
      expect.objectContaining({ code: 'ERR_API_IMPORT' }),
    );
  });
});

function isRangeError(run: () => unknown): boolean {
  try {
    run();
    return false;
  } catch (error) {
    return error instanceof RangeError;
  }
}
