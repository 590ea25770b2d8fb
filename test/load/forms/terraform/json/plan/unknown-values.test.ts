import { expect, test } from 'vitest';
import { withUnknown } from '../../../../../../src/load/forms/terraform/json/plan/unknown-values.js';
import { SourceMap } from '../../../../../../src/load/source/source-map.js';

type Values = Readonly<Record<string, unknown>>;

test.each<readonly [Values, Values, Values]>([
  [{ a: 1 }, {}, { a: 1 }],
  [{ a: 1 }, { a: false, b: false }, { a: 1, b: undefined }],
  [{}, { id: true }, { id: '${aws_x.y.id}' }],
  [{ a: null }, { a: true }, { a: '${aws_x.y.a}' }],
  [
    { list: ['a', null] },
    { list: [false, true, true] },
    { list: ['a', '${aws_x.y.list[1]}', '${aws_x.y.list[2]}'] },
  ],
  [
    { blocks: [{ a: 1 }] },
    { blocks: [{ b: { c: true } }] },
    { blocks: [{ a: 1, b: { c: '${aws_x.y.blocks[0].b.c}' } }] },
  ],
  [{ map: { a: 1 } }, { map: { b: true } }, { map: { a: 1, b: '${aws_x.y.map.b}' } }],
  [{ map: 7 }, { map: { b: true } }, { map: { b: '${aws_x.y.map.b}' } }],
  [{ list: 7 }, { list: [true] }, { list: ['${aws_x.y.list[0]}'] }],
])('%j with the unknown %j becomes %j', (values, shape, expected) => {
  expect(withUnknown(values, shape, 'aws_x.y', new SourceMap())).toEqual(expected);
});

test('what has nothing unknown in it stays the same value', () => {
  const values = { list: ['a'], map: { b: 1 } };
  const made = withUnknown(values, { list: [false], map: { b: {} } }, 'aws_x.y', new SourceMap());
  expect(made.list).toBe(values.list);
  expect(made.map).toBe(values.map);
});

test('members know what they were made from, and what is open in them', () => {
  const sources = new SourceMap();
  const values = { a: 1, list: ['x', null] };
  sources.markOpen(values, 'a', ['A']);
  sources.markOpen(values.list, '0', ['X']);
  const made = withUnknown(values, { b: true, list: [false, true] }, 'aws_x.y', sources);
  expect(sources.openValues(made, 'a')).toEqual(['A']);
  expect(sources.openValues(made, 'b')).toEqual(['aws_x.y.b']);
  expect(sources.openValues(made.list as object, '0')).toEqual(['X']);
  expect(sources.openValues(made.list as object, '1')).toEqual(['aws_x.y.list[1]']);
});
