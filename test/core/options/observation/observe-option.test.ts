import { describe, expect, test } from 'vitest';
import type { ObserveHook } from '../../../../src/execute/log/observation/observer.js';
import { inMemory } from '../../../support/in-memory.js';
import { expectRefused, securedDocument } from '../../../support/wrong-options.js';

describe('a wrong option is a TypeError that names it', () => {
  test.each<readonly [options: unknown, sentence: RegExp]>([
    [{ observe: {} }, /^observe must be a function, or a list of functions, not an object$/],
    [{ observe: [() => undefined, 7] }, /^observe\[1\] must be a function, not 7$/],
    // biome-ignore lint/suspicious/noSparseArray: what is tested
    [{ observe: [,] }, /^observe\[0\] must be a function, not undefined$/],
  ])('%o', (options, sentence) => {
    expectRefused(options, sentence);
  });
});

test('a list is copied when the gateway is made, and each of its functions observes', async () => {
  const told: string[] = [];
  const list: ObserveHook<unknown>[] = ['first', 'second'].map((name) => () => ({
    end: () => told.push(name),
  }));
  const { send } = inMemory(securedDocument, undefined, { observe: list, onWarnings: () => {} });
  list.pop();
  await send({ path: '/nowhere' });
  expect(told).toEqual(['first', 'second']);
});
