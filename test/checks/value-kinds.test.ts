import { describe, expect, test } from 'vitest';
import {
  isRecord,
  isThenable,
  kindOf,
  ownMembers,
  reasonOf,
} from '../../src/checks/value-kinds.js';

class Settings {
  readonly name = 'a';
}

const thenable = Object.fromEntries([['then', () => {}]]);

const hostile = new Proxy(
  {},
  {
    get() {
      throw new Error('no');
    },
  },
);

describe('kindOf', () => {
  test.each<[unknown, string]>([
    ['secret', 'a string'],
    [5, '5'],
    [10n, '10n'],
    [true, 'true'],
    [null, 'null'],
    [undefined, 'undefined'],
    [Symbol('secret'), 'a symbol'],
    [() => 1, 'a function'],
    [[1], 'an array'],
    [{}, 'an object'],
    [new Settings(), 'an object'],
    [new Map(), 'a Map'],
    [new Error('secret'), 'an Error'],
    [Promise.resolve(), 'a promise'],
  ])('%o is %s', (value, kind) => {
    expect(kindOf(value)).toBe(kind);
  });

  test('a value that throws when it is read is an object', () => {
    expect(kindOf(hostile)).toBe('an object');
    expect(reasonOf(hostile)).toBe('an object');
  });
});

test.each<[unknown, boolean]>([
  [{}, true],
  [new Settings(), true],
  [Object.create(null), true],
  [[], false],
  [null, false],
  [new Map(), false],
  [new Uint8Array(), false],
  [Promise.resolve(), false],
  [thenable, false],
  ['text', false],
])('whether %o is a record: %s', (value, expected) => {
  expect(isRecord(value)).toBe(expected);
});

test('a value is thenable if its "then" is a method', () => {
  expect(isThenable(thenable)).toBe(true);
  expect(isThenable(Object.assign(() => {}, thenable))).toBe(true);
  expect(isThenable(Object.fromEntries([['then', true]]))).toBe(false);
});

test('own members leave out what is undefined, and read each once', () => {
  let reads = 0;
  const record = Object.defineProperty({ b: undefined, c: null }, 'a', {
    enumerable: true,
    get: () => ++reads,
  });
  expect([...ownMembers(record)]).toEqual([
    ['c', null],
    ['a', 1],
  ]);
  expect(reads).toBe(1);
});

test('an inherited value is refused, since it would be lost; an inherited method is not', () => {
  const record = Object.create({ inherited: 1 }) as object;
  expect(() => ownMembers(record)).toThrow('an object that inherits "inherited"');
  expect(ownMembers(Object.create({ method: () => {} }) as object).size).toBe(0);
});

test.each<[unknown, string]>([
  [new Error('broken'), 'broken'],
  ['broken', 'broken'],
  [{ message: 5 }, 'an object'],
  [undefined, 'undefined'],
])('the reason in %o is %s', (thrown, reason) => {
  expect(reasonOf(thrown)).toBe(reason);
});
