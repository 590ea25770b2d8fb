import { expect, test } from 'vitest';
import { Cursor } from '../../../src/import/document/cursor.js';
import { readStatusCode } from '../../../src/import/document/status-code.js';

test.each<[value: unknown, status: number | undefined, issues: readonly string[]]>([
  ['200', 200, []],
  [404, 404, []],
  [' 503 ', 503, []],
  [100, 100, []],
  [599, 599, []],
  [600, undefined, ['INVALID_VALUE']],
  [99, undefined, ['INVALID_VALUE']],
  ['2xx', undefined, ['INVALID_VALUE']],
  ['', undefined, ['INVALID_VALUE']],
  [{}, undefined, ['INVALID_TYPE']],
  [undefined, undefined, []],
])('the status code %j is %s', (value, status, issues) => {
  const cursor = Cursor.open({ status: value });
  expect(readStatusCode(cursor.at('status'))).toBe(status);
  expect(cursor.issues().map(({ code }) => code)).toEqual(issues);
});

test('a value that only a deployment knows is one issue', () => {
  const cursor = Cursor.open({ status: '${Status}' });
  expect(readStatusCode(cursor.at('status'))).toBeUndefined();
  expect(cursor.issues().filter(({ code }) => code === 'INVALID_VALUE')).toEqual([]);
});
