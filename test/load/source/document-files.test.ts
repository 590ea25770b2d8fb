import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { DocumentFiles } from '../../../src/load/source/document-files.js';
import { SourceMap } from '../../../src/load/source/source-map.js';

const folder = mkdtempSync(join(tmpdir(), 'document-files-'));
const root = join(folder, 'root');
mkdirSync(join(root, 'sub'), { recursive: true });
writeFileSync(join(root, 'a.yaml'), '\uFEFFa: 1');
writeFileSync(join(root, 'sub', 'b.yaml'), 'b: 1');
writeFileSync(join(root, 'latin'), Uint8Array.of(0xe9));
writeFileSync(join(folder, 'secret'), 'x');
symlinkSync(join(folder, 'secret'), join(root, 'link'));
afterAll(() => rmSync(folder, { recursive: true }));

function open(): { readonly files: DocumentFiles; readonly sources: SourceMap } {
  const sources = new SourceMap();
  return { files: new DocumentFiles(root, sources), sources };
}

test('files below the root are read, relative to it or to another folder, and noted', () => {
  const { files, sources } = open();
  expect(files.read('a.yaml').text).toBe('a: 1');
  expect(files.read('../a.yaml', join(root, 'sub')).text).toBe('a: 1');
  expect(Array.from(files.readBytes('sub/b.yaml'))).toEqual([...Buffer.from('b: 1')]);
  expect(files.list('.')).toEqual(['a.yaml', 'latin', 'link', 'sub']);
  expect([...sources.files]).toEqual([join(root, 'a.yaml'), join(root, 'sub', 'b.yaml')]);
});

test.each([
  ['../secret', /^"\.\.\/secret" is outside of the folder ".*root": set the option root/],
  ['link', /^"link" is outside of the folder/],
  ['none.yaml', /^"none\.yaml" does not exist$/],
  ['../none', /^"\.\.\/none" (does not exist|is outside)/],
  ['sub', /^"sub" is not a file$/],
  ['latin', /^"latin" is not encoded in UTF-8: save it as UTF-8$/],
])('%s is not read', (path, message) => {
  const { files } = open();
  expect(() => files.read(path)).toThrow(message);
  expect(files.exists(path)).toBe(path === 'latin');
});

test('a folder outside of the root is not listed', () => {
  expect(() => open().files.list('..')).toThrow(/outside of the folder/);
});

test('a folder below the root is located, and nothing else', () => {
  const { files, sources } = open();
  expect(files.locateFolder('sub')).toBe(join(root, 'sub'));
  expect(files.locateFolder('.')).toBe(root);
  expect(() => files.locateFolder('a.yaml')).toThrow('"a.yaml" is a file');
  expect(() => files.locateFolder('none')).toThrow('"none" does not exist');
  expect(() => files.locateFolder('..')).toThrow('".." is outside of the folder');
  expect([...sources.files]).toEqual([]);
});

test('a document in .serverless is part of the folder around it', () => {
  const inPackage = new DocumentFiles(join(root, '.serverless'), new SourceMap());
  expect(inPackage.serviceFolder).toBe(root);
  expect(open().files.serviceFolder).toBeUndefined();
  expect(new DocumentFiles(undefined, new SourceMap()).serviceFolder).toBeUndefined();
});
