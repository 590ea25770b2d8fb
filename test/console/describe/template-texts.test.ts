import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { DocumentView, type TemplateView } from '../../../src/console/describe/document-view.js';
import { TemplateTexts } from '../../../src/console/describe/template-texts.js';
import { loadDocument } from '../../../src/load/load-document.js';

const folder = mkdtempSync(join(tmpdir(), 'template-texts-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'api.yaml');
writeFileSync(
  file,
  'openapi: 3.0.1\npaths: {}\nx-t:\n  a/a: one\n  b/b: &b two\n  c/c: *b\n  d/d: { e: 1 }\n  e/e:\n',
);
const view = new DocumentView(loadDocument(file));
const templates = view.templates('#/x-t', ['a/a', 'b/b', 'c/c', 'd/d', 'e/e', 'f/f']);

test.each([
  [true, [true, false, false, false, false, false]],
  [false, [false, false, false, false, false, false]],
])('texts, and which can be saved if that is allowed: %s', (canWrite, editable) => {
  const texts = new TemplateTexts(view, canWrite);
  const found = templates.map((template) => texts.template(template));
  expect(found.map(({ mediaType, text }) => `${mediaType} ${text}`)).toEqual([
    'a/a one',
    'b/b two',
    'c/c two',
    'd/d {"e":1}',
    'e/e ',
    'f/f ',
  ]);
  expect(found.map(({ isEditable }) => isEditable)).toEqual(editable);
});

test('texts that are repeated beyond all measure are left out', () => {
  const texts = new TemplateTexts(view, true);
  const [first] = templates as readonly [TemplateView, ...unknown[]];
  const member = first.member && { ...first.member, value: 'x'.repeat(1024 * 1024) };
  const long = Array.from({ length: 17 }, () => texts.template({ ...first, member }));
  expect(long.map(({ text }) => text.length > 0)).toEqual([...Array(16).fill(true), false]);
  expect(long.at(-1)?.isEditable).toBe(false);
  expect(texts.fit('x')).toBeUndefined();
  expect(texts.fit('')).toBe('');
});
