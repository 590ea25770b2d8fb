import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pageOf, SECTIONS } from '../../bench/report/page.mjs';
import { isMet, merged, rowOf, textOf } from '../../bench/report/results.mjs';
import { figure, goalTable, table } from '../../bench/report/table.mjs';
import { projectRoot } from '../support/installed-package.js';
import { measurementOf, resultsOf } from './sample.js';

const ratio = { unit: 'ratio', better: 'higher' } as const;
const time = { unit: 'ms', better: 'lower' } as const;

test('docs/performance.md is what docs/performance.json says', () => {
  const read = (file: string) => readFileSync(join(projectRoot, 'docs', file), 'utf8');
  const results = JSON.parse(read('performance.json'));
  expect(read('performance.md')).toBe(pageOf(results));
  expect(Object.keys(results)).toEqual(SECTIONS.map(({ name }) => name));
});

describe('the page', () => {
  test('has a section for each measurement that was made, with its machine and its conditions', () => {
    const rows = [rowOf(['', 'node:http, this package', 'p99, ms'], 4.56, time)];
    const facts = { backend: 'nginx 1.22', load: 'wrk 4.1', cores: 'each has a core' };
    const page = pageOf({ latency: measurementOf(rows, facts) });
    expect(page.match(/^## .*$/gm)).toEqual([
      '## Machine',
      '## Latency at half of the maximal rate',
    ]);
    expect(page).toContain(
      '| 2026-01-02 | 1.2.3 | 20.19.0 | linux x64 | Example 3000 | 2 | 4 GiB | everything |',
    );
    expect(page).toContain('The backend is nginx 1.22; the load is wrk 4.1; each has a core.');
    expect(page).toContain('| node:http, this package | 4.56 |');
  });

  test('says which measurements were made where', () => {
    const made = measurementOf([]);
    const elsewhere = { ...made, machine: { ...made.machine, node: '24.1.0' } };
    const page = pageOf({ start: made, cache: elsewhere, limits: made });
    expect(page.match(/^\| 2026.*$/gm)).toEqual([
      '| 2026-01-02 | 1.2.3 | 20.19.0 | linux x64 | Example 3000 | 2 | 4 GiB | Start; Throttles and quotas |',
      '| 2026-01-02 | 1.2.3 | 24.1.0 | linux x64 | Example 3000 | 2 | 4 GiB | Response cache |',
    ]);
  });

  test('says how many goals are reached, and what could not be measured', () => {
    const rows = [0.7, 0.8].map((value) =>
      rowOf(['', `${value}`, 'r'], value, { ...ratio, goal: 0.75 }),
    );
    const page = pageOf({ start: { ...measurementOf(rows), notes: ['x failed: no such file'] } });
    expect(page).toMatch(/Goals reached here: 1 of\s2\./);
    expect(page).toContain('What failed:\n\n- x failed: no such file\n');
  });

  test('says that a run was a short one', () => {
    const made = measurementOf([]);
    const page = pageOf({ start: { ...made, settings: { ...made.settings, isQuick: true } } });
    expect(page).toContain('**A short run (`--quick`)');
  });
});

test('a table has a line and a column for each of its rows, in their order', () => {
  const rows = [
    rowOf(['t', 'b', 'y'], 2, time),
    rowOf(['t', 'a', 'x'], 1, time),
    rowOf(['t', 'a', 'y'], 3, time),
    rowOf(['other', 'c', 'y'], 4, time),
  ];
  expect(table(rows, 't', 'name').split('\n')).toEqual([
    '| name | y | x |',
    '| --- | ---: | ---: |',
    '| b | 2 | – |',
    '| a | 3 | 1 |',
  ]);
});

test('goals are at least what is wanted of ratios, and at most what is wanted of times', () => {
  const rows = [
    rowOf(['', 'fast', 'r'], 0.9, { ...ratio, goal: 0.9 }),
    rowOf(['', 'slow', 'r'], 0.899, { ...ratio, goal: 0.9 }),
    rowOf(['', 'late', 't'], 3.1, { ...time, goal: 3 }),
    rowOf(['', 'free', 't'], 3.1, time),
  ];
  expect(rows.map(isMet)).toEqual([true, false, false, true]);
  expect(goalTable(rows).split('\n').slice(2)).toEqual([
    '| fast, r | ≥ 0.90 | 0.90 | yes |',
    '| slow, r | ≥ 0.90 | 0.90 | **no** |',
    '| late, t | ≤ 3 | 3.1 | **no** |',
  ]);
});

test.each([
  [12345.6, 'requests/s', '12,346'],
  [123.45, 'µs', '123'],
  [12.345, 'µs', '12.3'],
  [1.2345, 'µs', '1.23'],
  [0.0123, 'µs', '0.01'],
  [0, 'µs', '0'],
  [1.2345, 'ratio', '1.23'],
] as const)('%s %s is written %s', (value, unit, text) => {
  expect(figure({ ...rowOf(['', 'x', 'y'], value, time), value, unit })).toBe(text);
});

test('new results replace those of the same measurements, and leave the others in the order of the page', () => {
  const row = (value: number) => [rowOf(['', 'x', 'y'], value, time)];
  const before = resultsOf({ start: row(1), http: row(2) });
  const all = merged(before, resultsOf({ http: row(3), gone: row(4) }), [
    'http',
    'memory',
    'start',
  ]);
  expect(Object.entries(all).map(([name, { rows }]) => [name, rows[0]?.value])).toEqual([
    ['http', 3],
    ['start', 1],
  ]);
});

test('the file has a line for each row', () => {
  const results = resultsOf({
    start: [1, 2].map((value) => rowOf(['', `x${value}`, 'y "z"'], value, time)),
    http: [],
  });
  expect(JSON.parse(textOf(results))).toEqual(results);
  expect(textOf(results).match(/^ {2}\{"name":"x\d, y.*\},?$/gm)).toHaveLength(2);
});
