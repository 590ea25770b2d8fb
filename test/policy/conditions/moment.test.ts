import { expect, test } from 'vitest';
import { momentOf } from '../../../src/policy/conditions/moment.js';

test.each<readonly [text: string, iso: string | undefined]>([
  ['2025-01-06T12:00:00Z', '2025-01-06T12:00:00.000Z'],
  ['2025-01-06T12:00Z', '2025-01-06T12:00:00.000Z'],
  ['2025-01-06T12:00:00.5Z', '2025-01-06T12:00:00.500Z'],
  ['2025-01-06T12:00:00+02:00', '2025-01-06T10:00:00.000Z'],
  ['2025-01-06', '2025-01-06T00:00:00.000Z'],
  ['2025-01', '2025-01-01T00:00:00.000Z'],
  ['1736164800', '2025-01-06T12:00:00.000Z'],
  ['2024-02-29', '2024-02-29T00:00:00.000Z'],
  ['2025-02-29', undefined],
  ['2025-02-29T12:00:00Z', undefined],
  ['2025-13', undefined],
  ['2025-01-06T25:00:00Z', undefined],
  ['2025-01-06T12:00:00', undefined],
  ['2025-01-06 12:00:00Z', undefined],
  ['Mon, 06 Jan 2025', undefined],
  ['1.5', undefined],
  ['', undefined],
])('%s is %s', (text, iso) => {
  expect(momentOf(text)).toBe(iso === undefined ? undefined : Date.parse(iso));
});
