import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importRestApi } from '../../src/import/import-rest-api.js';
import { loadDocument } from '../../src/load/load-document.js';
import { readSource } from '../../src/load/read-source.js';

const TEXT = '{"openapi":"3.0.1","info":{"title":"Here"},"paths":{}}';
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'read-source-'));
  writeFileSync(join(folder, 'api.json'), TEXT);
  writeFileSync(
    join(folder, 'a b%20ä.yaml'),
    '\uFEFFopenapi: 3.0.1\ninfo: {title: Here}\npaths: {}\n',
  );
  writeFileSync(join(folder, 'latin1.yaml'), Buffer.from([0x61, 0x3a, 0x20, 0xe4]));
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
  ['a relative path, with the folder', () => 'none.yaml', /\(relative paths begin at \/.+\)/],
  ['a folder', () => folder, /cannot be loaded: EISDIR/],
  ['another encoding', () => join(folder, 'latin1.yaml'), /not encoded in UTF-8/],
  ['an address', () => 'https://example.com/api.yaml', /read from files only: fetch it yourself/],
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

test.each([
  ['JSON', TEXT],
  ['JSON behind white space', `\n  ${TEXT}`],
  ['JSON behind a byte order mark', `\uFEFF${TEXT}`],
  ['YAML with a line break', 'openapi: 3.0.1\ninfo: {title: Here}\npaths: {}'],
])('a text is a document: %s', (_, text) => {
  expect(readSource(text)).toMatchObject({ info: { title: 'Here' } });
});

test('a string without brace and line break is a path', () => {
  expect(readSource(join(folder, 'api.json'))).toMatchObject({ info: { title: 'Here' } });
  expect(() => readSource('openapi: 3.0.1')).toThrow(/cannot be loaded/);
});

test('a URL is loaded', () => {
  expect(readSource(pathToFileURL(join(folder, 'api.json')))).toMatchObject({ openapi: '3.0.1' });
});

test.each([undefined, null, 5, true])('%s is no API, and is told so', (value) => {
  expect(() => readSource(value as never)).toThrow(
    new TypeError(`An API is a document, a file or its URL, or a text, not ${value}`),
  );
});

test('bytes are a text in UTF-8', () => {
  expect(readSource(Buffer.from(`\uFEFF${TEXT}`))).toMatchObject({ info: { title: 'Here' } });
  expect(() => readSource(Uint8Array.of(0x61, 0x3a, 0x20, 0xe4))).toThrow(/not encoded in UTF-8/);
});

test.each([readSource, importRestApi])('%o asks for the await that a Promise needs', (read) => {
  expect(() => read(Promise.resolve({}) as never)).toThrow(/not a Promise.*await/);
});

test.each([undefined, 'api.json'])('importRestApi leaves %s to loadDocument', (value) => {
  expect(() => importRestApi(value as never)).toThrow(
    new TypeError(
      `importRestApi takes a document, not ${value}: loadDocument reads one from a file`,
    ),
  );
});

test('documents and imported APIs stay what they are', () => {
  const document = JSON.parse(TEXT);
  expect(readSource(document)).toBe(document);
  const api = importRestApi(document);
  expect(readSource(api)).toBe(api);
});
