import { expect, test } from 'vitest';
import { BareObject } from '../../src/checks/bare-object.js';

const INHERITED = ['constructor', 'toString', '__proto__', 'hasOwnProperty'];

test.each(INHERITED)('%s is not inherited, and can be a member', (name) => {
  const object = new BareObject<string>();
  expect(name in object).toBe(false);
  object[name] = 'given';
  expect(Object.entries(object)).toEqual([[name, 'given']]);
  expect(JSON.stringify(object)).toBe(`{"${name}":"given"}`);
});

test('nothing can be added to what all have in common', () => {
  const shared = Object.getPrototypeOf(new BareObject());
  expect(Object.getPrototypeOf(shared)).toBeNull();
  expect(Reflect.ownKeys(shared)).toEqual([]);
  expect(Reflect.set(shared, 'name', 'value')).toBe(false);
});
