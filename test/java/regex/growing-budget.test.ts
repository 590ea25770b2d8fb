import { expect, test } from 'vitest';
import { GrowingBudget, MOST_STEPS } from '../../../src/java/regex/growing-budget.js';

test('a budget grows by what each text adds, up to the most that a request has', () => {
  const budget = new GrowingBudget(1000);
  budget.grow(500);
  expect(budget.left).toBe(1500);
  budget.left -= 1200;
  budget.grow(MOST_STEPS);
  expect(budget.left).toBe(MOST_STEPS - 1200);
  budget.grow(1);
  expect(budget.left).toBe(MOST_STEPS - 1200);
});
