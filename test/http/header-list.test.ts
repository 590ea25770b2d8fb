import { describe, expect, test } from 'vitest';
import {
  appendAll,
  appendHeader,
  appendMissing,
  endsWithHeader,
  everyHeader,
  exactHeaderIn,
  filterHeaders,
  findInHeaders,
  firstHeaderIn,
  forEachHeader,
  hasHeader,
  headerCount,
  headerEntries,
  headerIn,
  isPaired,
  joinRepeated,
  mapHeaderValues,
  newHeaders,
  prependHeader,
  valuesByName,
  valuesIn,
  withoutHeader,
} from '../../src/http/header-list.js';
import type { TextHeaders, WireHeaders } from '../../src/model/headers.js';
import { wire } from '../support/headers.js';

// A value that looks like a name must never be taken for one.
const LIST = wire(['A', 'b', 'B', '1', 'a', 'c', 'C', 'a']);

test.each<[string, unknown, unknown]>([
  ['the last value', headerIn(LIST, 'a'), 'c'],
  ['the first value', firstHeaderIn(LIST, 'a'), 'b'],
  ['all values', valuesIn(LIST, 'a'), ['b', 'c']],
  ['the value of one spelling', exactHeaderIn(LIST, 'A'), 'b'],
  ['no value of a spelling', exactHeaderIn(LIST, 'c'), undefined],
  ['no last value', headerIn(LIST, '1'), undefined],
  ['no first value', firstHeaderIn(LIST, '1'), undefined],
  ['no values', valuesIn(LIST, '1'), []],
  ['whether it is there', hasHeader(LIST, 'c'), true],
  ['whether it is not', hasHeader(LIST, '1'), false],
  ['whether it is the last', endsWithHeader(LIST, 'c'), true],
  ['whether it is not the last', endsWithHeader(LIST, 'a'), false],
  ['whether an empty list ends with it', endsWithHeader([], 'a'), false],
  ['the number', headerCount(LIST), 4],
  ['an even length', isPaired(LIST), true],
  ['an odd length', isPaired(['A']), false],
])('a look-up finds %s', (_, found, expected) => {
  expect(found).toEqual(expected);
});

describe('a walk over all headers', () => {
  test('is visited in order', () => {
    const seen: string[] = [];
    forEachHeader(LIST, (name, value) => seen.push(`${name}=${value}`));
    expect(seen).toEqual(['A=b', 'B=1', 'a=c', 'C=a']);
    expect(headerEntries(LIST).map((entry) => entry.join('='))).toEqual(seen);
  });

  test('stops at the first that is found', () => {
    const seen: string[] = [];
    const find = (name: string, value: string) => {
      seen.push(name);
      return name === 'B' ? value : undefined;
    };
    expect(findInHeaders(LIST, find)).toBe('1');
    expect(seen).toEqual(['A', 'B']);
    expect(findInHeaders(LIST, () => undefined)).toBe(undefined);
  });

  test('says whether a test holds for all', () => {
    expect(everyHeader(LIST, (name) => name.length === 1)).toBe(true);
    expect(everyHeader(LIST, (_, value) => value !== 'a')).toBe(false);
    expect(everyHeader([], () => false)).toBe(true);
  });

  test('collects the values of each name', () => {
    expect([...valuesByName(LIST)]).toEqual([
      ['a', ['b', 'c']],
      ['b', ['1']],
      ['c', ['a']],
    ]);
  });
});

describe('a new list', () => {
  const joined = (separator: string | undefined) =>
    joinRepeated(LIST, (lowerName) => (lowerName === 'a' ? separator : undefined));

  test.each<[string, readonly string[], readonly string[]]>([
    ['filtered by name', filterHeaders(LIST, (name) => name === 'a'), ['a', 'c']],
    ['filtered by value', filterHeaders(LIST, (_, value) => value === 'a'), ['C', 'a']],
    ['without a name', withoutHeader(LIST, 'a'), ['B', '1', 'C', 'a']],
    ['with repeated ones joined', joined('; '), ['A', 'b; c', 'B', '1', 'C', 'a']],
    ['with none joined', joined(undefined), LIST],
    ['of other values', mapHeaderValues(['A', 'a'], (value) => `${value}!`), ['A', 'a!']],
  ])('%s', (_, list, expected) => {
    expect(list).toEqual(expected);
    expect(LIST).toHaveLength(8);
  });

  test('is filled header by header', () => {
    const headers = newHeaders<WireHeaders>();
    appendHeader(headers, 'A', '1');
    appendMissing(headers, 'a', '2');
    appendMissing(headers, 'B', '3');
    prependHeader(headers, 'C', '4');
    appendAll(headers, wire(['D', '5']));
    expect(headers).toEqual(['C', '4', 'A', '1', 'B', '3', 'D', '5']);
  });
});

// Checked by the compiler, which these lines would not pass without an error.
test('the two encodings do not mix', () => {
  const text = newHeaders<TextHeaders>();
  const bytes = newHeaders<WireHeaders>();
  const readsBytes = (headers: WireHeaders) => headers.length;
  const readsText = (headers: TextHeaders) => headers.length;
  // @ts-expect-error text where wire bytes are due
  expect(readsBytes(text)).toBe(0);
  // @ts-expect-error wire bytes where text is due
  expect(readsText(bytes)).toBe(0);
  // @ts-expect-error a list that has not been checked
  expect(readsBytes(['A', '1'])).toBe(2);
  // @ts-expect-error wire bytes added to text
  appendAll(text, bytes);
  // @ts-expect-error filtering keeps the encoding
  expect(readsText(filterHeaders(bytes, () => true))).toBe(0);
  expect(readsBytes(bytes) + readsText(text)).toBe(0);
});
