import { expect, test } from 'vitest';
import { ReferenceSearch } from '../../../../../../src/load/forms/terraform/json/plan/reference-search.js';

const wanted = { meaning: () => undefined };

test('a search comes to each place once, with all that are parts of it', () => {
  const outer = new ReferenceSearch(wanted);
  const inner = new ReferenceSearch(wanted, outer);
  expect([outer.enters('a'), inner.enters('a'), inner.enters('b'), outer.enters('b')]).toEqual([
    true,
    false,
    true,
    false,
  ]);
  expect(new ReferenceSearch(wanted).enters('a')).toBe(true);
});

test('each search has findings of its own', () => {
  const outer = new ReferenceSearch(wanted);
  const inner = new ReferenceSearch(outer.wanted, outer);
  inner.texts.add('x');
  inner.local = true;
  expect(outer.wanted).toBe(wanted);
  expect([[...outer.texts], outer.local]).toEqual([[], false]);
});
