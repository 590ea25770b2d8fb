import { expect, test } from 'vitest';
import { turns } from '../../bench/load/turns.mjs';

const say = (): void => {};

/** Cases whose rounds have these values; `undefined` is a round that fails. */
async function turnsOf(values: Readonly<Record<string, readonly (number | undefined)[]>>): Promise<{
  readonly order: readonly string[];
  readonly medians: Readonly<Record<string, number>>;
  readonly failed: readonly string[];
}> {
  const order: string[] = [];
  const rounds = Math.max(...Object.values(values).map(({ length }) => length));
  const left = new Map(Object.entries(values).map(([name, own]) => [name, [...own]]));
  const { figures, failed } = await turns(
    Object.keys(values).map((name) => ({ name })),
    { rounds, say },
    ({ name }) => name,
    async ({ name }) => {
      order.push(name);
      const value = left.get(name)?.shift();
      if (value === undefined) {
        throw new Error('no port\nand more');
      }
      return { value };
    },
  );
  const medians = Object.fromEntries([...figures].map(([name, { value }]) => [name, value]));
  return { order, medians, failed };
}

test('cases take turns, and the median of each counts', async () => {
  const { order, medians } = await turnsOf({ a: [3, 1, 2], b: [30, 50, 40] });
  expect(order.join('')).toBe('ababab');
  expect(medians).toEqual({ a: 2, b: 40 });
});

test('a round that fails is named, and the others count', async () => {
  const { medians, failed } = await turnsOf({ a: [undefined, 1, 2, 3], b: [4, 5, undefined, 6] });
  expect(medians).toEqual({ a: 2, b: 5 });
  expect(failed).toEqual(['a, round 1: no port', 'b, round 3: no port']);
});

test('a case that never runs is left out after its second round', async () => {
  const { order, medians } = await turnsOf({ a: [undefined, undefined, 1], b: [4, 5, 6] });
  expect(order.join('')).toBe('ababb');
  expect(medians).toEqual({ b: 5 });
});
