import { expect, test } from 'vitest';
import { Drafts } from '../../../../../src/load/forms/sam/document/drafts.js';
import { mergeProperties } from '../../../../../src/load/forms/sam/globals/merge-properties.js';
import { SourceMap } from '../../../../../src/load/source/source-map.js';

const ref = { Ref: 'X' };

function merged(globals: object, own: object): unknown {
  return mergeProperties(globals, own, new Drafts(new SourceMap()), () => undefined);
}

test.each<readonly [string, object, object, object]>([
  [
    'objects member by member',
    { a: { b: 1, c: 2 } },
    { a: { c: 3, d: 4 } },
    { a: { b: 1, c: 3, d: 4 } },
  ],
  ['arrays one after the other', { a: [1, 2] }, { a: [2, 3] }, { a: [1, 2, 2, 3] }],
  [
    'values of other kinds: own wins',
    { a: 'x', b: {}, c: [1] },
    { a: 'y', b: 1, c: { d: 1 } },
    { a: 'y', b: 1, c: { d: 1 } },
  ],
  [
    'functions are one value',
    { a: { b: 1 }, c: ref },
    { a: ref, c: { d: 1 } },
    { a: ref, c: { d: 1 } },
  ],
  ['what only one has', { a: 1 }, { b: 2 }, { a: 1, b: 2 }],
])('%s', (_, globals, own, expected) => {
  expect(merged(globals, own)).toEqual(expected);
});

test('Objects that contain themselves are merged once', () => {
  const globals: Record<string, unknown> = { x: 1 };
  globals.self = globals;
  const own: Record<string, unknown> = { y: 2 };
  own.self = own;
  const result = merged(globals, own) as Record<string, unknown>;
  expect(result.self).toBe(result);
  expect([result.x, result.y]).toEqual([1, 2]);
});
