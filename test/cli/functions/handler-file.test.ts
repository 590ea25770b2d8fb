import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { handlerFile } from '../../../src/cli/functions/handler-file.js';
import { codeFolder } from './some-function.js';

test.each<[handler: string, file: string, names: readonly string[]]>([
  ['app.handler', 'app.js', ['handler']],
  ['src/get/app.handler', 'src/get/app.mjs', ['handler']],
  ['./app.handler', 'app.js', ['handler']],
  ['app.api.get', 'app.js', ['api', 'get']],
  ['old.handler', 'old.cjs', ['handler']],
  ['plain.handler', 'plain', ['handler']],
])('%s is in %s', (handler, file, names) => {
  const folder = codeFolder({ 'app.js': '', 'app.mjs': '', [file]: '' });
  expect(handlerFile(handler, folder, false)).toEqual({ file: join(folder, file), names });
});

test.each([
  ['app', /has not the form FILE.EXPORT/],
  ['', /has not the form FILE.EXPORT/],
  ['app.handler/x', /has not the form FILE.EXPORT/],
  ['../app.handler', /is outside of the folder of its code$/],
  ['a/../../app.handler', /is outside of the folder of its code$/],
  ['other.handler', /there is no file for its Handler "other.handler": .*other with .js, .mjs/],
  ['folder.handler', /there is no file/],
])('%s is refused', (handler, reason) => {
  const folder = codeFolder({ 'app.js': '', 'folder/a.txt': '' });
  expect(handlerFile(handler, folder)).toMatch(reason);
});

test('a link to a file elsewhere is refused', () => {
  const elsewhere = codeFolder({ 'app.js': '' });
  const folder = codeFolder({});
  symlinkSync(join(elsewhere, 'app.js'), join(folder, 'app.js'));
  expect(handlerFile('app.handler', folder)).toMatch(/is a link to a file outside/);
});

test.each(['app.ts', 'app.mts', 'app.cts'])('%s needs a Node.js that runs TypeScript', (name) => {
  const folder = codeFolder({ [name]: '' });
  expect(handlerFile('app.handler', folder, true)).toMatchObject({ file: join(folder, name) });
  expect(handlerFile('app.handler', folder, false)).toMatch(/use Node.js 22.18 or later, or build/);
});
