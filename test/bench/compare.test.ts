import { describe, expect, test } from 'vitest';
import { compare, linesOf } from '../../bench/report/compare.mjs';
import { type Row, rowOf } from '../../bench/report/results.mjs';
import { resultsOf } from './sample.js';

const rate = { unit: 'requests/s', better: 'higher' } as const;
const time = { unit: 'µs', better: 'lower' } as const;

/** The rows that became worse, from one row to another of the same name. */
function worseFrom(before: Row, now: Row): readonly string[] {
  return compare(resultsOf({ http: [before] }), resultsOf({ http: [now] })).worse.map(
    ({ name }) => name,
  );
}

describe('a row became worse', () => {
  test.each([
    ['a tenth fewer requests', rate, 1000, 900],
    ['a tenth more time', time, 50, 55],
    ['time where there was none', { ...time, slack: 1 }, 0, 2],
  ] as const)('with %s', (_, meaning, before, now) => {
    const place = ['GET', 'Koa', 'figure'] as const;
    expect(worseFrom(rowOf(place, before, meaning), rowOf(place, now, meaning))).toEqual([
      'http: GET, Koa, figure',
    ]);
  });

  test.each([
    ['a little fewer requests', rate, 1000, 901],
    ['more requests', rate, 1000, 2000],
    ['less time', time, 50, 5],
    ['the same nothing', time, 0, 0],
    ['a difference that says nothing', { ...time, slack: 1 }, 2, 2.9],
    ['a slower row about other software', { ...rate, isReference: true }, 1000, 100],
  ] as const)('but not with %s', (_, meaning, before, now) => {
    const place = ['GET', 'Koa', 'figure'] as const;
    expect(worseFrom(rowOf(place, before, meaning), rowOf(place, now, meaning))).toEqual([]);
  });
});

test('a row that is gone is named, a measurement that was not made is left out', () => {
  const [kept, gone] = ['Koa', 'Express'].map((line) => rowOf(['GET', line, 'rate'], 1, rate));
  const before = resultsOf({
    http: [kept, gone].filter((row) => row !== undefined),
    start: [rowOf(['', 'x', 'ms'], 1, time)],
  });
  const { missing, compared } = compare(
    before,
    resultsOf({ http: kept === undefined ? [] : [kept] }),
  );
  expect({ missing, compared }).toEqual({ missing: ['http: GET, Express, rate'], compared: 1 });
});

test('measurements under other conditions are named', () => {
  const before = resultsOf({ http: [], start: [] });
  const { http, start } = before;
  const now = {
    ...(http && { http: { ...http, machine: { ...http.machine, node: '24.1.0' } } }),
    ...(start && { start: { ...start, date: '2026-02-03' } }),
  };
  expect(linesOf(compare(before, now))).toEqual([
    'Not measured under the same conditions: http: Node 20.19.0, Example 3000, 2 cores, a whole run' +
      ' → Node 24.1.0, Example 3000, 2 cores, a whole run',
    '0 of 0 rows became 10 % worse or more.',
  ]);
});

test('the lines say which rows became worse, and what the machine did to other software', () => {
  const floor = { ...rate, isReference: true };
  const rows = (own: number, other: number) => [
    rowOf(['GET', 'Koa', 'rate'], own, rate),
    rowOf(['GET', 'floor', 'rate'], other, floor),
  ];
  const comparison = compare(
    resultsOf({ http: rows(1000, 1000) }),
    resultsOf({ http: rows(500, 800) }),
  );
  expect(linesOf(comparison)).toEqual([
    'http: GET, Koa, rate: 1000 → 500 requests/s, 50 % worse',
    '1 of 1 rows became 10 % worse or more.',
    'Rows about other software: 20 % worse, as their median.',
  ]);
});

test('something in place of nothing is infinitely much worse', () => {
  const rows = [0, 3].map((value) => rowOf(['', 'memory', 'MiB'], value, time));
  const [before, now] = rows.map((row) => resultsOf({ memory: [row] }));
  expect(before && now && linesOf(compare(before, now))[0]).toBe(
    'memory: memory, MiB: 0 → 3 µs, infinitely much worse',
  );
});
