import { describe, expect, test } from 'vitest';
import {
  differOnlyAt,
  valueAtPath,
  valueOfText,
  writtenStrings,
} from '../../../src/console/save/written-text.js';

test.each([
  ['JSON', ' {"a": {"b": "c"}}', 8],
  ['YAML', 'a:\n  b: c\n', 5],
])('the strings of %s by where their keys begin', (_what, text, offset) => {
  const strings = writtenStrings(text);
  expect([...strings.keys()]).toEqual([offset]);
  expect(strings.get(offset)?.path).toEqual(['a', 'b']);
  expect(valueAtPath(valueOfText(text), ['a', 'b'])).toBe('c');
});

test.each([
  [['a', '1'], 'y'],
  [[], { a: ['x', 'y'] }],
  [['b'], undefined],
  [['toString'], undefined],
  [['a', '0', '0'], undefined],
])('the value at %j', (path, expected) => {
  expect(valueAtPath({ a: ['x', 'y'] }, path)).toEqual(expected);
});

describe('two values differ only at a path', () => {
  const shared = { s: 'v' };
  const cyclic: Record<string, unknown> = { a: 'x' };
  cyclic.self = cyclic;
  const cyclicToo: Record<string, unknown> = { a: 'y' };
  cyclicToo.self = cyclicToo;
  test.each([
    ['the same', { a: 'x', b: 1 }, { a: 'x', b: 1 }, true],
    ['another text', { a: 'x', b: [1] }, { a: 'y', b: [1] }, true],
    ['another member', { a: 'x', b: [1] }, { a: 'y', b: [2] }, false],
    ['another type', { a: 'x' }, { a: 1 }, false],
    ['one more', { a: 'x' }, { a: 'y', b: 1 }, false],
    ['another order', { a: 'x', b: 1 }, { b: 1, a: 'y' }, false],
    ['an array for an object', { a: 'x', b: {} }, { a: 'y', b: [] }, false],
    ['-0', { a: 'x', b: 0 }, { a: 'y', b: -0 }, false],
    ['NaN', { a: 'x', b: Number.NaN }, { a: 'y', b: Number.NaN }, true],
    ['what stays shared', { a: 'x', b: shared, c: shared }, sharing('y', { s: 'v' }), true],
    [
      'what is not shared any more',
      { a: 'x', b: shared, c: shared },
      { a: 'y', b: { s: 'v' }, c: { s: 'v' } },
      false,
    ],
    ['itself around the text', cyclic, cyclicToo, false],
  ])('%s: %#', (_what, before, after, expected) => {
    expect(differOnlyAt(['a'], before, after)).toBe(expected);
  });

  function sharing(a: string, both: object): object {
    return { a, b: both, c: both };
  }

  test('what is shared ten thousand times is compared once', () => {
    const nested = (text: string): object => {
      let value: object = { text };
      for (let level = 0; level < 60; level += 1) {
        value = { one: value, other: value };
      }
      return { a: text, value };
    };
    expect(differOnlyAt(['a'], nested('x'), nested('x'))).toBe(true);
    expect(differOnlyAt(['a'], nested('x'), nested('y'))).toBe(false);
  });
});
