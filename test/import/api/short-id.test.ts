import { expect, test } from 'vitest';
import { shortId } from '../../../src/import/api/short-id.js';

test('an ID has lower-case letters and digits, as many as asked for', () => {
  for (const length of [1, 6, 10, 25]) {
    expect(shortId('pets', length)).toMatch(new RegExp(`^[a-z0-9]{${length}}$`));
  }
  expect(shortId('pets', 10).slice(0, 6)).toBe(shortId('pets', 6));
});

// An API keeps its IDs when the library is updated.
test.each([
  ['', '14jzoscj5v'],
  ['/pets', 'swgr5kb0z3'],
  ['/pets/{id}', '1juy0wg2o2'],
])('the ID of %j does not change', (text, id) => {
  expect(shortId(text, 10)).toBe(id);
});

test('similar texts have IDs that differ', () => {
  const ids = Array.from({ length: 10_000 }, (_, at) => shortId(`/pets/${at}`, 10));
  expect(new Set(ids).size).toBe(10_000);
  expect(new Set(ids.map((id) => id.slice(0, 2))).size).toBeGreaterThan(500);
});
