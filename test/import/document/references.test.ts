import { expect, test } from 'vitest';
import { follow, keysOf } from '../../../src/import/document/references.js';

test.each([
  ['#', []],
  ['#/a/b~1c/~0d', ['a', 'b/c', '~d']],
  ['#/%7Bid%7D/100%', ['{id}', '100%']],
])('the keys of %s are %j', (reference, keys) => {
  expect(keysOf(reference)).toEqual(keys);
});

/** Follows `#/0`, where each place refers to the next that the table gives. */
function followed(table: Readonly<Record<string, string | undefined>>) {
  const at = (pointer: string) => {
    const $ref = table[pointer];
    return { pointer, value: $ref === undefined ? undefined : { $ref } };
  };
  const problems: string[] = [];
  const following = new Set<string>();
  const place = follow(at('#/0'), following, {
    lookUp: (reference) => (reference.startsWith('#/missing') ? undefined : at(reference)),
    refuse: ({ pointer }, problem) => {
      problems.push(problem);
      return { pointer, value: undefined };
    },
  });
  return { pointer: place.pointer, problems, left: following.size };
}

test('a chain is followed to its end', () => {
  expect(followed({ '#/0': '#/1', '#/1': '#/2' })).toEqual({
    pointer: '#/2',
    problems: [],
    left: 0,
  });
});

test.each<[string, Readonly<Record<string, string>>, string, RegExp]>([
  ['without a target', { '#/0': '#/missing' }, '#/0', /has no target/],
  ['to itself', { '#/0': '#/0' }, '#/0', /is circular/],
  ['in a circle', { '#/0': '#/1', '#/1': '#/0' }, '#/0', /is circular/],
])('a reference %s is refused', (_, table, pointer, problem) => {
  const result = followed(table);
  expect(result.pointer).toBe(pointer);
  expect(result.problems).toEqual([expect.stringMatching(problem)]);
});

test('a chain of more than a hundred references is refused', () => {
  const chain = Array.from({ length: 200 }, (_, i) => [`#/${i}`, `#/${i + 1}`]);
  expect(followed(Object.fromEntries(chain)).problems).toEqual([
    expect.stringContaining('too many other references'),
  ]);
});
