import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadDocument } from '../../src/load/load-document.js';

const TEXT = '{"openapi":"3.0.1","info":{"title":"Here"},"paths":{}}';
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'load-document-'));
  writeFileSync(join(folder, 'api.json'), TEXT);
  writeFileSync(
    join(folder, 'a b%20ä.yaml'),
    '\uFEFFopenapi: 3.0.1\ninfo: {title: Here}\npaths: {}\n',
  );
  writeFileSync(join(folder, 'latin1.yaml'), Buffer.from([0x61, 0x3a, 0x20, 0xe4]));
  writeFileSync(join(folder, 'tfplan'), Buffer.from([0x50, 0x4b, 3, 4, 0xff]));
  writeFileSync(join(folder, 'broken.json'), '{"openapi":"3.0.1",}');
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

test.each(['api.json', 'a b%20ä.yaml'])('%s is loaded by path, URL and text of the URL', (name) => {
  const path = join(folder, name);
  for (const file of [path, pathToFileURL(path), pathToFileURL(path).href]) {
    expect(loadDocument(file)).toMatchObject({ info: { title: 'Here' } });
  }
});

test.each<[string, () => string | URL, RegExp]>([
  [
    'a file that is not there',
    () => join(folder, 'none.yaml'),
    /none\.yaml" cannot be loaded: ENOENT/,
  ],
  [
    'a relative path, with the folder',
    () => 'none.yaml',
    /\(relative paths are resolved against \/.+\)/,
  ],
  ['a folder', () => folder, /has no files of Terraform: name the document itself/],
  ['a saved plan', () => join(folder, 'tfplan'), /load what "terraform show -json tfplan" writes/],
  ['another encoding', () => join(folder, 'latin1.yaml'), /not encoded in UTF-8/],
  ['an address', () => 'https://example.com/api.yaml', /read from files only: fetch the document/],
  ['the URL of an address', () => new URL('https://example.com/api.yaml'), /read from files only/],
  ['a bucket', () => 's3://bucket/api.yaml', /read from files only/],
])('%s is refused', (_, file, message) => {
  expect(() => loadDocument(file())).toThrow(
    expect.objectContaining({ code: 'ERR_API_IMPORT', message: expect.stringMatching(message) }),
  );
});

test('a mistake is placed in its file', () => {
  const file = join(folder, 'broken.json');
  expect(() => loadDocument(file)).toThrow(
    expect.objectContaining({
      issues: [expect.objectContaining({ position: { file, line: 1, column: 20 } })],
    }),
  );
});
