import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { CodeWatcher, codeFiles } from '../../../src/cli/functions/code-watcher.js';
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

test('a change in any folder of the code counts, that of a new file from the next change on', async () => {
  const { folder, change } = watched({ 'a/b/app.js': '' });
  const first = change();
  mkdirSync(join(folder, 'c'));
  writeFileSync(join(folder, 'c/new.mjs'), '');
  writeFileSync(join(folder, 'a/b/app.js'), 'x');
  await first;
  const second = change();
  writeFileSync(join(folder, 'c/new.mjs'), 'x');
  await second;
});

test('packages, hidden folders and what functions write do not count', () => {
  const folder = codeFolder({
    'node_modules/a/a.js': '',
    '.git/b.js': '',
    'src/d/c.ts': '',
    'src/log.txt': '',
    'data.json': '',
    'app.cjs': '',
  });
  const names = ['app.cjs', 'data.json', 'src/d/c.ts'].map((name) => join(folder, name));
  expect([...codeFiles(folder)].sort()).toEqual(names);
});

test('a folder that is missing is not an error', () => {
  const watcher = new CodeWatcher('/no/such/folder', () => expect.unreachable());
  watcher.close();
});
