import { expect, test } from 'vitest';
import { quotaPeriodAt } from '../../../src/stage/limits/quota-period.js';

test.each([
  ['DAY', '2025-01-06T12:00:00.000Z', 'DAY 2025-01-06', '2025-01-07T00:00:00.000Z'],
  ['DAY', '2025-01-06T00:00:00.000Z', 'DAY 2025-01-06', '2025-01-07T00:00:00.000Z'],
  ['DAY', '2025-01-06T23:59:59.999Z', 'DAY 2025-01-06', '2025-01-07T00:00:00.000Z'],
  ['DAY', '2024-02-29T12:00:00.000Z', 'DAY 2024-02-29', '2024-03-01T00:00:00.000Z'],
  ['WEEK', '2025-01-06T12:00:00.000Z', 'WEEK 2025-01-05', '2025-01-12T00:00:00.000Z'],
  ['WEEK', '2025-01-05T00:00:00.000Z', 'WEEK 2025-01-05', '2025-01-12T00:00:00.000Z'],
  ['WEEK', '2025-01-01T00:00:00.000Z', 'WEEK 2024-12-29', '2025-01-05T00:00:00.000Z'],
  ['MONTH', '2025-01-31T23:59:59.999Z', 'MONTH 2025-01-01', '2025-02-01T00:00:00.000Z'],
  ['MONTH', '2024-12-06T12:00:00.000Z', 'MONTH 2024-12-01', '2025-01-01T00:00:00.000Z'],
] as const)('the %s of %s is %s, until %s', (period, time, name, end) => {
  expect(quotaPeriodAt(period, Date.parse(time))).toEqual({ name, endsAt: Date.parse(end) });
});
