import { describe, expect, test } from 'vitest';
import {
  bucketsOf,
  errorTypesOf,
  methodsOf,
  POINTS,
  seriesOf,
  totalOf,
} from '../../../../console/figures/series.js';
import type { FiguresSecond, MethodFigures } from '../../../../src/console/protocol/events.js';

const SECONDS: readonly FiguresSecond[] = [
  second(939, figures('GET /a', { count: 100 })),
  second(940, figures('GET /a', { count: 1 }), figures('', { count: 2, errors: { THROTTLED: 2 } })),
  second(998, figures('POST /b', { count: 4, errors: { DEFAULT_5XX: 1, THROTTLED: 1 } })),
  second(999, figures('GET /a', { count: 8, cacheHits: 3, throttled: 1 })),
  second(1000, figures('GET /a', { count: 1000 })),
];

describe('buckets', () => {
  test('of a minute are its seconds, and those without requests are empty', () => {
    const buckets = bucketsOf(SECONDS, { end: 1000, seconds: 60 });
    expect(buckets).toHaveLength(POINTS);
    expect(
      buckets.filter(({ count }) => count > 0).map(({ time, count }) => [time, count]),
    ).toEqual([
      [940, 3],
      [998, 4],
      [999, 8],
    ]);
  });

  test('of longer times have several seconds, and begin at multiples of their width', () => {
    const buckets = bucketsOf(SECONDS, { end: 1000, seconds: 300 });
    expect(
      buckets.filter(({ count }) => count > 0).map(({ time, count }) => [time, count]),
    ).toEqual([
      [935, 100],
      [940, 3],
      [995, 12],
    ]);
    const later = bucketsOf(SECONDS, { end: 1003, seconds: 300 });
    expect(later[0]?.time).toBe((buckets[0]?.time ?? 0) + 5);
  });

  test.each([
    ['GET /a', 9],
    ['POST /b', 4],
    ['', 2],
    ['PUT /c', 0],
  ])('of the method %j', (method, count) => {
    expect(totalOf(bucketsOf(SECONDS, { end: 1000, seconds: 60 }, method)).count).toBe(count);
  });
});

test('methods are in alphabetical order, and requests without one are last', () => {
  expect(methodsOf(SECONDS)).toEqual(['GET /a', 'POST /b', '']);
});

test('the most frequent errors are first', () => {
  expect(errorTypesOf(bucketsOf(SECONDS, { end: 1000, seconds: 60 }))).toEqual([
    'THROTTLED',
    'DEFAULT_5XX',
  ]);
});

describe('the lines of a plot', () => {
  const buckets = bucketsOf(SECONDS, { end: 1000, seconds: 300 });

  test.each([
    ['requests', [['Requests per second', 12 / 5]]],
    [
      'errors',
      [
        ['THROTTLED', 1],
        ['DEFAULT_5XX', 1],
      ],
    ],
    [
      'latency',
      [
        ['p50', undefined],
        ['p90', undefined],
        ['p99', undefined],
      ],
    ],
    ['cache', [['Cache hits', 3]]],
    ['throttled', [['Throttled calls', 1]]],
  ] as const)('%s', (kind, expected) => {
    expect(seriesOf(kind, buckets).map(({ name, values }) => [name, values.at(-1)])).toEqual(
      expected,
    );
  });

  test('of latencies have gaps where there were no requests', () => {
    const one = second(999, figures('GET /a', { count: 1, latencies: [0, 1] }));
    const [p50] = seriesOf('latency', bucketsOf([one], { end: 1000, seconds: 60 }));
    expect(p50?.values.slice(-2)).toEqual([undefined, 0.75]);
  });

  test('of many errors put the rare ones together', () => {
    const errors = { A: 9, B: 8, C: 7, D: 6, E: 5, F: 4 };
    const many = second(999, figures('GET /a', { count: 39, errors }));
    const lines = seriesOf('errors', bucketsOf([many], { end: 1000, seconds: 60 }));
    expect(lines.map(({ name, values }) => [name, values.at(-1)])).toEqual([
      ['A', 9],
      ['B', 8],
      ['C', 7],
      ['D', 6],
      ['2 others', 9],
    ]);
  });
});

function second(time: number, ...methods: readonly MethodFigures[]): FiguresSecond {
  return { time, methods };
}

function figures(method: string, parts: Partial<MethodFigures>): MethodFigures {
  return { method, count: 0, errors: {}, cacheHits: 0, throttled: 0, latencies: [], ...parts };
}
