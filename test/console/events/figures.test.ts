import { describe, expect, test } from 'vitest';
import { Figures } from '../../../src/console/events/figures.js';
import { LATENCY_BOUNDS, OTHER_METHODS } from '../../../src/console/protocol/events.js';
import { someRecord } from './some-record.js';

test('requests are counted by second and method', () => {
  const figures = new Figures();
  figures.count(someRecord(), 100);
  figures.count(someRecord({ end: { errorType: 'THROTTLED' } }), 100);
  figures.count(someRecord({ end: { errorType: 'DEFAULT_5XX', cacheStatus: 'miss' } }), 100);
  figures.count(someRecord({ resourceMethod: 'ANY', end: { cacheStatus: 'hit' } }), 100);
  figures.count(someRecord({ resourcePath: undefined, resourceMethod: undefined }), 101);
  expect(figures.between(0, 102)).toMatchObject([
    {
      time: 100,
      methods: [
        {
          method: 'GET /pets/{id}',
          count: 3,
          errors: { THROTTLED: 1, DEFAULT_5XX: 1 },
          cacheHits: 0,
          throttled: 1,
        },
        { method: 'ANY /pets/{id}', count: 1, errors: {}, cacheHits: 1, throttled: 0 },
      ],
    },
    { time: 101, methods: [{ method: '', count: 1 }] },
  ]);
});

describe('a latency of', () => {
  test.each([
    [0, 0],
    [0.5, 0],
    [0.51, 1],
    [30_000, LATENCY_BOUNDS.length - 1],
    [30_001, LATENCY_BOUNDS.length],
    [Number.POSITIVE_INFINITY, LATENCY_BOUNDS.length],
  ])('%j ms counts at %j', (durationInMillis, index) => {
    const figures = new Figures();
    figures.count(someRecord({ end: { durationInMillis } }), 1);
    const latencies = figures.between(0, 2)[0]?.methods[0]?.latencies ?? [];
    expect(latencies).toHaveLength(LATENCY_BOUNDS.length + 1);
    expect(latencies.flatMap((count, at) => (count === 0 ? [] : [at]))).toEqual([index]);
  });
});

test('the seconds between two are without both', () => {
  const figures = new Figures();
  for (const second of [10, 11, 12, 13]) {
    figures.count(someRecord(), second);
  }
  expect(figures.between(10, 13).map(({ time }) => time)).toEqual([11, 12]);
});

test('ten minutes are kept, whether requests come or not', () => {
  const figures = new Figures();
  for (let second = 1; second <= 2000; second += 1) {
    figures.count(someRecord(), second);
  }
  const times = figures.between(0, 2001).map(({ time }) => time);
  expect([times[0], times.length]).toEqual([1401, 600]);
  expect(figures.between(0, 2500)).toHaveLength(101);
  expect(figures.between(0, 5000)).toEqual([]);
});

test('the methods of a second are limited, and the requests of the rest counted together', () => {
  const figures = new Figures();
  for (let i = 0; i < 1000; i += 1) {
    figures.count(someRecord({ resourcePath: `/${i}` }), 1);
  }
  const { methods } = figures.between(0, 2)[0] ?? { methods: [] };
  expect(methods).toHaveLength(33);
  expect(methods.at(-1)).toMatchObject({ method: OTHER_METHODS, count: 968 });
});

test('names of prototypes do no harm', () => {
  const figures = new Figures();
  for (const name of ['__proto__', 'constructor', 'toString']) {
    figures.count(
      someRecord({
        resourceMethod: name,
        resourcePath: name,
        end: { errorType: name as 'THROTTLED' },
      }),
      1,
    );
  }
  const text = JSON.stringify(figures.between(0, 2));
  expect(JSON.parse(text)[0].methods.map(({ method }: { method: string }) => method)).toEqual([
    '__proto__ __proto__',
    'constructor constructor',
    'toString toString',
  ]);
  expect(text).toContain('"errors":{"__proto__":1}');
  expect(Object.prototype).not.toHaveProperty('THROTTLED');
});
