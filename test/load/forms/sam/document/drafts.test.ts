import { expect, test } from 'vitest';
import { Drafts } from '../../../../../src/load/forms/sam/document/drafts.js';
import { SourceMap } from '../../../../../src/load/source/source-map.js';

const sources = new SourceMap();
const drafts = new Drafts(sources);
const container = { a: 1, b: [2, 3] };
const place = { container, key: 'a', pointer: '#' } as const;
sources.markOpen(container, 'a', ['A']);
sources.markOpen(container.b, '1', ['B']);

/** What a member was made from, told by what is open in it. */
const origin = (made: object, key: string): readonly string[] => sources.openValues(made, key);

test('all members of an object come from one place', () => {
  const made = drafts.object(place, { x: 1, none: null, missing: undefined });
  expect(Object.entries(made)).toEqual([
    ['x', 1],
    ['none', null],
  ]);
  expect(Object.getPrototypeOf(made)).toBeNull();
  expect([origin(made, 'x'), origin(made, 'missing')]).toEqual([['A'], []]);
});

test('so do all items of a list', () => {
  const items = [7, 8];
  const made = drafts.list(place, items);
  expect(made).toEqual([7, 8]);
  expect(made).not.toBe(items);
  expect([origin(made, '0'), origin(made, '1')]).toEqual([['A'], ['A']]);
});

test('a member is set, or left out if there is none', () => {
  const made = {};
  drafts.put(made, 'x', 1, place);
  drafts.put(made, 'y', undefined, place);
  expect(Object.entries(made)).toEqual([['x', 1]]);
  expect(origin(made, 'x')).toEqual(['A']);
});

test('a member that exists is copied', () => {
  const made = {};
  drafts.move(container, 'a', made);
  drafts.move(container, 'a', made, 'z');
  drafts.move(container, 'missing', made);
  drafts.move(container, 'toString', made);
  expect(Object.entries(made)).toEqual([
    ['a', 1],
    ['z', 1],
  ]);
  expect(origin(made, 'z')).toEqual(['A']);
});

test('a copy has the same values', () => {
  const made = drafts.copy(container);
  expect(Object.entries(made)).toEqual(Object.entries(container));
  expect(made.b).toBe(container.b);
  expect(origin(made, 'a')).toEqual(['A']);
});

test('items are added, and arrays joined', () => {
  const made = drafts.concat([], container.b, [4]);
  expect(made).toEqual([2, 3, 4]);
  drafts.append(made, 5, place);
  expect(made).toEqual([2, 3, 4, 5]);
  expect(made.map((_, index) => origin(made, String(index)))).toEqual([[], ['B'], [], ['A']]);
});
