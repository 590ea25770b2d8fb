import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importRestApi } from '../../src/import/import-rest-api.js';
import { readSource } from '../../src/load/read-source.js';

const TEXT = '{"openapi":"3.0.1","info":{"title":"Here"},"paths":{}}';
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'read-source-'));
  writeFileSync(join(folder, 'api.json'), TEXT);
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

test.each([
  ['JSON', TEXT],
  ['JSON after white space', `\n  ${TEXT}`],
  ['JSON after a byte order mark', `\uFEFF${TEXT}`],
  ['YAML with a line break', 'openapi: 3.0.1\ninfo: {title: Here}\npaths: {}'],
])('a string is the text of a document: %s', (_, text) => {
  expect(readSource(text)).toMatchObject({ info: { title: 'Here' } });
});

test('a string without brace and line break is a path', () => {
  expect(readSource(join(folder, 'api.json'))).toMatchObject({ info: { title: 'Here' } });
  expect(() => readSource('openapi: 3.0.1')).toThrow(/cannot be loaded/);
});

test('a URL is loaded', () => {
  expect(readSource(pathToFileURL(join(folder, 'api.json')))).toMatchObject({ openapi: '3.0.1' });
});

test.each([undefined, null, 5, true])('%s is not an API', (value) => {
  expect(() => readSource(value as never)).toThrow(
    new TypeError(
      `An API must be a document, a file path or URL, or the text of a document, not ${value}`,
    ),
  );
});

test('bytes are text in UTF-8', () => {
  expect(readSource(Buffer.from(`\uFEFF${TEXT}`))).toMatchObject({ info: { title: 'Here' } });
  expect(() => readSource(Uint8Array.of(0x61, 0x3a, 0x20, 0xe4))).toThrow(/not encoded in UTF-8/);
});

test.each([readSource, importRestApi])('%o says that a promise needs an await', (read) => {
  expect(() => read(Promise.resolve({}) as never)).toThrow(/not a [Pp]romise.*await/);
});

test('documents and imported APIs are returned as they are', () => {
  const document = JSON.parse(TEXT);
  expect(readSource(document)).toBe(document);
  const api = importRestApi(document);
  expect(readSource(api)).toBe(api);
});
