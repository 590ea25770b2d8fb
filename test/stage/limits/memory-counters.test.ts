import { describe, expect, test } from 'vitest';
import type { QuotaCount, TokenBucket } from '../../../src/model/store.js';
import { MemoryCounters } from '../../../src/stage/limits/memory-counters.js';

const START = Date.UTC(2025, 0, 6, 12);
const bucket = (rateLimit: number, burstLimit: number, key = 'b'): TokenBucket => ({
  type: 'BUCKET',
  key,
  rateLimit,
  burstLimit,
});
const quota = (limit: number, key = 'q', endsAt = START + 1000): QuotaCount => ({
  type: 'QUOTA',
  key,
  limit,
  endsAt,
});

describe('a token bucket', () => {
  test.each<readonly [bucket: TokenBucket, times: readonly number[], admitted: readonly number[]]>([
    [bucket(1, 2), [0, 0, 0, 1000, 1000, 61_000, 61_000, 61_000], [0, 1, 3, 5, 6]],
    [bucket(1, 1), [0, 999, 1000], [0, 2]],
    [bucket(10, 1), [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100], [0, 10]],
    [bucket(0.1, 1), [0, 9999, 10_000], [0, 2]],
    [bucket(0, 2), [0, 1e9, 1e12], [0, 1]],
    [bucket(5, 0), [0, 1e6], []],
    [bucket(3, 1), [0, 333, 334, 667, 668], [0, 2, 4]],
  ])('%o at %o admits %o', (limit, times, admitted) => {
    const counters = new MemoryCounters();
    const found = times.flatMap((time, index) =>
      counters.countRequest([limit], START + time) === -1 ? [index] : [],
    );
    expect(found).toEqual(admitted);
  });

  test('admits no more than burst + rate × time, however the requests are spread', () => {
    for (const step of [1, 7, 33, 100, 999]) {
      const counters = new MemoryCounters();
      let admitted = 0;
      for (let time = 0; time <= 10_000; time += step) {
        admitted += counters.countRequest([bucket(7, 5)], START + time) === -1 ? 1 : 0;
      }
      expect(admitted).toBeLessThanOrEqual(5 + 7 * 10);
      expect(admitted).toBeGreaterThan(step === 999 ? 9 : 70);
    }
  });

  test('gains nothing from a clock that is set back, and works from the new time on', () => {
    const counters = new MemoryCounters();
    const at = (time: number) => counters.countRequest([bucket(1, 1)], START + time);
    expect([at(0), at(-5000), at(-4001), at(-4000)]).toEqual([-1, 0, 0, -1]);
  });
});

describe('a quota', () => {
  test('counts to its limit', () => {
    const counters = new MemoryCounters();
    const found = [1, 2, 3].map(() => counters.countRequest([quota(2)], START));
    expect(found).toEqual([-1, -1, 0]);
    expect(counters.countRequest([quota(2, 'next')], START)).toBe(-1);
    expect(counters.countRequest([quota(0, 'none')], START)).toBe(0);
  });
});

test('a request that one limit refuses takes nothing from the others', () => {
  const counters = new MemoryCounters();
  const limits = [bucket(0, 2, 'plan'), quota(2), bucket(0, 1, 'stage')];
  expect([1, 2, 3].map(() => counters.countRequest(limits, START))).toEqual([-1, 2, 2]);
  expect(counters.countRequest([bucket(0, 2, 'plan'), quota(2)], START)).toBe(-1);
  expect(counters.countRequest([bucket(0, 2, 'plan'), quota(2)], START)).toBe(0);
  expect(counters.countRequest([quota(2)], START)).toBe(0);
});

test('the first limit that is reached is named', () => {
  const counters = new MemoryCounters();
  expect(counters.countRequest([bucket(0, 1), quota(0), bucket(0, 0, 'c')], START)).toBe(1);
  expect(counters.countRequest([bucket(0, 0, 'c'), quota(0)], START)).toBe(0);
});

test('buckets that are full again and quotas that have ended are dropped', () => {
  const counters = new MemoryCounters();
  for (let i = 0; i < 10_000; i += 1) {
    const limits = [bucket(1000, 5, `b${i}`), quota(5, `q${i}`, START + i + 1)];
    counters.countRequest(limits, START + i);
  }
  expect(counters.size).toBeLessThan(2100);
  expect(counters.countRequest([bucket(0, 1)], START)).toBe(-1);
});
