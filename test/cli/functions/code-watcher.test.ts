import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { CodeWatcher, codeFolders } from '../../../src/cli/functions/code-watcher.js';
import { codeFolder } from './some-function.js';

function watched(files: Readonly<Record<string, string>>) {
  const folder = codeFolder(files);
  let changed = (): void => {};
  const watcher = new CodeWatcher(folder, () => changed());
  onTestFinished(() => watcher.close());
  return {
    folder,
    change: () =>
      new Promise<void>((resolve) => {
        changed = resolve;
      }),
  };
}

test('a change in any folder of the code counts, in one that is new too', async () => {
  const { folder, change } = watched({ 'a/b/app.js': '' });
  const first = change();
  writeFileSync(join(folder, 'a/b/app.js'), 'x');
  await first;
  const second = change();
  mkdirSync(join(folder, 'c'));
  await second;
  const third = change();
  writeFileSync(join(folder, 'c/new.js'), '');
  await third;
});

test('packages and hidden folders do not count', () => {
  const folder = codeFolder({ 'node_modules/a/a.js': '', '.git/b': '', 'src/d/c.js': '' });
  const names = ['', 'src', 'src/d'].map((name) => join(folder, name));
  expect(codeFolders(folder)).toEqual(names);
});

test('a folder that is missing is not an error', () => {
  const watcher = new CodeWatcher('/no/such/folder', () => expect.unreachable());
  watcher.close();
});
