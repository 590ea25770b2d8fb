import { describe, expect, test } from 'vitest';
import { SourceMap } from '../../../src/load/source/source-map.js';
import { SourceText } from '../../../src/load/source/source-text.js';
import { readSyntax } from '../../../src/load/text/read-syntax.js';

const TEXT = '{\n "a": {\n  "b": "#set($x = 1)\\n$y",\n  "n": 1.50 } }';

function parsed(): { readonly sources: SourceMap; readonly a: Readonly<Record<string, unknown>> } {
  const sources = new SourceMap('main.json');
  const root = readSyntax(new SourceText(TEXT, 'part.json'), sources);
  return { sources, a: (root as { readonly a: Readonly<Record<string, unknown>> }).a };
}

test('a member keeps its place through any number of steps', () => {
  const { sources, a } = parsed();
  const first = { c: a.b };
  const second = [a.b];
  sources.copy(a, 'b', first, 'c');
  sources.copy(first, 'c', second, '0');
  for (const [container, key] of [
    [a, 'b'],
    [first, 'c'],
    [second, '0'],
  ] as const) {
    expect(sources.memberPosition(container, key)).toEqual({
      file: 'part.json',
      line: 3,
      column: 3,
    });
    expect(sources.textPosition(container, key, 2, 2)).toEqual({
      file: 'part.json',
      line: 3,
      column: 24,
    });
  }
});

test('a member that is made of itself keeps its place', () => {
  const { sources, a } = parsed();
  const made: Record<string, unknown> = { b: a.b };
  sources.copy(a, 'b', made, 'b');
  made.b = 'other';
  sources.copy(made, 'b', made, 'b');
  expect(sources.memberPosition(made, 'b')).toMatchObject({ line: 3, column: 3 });
});

test('a number keeps its digits, unless the step changed it', () => {
  const { sources, a } = parsed();
  const same = { n: a.n };
  const other = { n: 2 };
  sources.copy(a, 'n', same, 'n');
  sources.copy(a, 'n', other, 'n');
  expect(sources.numberText(same, 'n')).toBe('1.50');
  expect(sources.numberText(other, 'n')).toBeUndefined();
});

test('a text that the step changed has no places of its own', () => {
  const { sources, a } = parsed();
  const changed = { b: 'other' };
  sources.copy(a, 'b', changed, 'b');
  expect(sources.textPosition(changed, 'b', 1, 1)).toBeUndefined();
  expect(sources.memberPosition(changed, 'b')?.line).toBe(3);
});

describe('a member that no parser knows', () => {
  test('has no place until a step says one', () => {
    const { sources } = parsed();
    const made = { x: 1 };
    expect(sources.memberPosition(made, 'x')).toBeUndefined();
    sources.mark(made, 'x', { text: new SourceText('a\nb', 'x.tf'), offset: 2 });
    expect(sources.memberPosition(made, 'x')).toEqual({ file: 'x.tf', line: 2, column: 1 });
    expect(sources.textPosition(made, 'x', 1, 1)).toBeUndefined();
    expect(sources.numberText(made, 'x')).toBeUndefined();
  });
});

test('open values stay with the text through steps', () => {
  const sources = new SourceMap();
  const from = { a: '${x}' };
  const to = { b: '${x}' };
  sources.markOpen(from, 'a', ['x']);
  sources.markOpen(from, 'a', ['x', 'y']);
  sources.copy(from, 'a', to, 'b');
  expect(sources.openValues(to, 'b')).toEqual(['x', 'y']);
  expect(sources.openValues(to, 'c')).toEqual([]);
});

test('members that are made from each other keep the places that they had', () => {
  const { sources, a } = parsed();
  const other = { c: a.b };
  sources.copy(a, 'b', other, 'c');
  sources.copy(other, 'c', a, 'b');
  sources.copy(other, 'c', other, 'c');
  expect(sources.memberPosition(a, 'b')?.line).toBe(3);
  expect(sources.memberPosition(other, 'c')?.line).toBe(3);
  const [x, y] = [{ v: 1 }, { v: 1 }];
  sources.copy(x, 'v', y, 'v');
  sources.copy(y, 'v', x, 'v');
  expect(sources.memberPosition(x, 'v')).toBeUndefined();
});

describe('where a file has a member', () => {
  test('the text of the file, and the offset of the key', () => {
    const { sources, a } = parsed();
    const made = { c: a.b };
    sources.copy(a, 'b', made, 'c');
    const place = { file: 'part.json', text: TEXT, offset: TEXT.indexOf('"b"') };
    expect(sources.writtenAt(a, 'b')).toEqual(place);
    expect(sources.writtenAt(made, 'c')).toEqual(place);
  });

  test('none for what a step changed or made, for a text from no file, and for a copied text', () => {
    const { sources, a } = parsed();
    const changed = { b: 'other' };
    sources.copy(a, 'b', changed, 'b');
    expect(sources.writtenAt(changed, 'b')).toBeUndefined();
    expect(sources.writtenAt({ x: 1 }, 'x')).toBeUndefined();
    const marked = { x: 1 };
    sources.mark(marked, 'x', { text: new SourceText('a', 'x.tf'), offset: 0 });
    expect(sources.writtenAt(marked, 'x')).toBeUndefined();
    const from = { text: new SourceText(TEXT, 'part.json'), offset: 0 };
    for (const source of [
      new SourceText('{"a":"b"}'),
      new SourceText('{"a":"b"}', 'part.json', [{ start: 0, from, copied: false }]),
    ]) {
      const root = readSyntax(source, sources) as object;
      expect(sources.writtenAt(root, 'a')).toBeUndefined();
    }
  });
});
