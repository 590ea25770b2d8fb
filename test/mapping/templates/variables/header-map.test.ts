import { expect, test } from 'vitest';
import { HeaderMap } from '../../../../src/mapping/templates/variables/header-map.js';
import { text } from '../../../support/headers.js';

const map = () => new HeaderMap(text(['x-b', '1', 'Accept', '2', 'X-B', '3']));
const list = ({ entries }: HeaderMap) => [...entries];

test('names are sorted without regard to case; the first spelling and the last value count', () => {
  expect(list(map())).toEqual([
    ['Accept', '2'],
    ['x-b', '3'],
  ]);
  expect(map().javaClass.name).toBe('java.util.TreeMap');
});

test('a name is found in any case', () => {
  const { entries } = map();
  expect([entries.get('X-b'), entries.has('ACCEPT'), entries.has('none')]).toEqual([
    '3',
    true,
    false,
  ]);
  expect(entries.get('none')).toBeUndefined();
});

test('a new name is sorted in, and a known one keeps its spelling', () => {
  const own = map();
  own.entries.set('Host', 'h').set('ACCEPT', 'a');
  expect(list(own)).toEqual([
    ['Accept', 'a'],
    ['Host', 'h'],
    ['x-b', '3'],
  ]);
});

test('a name that was removed may come back in another spelling', () => {
  const own = map();
  expect([own.entries.delete('ACCEPT'), own.entries.delete('accept')]).toEqual([true, false]);
  own.entries.set('aCCEPT', 'a');
  expect(list(own)).toEqual([
    ['aCCEPT', 'a'],
    ['x-b', '3'],
  ]);
  own.entries.clear();
  own.entries.set('X-B', 'new');
  expect(list(own)).toEqual([['X-B', 'new']]);
});

test('without headers the map is empty', () => {
  expect(new HeaderMap(text([])).entries.size).toBe(0);
});

test.each([5, null, true])('the key %o is an error', (key) => {
  const { entries } = map();
  for (const use of [() => entries.get(key), () => entries.has(key), () => entries.set(key, '')]) {
    expect(use).toThrow('The name of a header must be a string');
  }
});
