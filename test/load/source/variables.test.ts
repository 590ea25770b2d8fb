import { expect, test } from 'vitest';
import { Variables } from '../../../src/load/source/variables.js';

test('the first name with a value is taken; an inherited one does not count', () => {
  const variables = new Variables({ host: 'h', 'var.host': 'exact' });
  expect(variables.lookUp('var.host', 'host')).toBe('exact');
  expect(variables.lookUp('var.other', 'host')).toBe('h');
  expect(variables.lookUp('toString')).toBeUndefined();
});

test('a function is asked once for each name', () => {
  const asked: string[] = [];
  const variables = new Variables((name) => {
    asked.push(name);
    return name === 'a' ? ['x', null, { y: 1 }] : undefined;
  });
  expect(variables.lookUp('a')).toEqual(['x', null, { y: 1 }]);
  expect(variables.lookUp('b', 'a')).toEqual(['x', null, { y: 1 }]);
  variables.lookUp('b');
  expect(asked).toEqual(['a', 'b']);
});

const circular: unknown[] = [];
circular.push(circular);

test.each<[unknown, RegExp]>([
  [Promise.resolve('x'), /for "a", not a promise/],
  [() => 'x', /for "a", not a function/],
  [Number.NaN, /for "a", not/],
  [1n, /for "a", not/],
  [circular, /for "a", not an array/],
])('%s is refused with the name of the variable', (value, message) => {
  expect(() => new Variables({ a: value }).lookUp('a')).toThrow(message);
});

test('what the function throws is the cause', () => {
  const cause = new Error('no vault');
  const variables = new Variables(() => {
    throw cause;
  });
  expect(() => variables.lookUp('a')).toThrow(
    expect.objectContaining({ message: 'The option variables threw for "a": no vault', cause }),
  );
});

test('whether the option is set', () => {
  expect(new Variables(undefined).given).toBe(false);
  expect(new Variables({}).given).toBe(true);
});
