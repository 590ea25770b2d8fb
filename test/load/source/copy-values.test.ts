import { expect, test } from 'vitest';
import { copyValues } from '../../../src/load/source/copy-values.js';
import { SourceMap } from '../../../src/load/source/source-map.js';
import { SourceText } from '../../../src/load/source/source-text.js';
import { readSyntax } from '../../../src/load/text/read-syntax.js';
import { plain } from '../reading.js';

test('texts and keys are changed, what is shared stays shared, and places are kept', () => {
  const sources = new SourceMap();
  const root = readSyntax(new SourceText('a: &x [b, 1, null]\nc: *x\n'), sources) as object;
  const copy = copyValues(root, sources, {
    text: (text, key) => `${text}${key}`,
    key: (key) => key.toUpperCase(),
  }) as Readonly<Record<string, unknown>>;
  expect(plain(copy)).toEqual({ A: ['b0', 1, null], C: ['b0', 1, null] });
  expect(copy.A).toBe(copy.C);
  expect(sources.memberPosition(copy, 'C')).toEqual({ line: 2, column: 1 });
  expect(sources.memberPosition(copy.A as object, '0')).toEqual({ line: 1, column: 8 });
});

test('a value that contains itself is copied', () => {
  const root: Record<string, unknown> = { a: 'x' };
  root.self = root;
  const copy = copyValues(root, new SourceMap(), { text: (text) => text }) as typeof root;
  expect(copy.self).toBe(copy);
  expect(copy).not.toBe(root);
});
