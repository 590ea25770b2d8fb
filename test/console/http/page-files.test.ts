import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { PageFiles } from '../../../src/console/http/page-files.js';
import { folderOf } from '../../support/fake-console.js';

const HTML = '<meta property="csp-nonce" nonce="CSP-NONCE"><style nonce="CSP-NONCE"></style>';

/** A folder as the build leaves it. */
function built(files: Readonly<Record<string, string>> = { 'index.html': HTML }) {
  const { folder, path } = folderOf(files);
  mkdirSync(path('assets'));
  writeFileSync(path('assets/index-1a2b.js'), 'run()');
  writeFileSync(path('assets/notes.txt'), 'not of the page');
  return { folder, files: new PageFiles(pathToFileURL(`${folder}/`)) };
}

const missing = expect.objectContaining({
  statusCode: 500,
  message: expect.stringMatching(/no dist\/console.*npm run build/),
});

test('each page has a nonce of its own, everywhere', () => {
  const { files } = built();
  const [first, second] = [files.page(), files.page()];
  expect(first.nonce).toMatch(/^[\w-]{22}$/);
  expect(second.nonce).not.toBe(first.nonce);
  expect(Buffer.from(first.bytes).toString()).toBe(HTML.replaceAll('CSP-NONCE', first.nonce));
});

describe('a file', () => {
  test.each<readonly [name: string, expected: readonly [type: string, text: string] | undefined]>([
    ['assets/index-1a2b.js', ['text/javascript; charset=utf-8', 'run()']],
    ['assets/notes.txt', undefined],
    ['assets/other.js', undefined],
    ['assets', undefined],
    ['assets/', undefined],
    ['index.html', undefined],
    ['', undefined],
    ['../package.json', undefined],
    ['assets/../assets/index-1a2b.js', undefined],
    ['assets%2Findex-1a2b.js', undefined],
    ['/etc/passwd', undefined],
    ['__proto__', undefined],
  ])('%j', (name, expected) => {
    const file = built().files.file(name);
    expect(file && [file.type, Buffer.from(file.bytes).toString()]).toEqual(expected);
  });
});

test('all files are read at the first request', () => {
  const { folder, files } = built();
  files.page();
  rmSync(folder, { recursive: true });
  expect(files.file('assets/index-1a2b.js')).toBeDefined();
});

test('a package without its page says so, until it is built', () => {
  const { folder, files } = built();
  rmSync(folder, { recursive: true });
  expect(() => files.page()).toThrow(missing);
  expect(() => files.file('assets/index-1a2b.js')).toThrow(missing);
  mkdirSync(folder);
  writeFileSync(`${folder}/index.html`, HTML);
  expect(files.page().bytes.length).toBeGreaterThan(0);
  expect(() => built({}).files.page()).toThrow(missing);
});
