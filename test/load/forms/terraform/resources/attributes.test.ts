import { expect, test } from 'vitest';
import {
  blockIn,
  blocksIn,
  isSet,
  renamed,
  textAt,
} from '../../../../../src/load/forms/terraform/resources/attributes.js';
import { SourceMap } from '../../../../../src/load/source/source-map.js';

test.each<readonly [unknown, boolean, string | undefined]>([
  [undefined, false, undefined],
  [null, false, undefined],
  ['', false, undefined],
  [[], false, undefined],
  [{}, false, undefined],
  ['a', true, 'a'],
  [0, true, '0'],
  [false, true, 'false'],
  [['a'], true, undefined],
  [{ a: 1 }, true, undefined],
])('%j is set: %j, as the text %j', (value, expected, text) => {
  expect(isSet(value)).toBe(expected);
  expect(textAt({ a: value }, 'a')).toBe(text);
});

test('what is set has the names of API Gateway, and knows what it was made from', () => {
  const sources = new SourceMap();
  const values = { http_method: 'GET', uri: '', type: 'MOCK', other: 1 };
  sources.markOpen(values, 'http_method', ['A']);
  const draft = renamed(values, { http_method: 'httpMethod', uri: 'uri', none: 'none' }, sources);
  expect(draft.object).toEqual({ httpMethod: 'GET' });
  expect(sources.openValues(draft.object, 'httpMethod')).toEqual(['A']);
});

test.each<readonly [unknown, readonly object[]]>([
  [
    [{ a: 1 }, { a: 2 }, 7],
    [{ a: 1 }, { a: 2 }],
  ],
  [{ a: 1 }, [{ a: 1 }]],
  [[], []],
  ['a', []],
  [null, []],
])('the blocks in %j are %j', (value, blocks) => {
  expect(blocksIn({ b: value }, 'b')).toEqual(blocks);
  expect(blockIn({ b: value }, 'b')).toEqual(blocks[0]);
});
