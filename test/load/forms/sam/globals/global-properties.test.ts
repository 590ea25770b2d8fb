import { expect, test } from 'vitest';
import { GLOBAL_PROPERTIES } from '../../../../../src/load/forms/sam/globals/global-properties.js';

test('the sections, and those that may not set anything', () => {
  expect([...GLOBAL_PROPERTIES.keys()]).toEqual([
    ...['Function', 'Api', 'HttpApi', 'WebSocketApi', 'SimpleTable', 'StateMachine'],
    ...['LayerVersion', 'CapacityProvider'],
  ]);
  const empty = [...GLOBAL_PROPERTIES].filter(([, names]) => names.length === 0);
  expect(empty.filter(([section]) => section !== 'WebSocketApi')).toEqual([]);
});

test('each name is written once, as a property', () => {
  for (const names of GLOBAL_PROPERTIES.values()) {
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !/^[A-Z][A-Za-z0-9]+$/.test(name))).toEqual([]);
  }
});

test.each([
  ['Api', 'MergeDefinitions', true],
  ['Api', 'Models', false],
  ['Function', 'PublishToLatestPublished', true],
  ['Function', 'Role', false],
  ['HttpApi', 'Cors', false],
])('%s may set %s: %j', (section, name, expected) => {
  expect(GLOBAL_PROPERTIES.get(section)?.includes(name)).toBe(expected);
});
