import { expect, test } from 'vitest';
import {
  Budget,
  MAX_NESTING,
  TooLarge,
} from '../../../../../src/load/forms/cloudformation/evaluation/budget.js';

test.each([
  ['characters', 16 * 1024 * 1024, 'its functions make more than 16777216 characters'],
  ['values', 1_000_000, 'it has more than 1000000 values'],
  ['loopedValues', 100_000, 'its loops make more than 100000 values'],
] as const)('%s: up to %i in all', (kind, most, message) => {
  const budget = new Budget();
  budget[kind](most - 1);
  budget[kind](1);
  expect(() => budget[kind](1)).toThrow(message);
  expect(() => budget[kind](1)).toThrow(TooLarge);
});

test('each kind is counted by itself', () => {
  const budget = new Budget();
  budget.characters(16 * 1024 * 1024);
  budget.values(1_000_000);
  budget.loopedValues(100_000);
  expect(budget.inside(() => 'done')).toBe('done');
});

test('steps are nested up to a depth, and leave it when they end or fail', () => {
  const budget = new Budget();
  const nested = (depth: number): string =>
    budget.inside(() => (depth === 1 ? 'deep' : nested(depth - 1)));
  const message = 'its values are nested deeper than 500 levels';
  for (let round = 0; round < 3; round += 1) {
    expect(nested(MAX_NESTING)).toBe('deep');
    expect(() => nested(MAX_NESTING + 1)).toThrow(message);
  }
});
