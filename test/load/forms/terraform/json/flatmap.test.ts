import { expect, test } from 'vitest';
import { attributesOfFlatmap } from '../../../../../src/load/forms/terraform/json/flatmap.js';
import { plain } from '../../../reading.js';
import { bareContext } from '../../rest-api/parts.js';

test.each<readonly [Readonly<Record<string, unknown>>, object]>([
  [
    { id: 'a', name: 'b' },
    { id: 'a', name: 'b' },
  ],
  [{ 'list.#': '2', 'list.0': 'a', 'list.1': 'b' }, { list: ['a', 'b'] }],
  [{ 'set.#': '1', 'set.281374': 'a' }, { set: ['a'] }],
  [{ 'list.#': '0' }, { list: [] }],
  [{ 'map.%': '2', 'map.a': '1', 'map.b.c': '2' }, { map: { a: '1', 'b.c': '2' } }],
  [{ 'map.%': '0' }, { map: {} }],
  [
    {
      'stages.#': '2',
      'stages.0.api': 'x',
      'stages.0.throttle.#': '1',
      'stages.0.throttle.9.path': '/p',
      'stages.1.api': 'y',
      'stages.1.throttle.#': '0',
    },
    {
      stages: [
        { api: 'x', throttle: [{ path: '/p' }] },
        { api: 'y', throttle: [] },
      ],
    },
  ],
])('%j becomes %j', (flat, attributes) => {
  expect(plain(attributesOfFlatmap(flat, bareContext()))).toEqual(attributes);
});

test('an attribute knows what it was made from', () => {
  const { sources } = bareContext();
  const context = bareContext();
  const flat = { id: 'a', 'map.%': '1', 'map.k': 'v' };
  context.sources.markOpen(flat, 'id', ['I']);
  context.sources.markOpen(flat, 'map.k', ['K']);
  const made = attributesOfFlatmap(flat, context);
  expect(context.sources.openValues(made, 'id')).toEqual(['I']);
  expect(context.sources.openValues(made.map as object, 'k')).toEqual(['K']);
  expect(sources.openValues(made, 'id')).toEqual([]);
});

test('lists in lists are read up to a depth', () => {
  const keys = Array.from({ length: 100 }, (_, at) => `${'a.0.'.repeat(at)}a.#`);
  const flat = Object.fromEntries([
    ...keys.map((key) => [key, '1']),
    [`${'a.0.'.repeat(100)}x`, 1],
  ]);
  expect(JSON.stringify(attributesOfFlatmap(flat, bareContext())).length).toBeLessThan(400);
});
