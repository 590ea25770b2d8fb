import { expect, test } from 'vitest';
import { Draft, draftList } from '../../../src/load/source/draft.js';
import { SourceMap } from '../../../src/load/source/source-map.js';

/** A value that knows what it was made from is open wherever it was put. */
function marked(): { readonly sources: SourceMap; readonly from: Record<string, unknown> } {
  const sources = new SourceMap();
  const from = { a: 1, b: { c: 2 }, none: null };
  sources.markOpen(from, 'a', ['A']);
  sources.markOpen(from.b, 'c', ['C']);
  return { sources, from };
}

test('a member knows what it was made from', () => {
  const { sources, from } = marked();
  const draft = new Draft(sources);
  draft.put('x', 7, { container: from, key: 'a' });
  expect(draft.object).toEqual({ x: 7 });
  expect(Object.getPrototypeOf(draft.object)).toBeNull();
  expect([draft.size, draft.has('x'), draft.has('toString')]).toEqual([1, true, false]);
  expect(sources.openValues(draft.object, 'x')).toEqual(['A']);
});

test('a member is taken over if there is one', () => {
  const { sources, from } = marked();
  const draft = new Draft(sources);
  draft.take(from, 'a');
  draft.take(from, 'a', 'y');
  draft.take(from, 'none');
  draft.take(from, 'missing');
  draft.take(from, 'toString');
  expect(draft.object).toEqual({ a: 1, y: 1 });
  expect(sources.openValues(draft.object, 'y')).toEqual(['A']);
});

test('a draft of an object has its members, and leaves the object as it is', () => {
  const { sources, from } = marked();
  const draft = Draft.of(from, sources);
  draft.put('new', 1, { container: from, key: 'a' });
  draft.inside('b', { container: from, key: 'b' }).put('d', 3, { container: from, key: 'a' });
  expect(draft.object).toEqual({ a: 1, b: { c: 2, d: 3 }, new: 1 });
  expect(from).toEqual({ a: 1, b: { c: 2 }, none: null });
  expect(sources.openValues(draft.object, 'a')).toEqual(['A']);
  expect(sources.openValues(draft.object.b as object, 'c')).toEqual(['C']);
});

test('a draft inside another is one, until its member is replaced', () => {
  const { sources, from } = marked();
  const draft = new Draft(sources);
  const at = { container: from, key: 'a' };
  const inside = draft.inside('x', at);
  expect(draft.inside('x', at)).toBe(inside);
  expect(draft.object.x).toBe(inside.object);
  expect(sources.openValues(draft.object, 'x')).toEqual(['A']);
  draft.put('x', 7, at);
  draft.inside('x', at).put('y', 1, at);
  expect(draft.object).toEqual({ x: { y: 1 } });
  expect(inside.object).toEqual({});
});

test('the items of a list know what they were made from', () => {
  const { sources, from } = marked();
  const list = draftList(
    [
      [8, { container: from.b as object, key: 'c' }],
      [9, { container: from, key: 'a' }],
    ],
    sources,
  );
  expect(list).toEqual([8, 9]);
  expect([sources.openValues(list, '0'), sources.openValues(list, '1')]).toEqual([['C'], ['A']]);
});
