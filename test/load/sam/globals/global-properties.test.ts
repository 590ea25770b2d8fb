import { expect, test } from 'vitest';
import { GLOBAL_PROPERTIES } from '../../../../src/load/sam/globals/global-properties.js';

test('the sections, with how many properties each may set', () => {
  expect([...GLOBAL_PROPERTIES].map(([section, names]) => [section, names.length])).toEqual([
    ['Function', 39],
    ['Api', 20],
    ['HttpApi', 10],
    ['WebSocketApi', 0],
    ['SimpleTable', 1],
    ['StateMachine', 1],
    ['LayerVersion', 1],
    ['CapacityProvider', 6],
  ]);
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
