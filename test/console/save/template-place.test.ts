import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { TemplatePlaces } from '../../../src/console/save/template-place.js';
import { memberAt } from '../../../src/import/document/member-at.js';
import { loadDocument } from '../../../src/load/load-document.js';
import type { LoadOptions } from '../../../src/load/load-options.js';

const folder = mkdtempSync(join(tmpdir(), 'template-place-'));
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => {
  for (const name of readdirSync(folder)) {
    rmSync(join(folder, name), { recursive: true });
  }
  mkdirSync(join(folder, 'api'));
});

function written(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

function place(file: string | URL, keys: readonly string[], options: LoadOptions = {}) {
  const document = loadDocument(file, options);
  const member = memberAt(document, keys);
  if (member === undefined) {
    throw new Error(`The document has nothing at ${keys.join('/')}`);
  }
  const { file: path, text, string } = new TemplatePlaces(document).find(member);
  return { file: path, text, path: string.path };
}

const YAML = 'openapi: 3.0.1\npaths: {}\nx-t: { a: old }\n';

test.each([
  ['a path', (file: string) => file],
  ['a file: URL', (file: string) => pathToFileURL(file)],
])('a text in a file that was loaded by %s', (_what, named) => {
  const file = written('api/api.yaml', YAML);
  expect(place(named(file), ['x-t', 'a'])).toEqual({ file, text: YAML, path: ['x-t', 'a'] });
});

test('a text in another file, below the folder of the document', () => {
  const file = written('api/api.yaml', 'openapi: 3.0.1\npaths: {}\nx-t: { $ref: "t.json#/b" }\n');
  const other = written('api/t.json', '{"b": {"a": "old"}}');
  expect(place(file, ['x-t', 'a'])).toMatchObject({ file: other, path: ['b', 'a'] });
});

describe('what is refused', () => {
  test.each([
    [
      'what is not a text',
      'openapi: 3.0.1\npaths: {}\nx-t: { a: { b: c } }\n',
      {},
      'not a text in a file',
    ],
    [
      'what a variable fills in',
      'openapi: 3.0.1\npaths: {}\nx-t: { a: "${v}" }\n',
      { variables: { v: 'old' } },
      'not a text in a file',
    ],
    ['an alias', 'openapi: 3.0.1\npaths: {}\nx-s: &s old\nx-t: { a: *s }\n', {}, 'alias *s'],
    [
      'YAML that is read in spite of its indentation',
      'openapi: 3.0.1\npaths: {}\nx-t: { a: "old\ntext" }\n',
      {},
      'not have the template as a string of its own',
    ],
  ])('%s', (_what, text, options, message) => {
    const file = written('api/api.yaml', text);
    expect(() => place(file, ['x-t', 'a'], options)).toThrow(
      expect.objectContaining({ name: 'SaveRefusal', message: expect.stringContaining(message) }),
    );
  });

  test('a file outside of the folder of the document', () => {
    const file = written('api/api.yaml', 'openapi: 3.0.1\npaths: {}\nx-t: { $ref: "../t.json" }\n');
    written('t.json', '{"a": "old"}');
    expect(() => place(file, ['x-t', 'a'], { root: folder })).toThrow('is outside of the folder');
  });

  test('a file behind a link that leads out of the folder', () => {
    const file = written('api/api.yaml', 'openapi: 3.0.1\npaths: {}\nx-t: { $ref: "in/t.json" }\n');
    mkdirSync(join(folder, 'elsewhere'));
    written('elsewhere/t.json', '{"a": "old"}');
    mkdirSync(join(folder, 'api/in'));
    written('api/in/t.json', '{"a": "old"}');
    const document = loadDocument(file);
    rmSync(join(folder, 'api/in'), { recursive: true });
    symlinkSync(join(folder, 'elsewhere'), join(folder, 'api/in'));
    const member = memberAt(document, ['x-t', 'a']);
    expect(() => member && new TemplatePlaces(document).find(member)).toThrow('is outside');
  });

  test('a link that the document was loaded by', () => {
    written('api/real.yaml', YAML);
    symlinkSync(join(folder, 'api/real.yaml'), join(folder, 'api/link.yaml'));
    expect(() => place(join(folder, 'api/link.yaml'), ['x-t', 'a'])).toThrow('symbolic link');
  });

  test('a plan of Terraform', () => {
    const document = loadDocument(written('api/api.yaml', YAML));
    const member = memberAt(document, ['x-t', 'a']);
    const source = {
      file: 'plan.json',
      issues: [],
      memberPosition: () => undefined,
      writtenAt: () => ({
        file: 'plan.json',
        text: '{"format_version":"1.2","planned_values":{"a":"old"}}',
        offset: 44,
      }),
    };
    const planned = { [Symbol.for('apigateway-middleware.DocumentSource')]: source };
    expect(() => member && new TemplatePlaces(planned).find(member)).toThrow(
      'belongs to Terraform: edit the template in the configuration',
    );
  });
});
