import { expect, test } from 'vitest';
import { Transitions } from '../../../../src/execute/log/secrets/transitions.js';

test('every transition is kept, whatever was first from its state', () => {
  const count = 3000;
  const transitions = new Transitions(100);
  for (let n = 0; n < count; n += 1) {
    transitions.set(n % 100, Math.floor(n / 100), n + 1);
  }
  const targets = Array.from({ length: count }, (_, n) =>
    transitions.get(n % 100, Math.floor(n / 100)),
  );
  expect(targets).toEqual(Array.from({ length: count }, (_, n) => n + 1));
  expect(transitions.get(7, 30)).toBe(0);
  expect(transitions.size).toBe(count - 100);
});
