import { describe, expect, test } from 'vitest';
import { traceId } from '../../../src/execute/request-context/trace-id.js';

describe('X-Amzn-Trace-Id', () => {
  const ROOT = '1-3152b799-8954dae64eda91bc9a23a7e8';
  const random = (digits: number) => 'f'.repeat(digits);
  test.each([
    [undefined, `Root=1-5e5fff05-${'f'.repeat(24)}`],
    ['nonsense', `Root=1-5e5fff05-${'f'.repeat(24)}`],
    ['Root=1-bad', `Root=1-5e5fff05-${'f'.repeat(24)}`],
    [`Root=${ROOT}`, `Root=${ROOT};Parent=${'f'.repeat(16)};Sampled=0`],
    [`root=${ROOT};PARENT=7fa8c0f79203be72`, `Root=${ROOT};Parent=7fa8c0f79203be72;Sampled=1`],
    [
      `Root=${ROOT}; Parent=7fa8c0f79203be72; Sampled=0`,
      `Root=${ROOT};Parent=7fa8c0f79203be72;Sampled=0`,
    ],
  ])('%s becomes %s', (incoming, expected) => {
    expect(traceId(incoming, Date.UTC(2020, 2, 4, 19, 18, 29), random)).toBe(expected);
  });
});
