import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { FileWatcher } from '../../src/load/watch-files.js';

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'watch-files-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

/** A watcher that counts its calls, and of which the next one can be awaited. */
function watcher(): FileWatcher & { calls: number; errors: unknown[]; next(): Promise<void> } {
  let called = (): void => {};
  const made = new FileWatcher(
    () => {
      counted.calls += 1;
      called();
    },
    (cause) => counted.errors.push(cause),
  );
  const counted = Object.assign(made, {
    calls: 0,
    errors: [] as unknown[],
    next: () =>
      new Promise<void>((resolve) => {
        called = resolve;
      }),
  });
  onTestFinished(() => made.close());
  return counted;
}

/** Makes a change, and waits until a watcher that sees every change of the folder was called. */
async function changed(inFolder: string, change: () => void): Promise<void> {
  const all = watcher();
  all.watch([join(inFolder, 'any')], true);
  const seen = all.next();
  change();
  await seen;
  all.close();
}

test('a file that is written, or replaced by another, has changed', async () => {
  const own = folder();
  const file = join(own, 'a.yaml');
  const watched = watcher();
  watched.watch([file], false);
  for (const change of [
    () => writeFileSync(file, 'a'),
    () => {
      writeFileSync(`${file}.new`, 'b');
      renameSync(`${file}.new`, file);
    },
    () => rmSync(file),
  ]) {
    const next = watched.next();
    change();
    await next;
  }
  expect(watched.errors).toEqual([]);
});

test('several changes in a row are one', async () => {
  const own = folder();
  const watched = watcher();
  watched.watch([join(own, 'a.yaml')], false);
  await changed(own, () => {
    for (const text of ['a', 'ab', 'abc']) {
      writeFileSync(join(own, 'a.yaml'), text);
    }
  });
  expect(watched.calls).toBe(1);
});

test('another file of the folder counts only if any name does', async () => {
  const own = folder();
  const [named, any] = [watcher(), watcher()];
  named.watch([join(own, 'a.yaml')], false);
  any.watch([join(own, 'a.yaml')], true);
  await changed(own, () => writeFileSync(join(own, 'b.yaml'), ''));
  expect([named.calls, any.calls]).toEqual([0, 1]);
});

test('files take the place of those before', async () => {
  const [first, second] = [folder(), folder()];
  const watched = watcher();
  watched.watch([join(first, 'a.yaml'), join(second, 'a.yaml')], true);
  watched.watch([join(second, 'b.yaml'), join(second, 'c.yaml')], false);
  await changed(first, () => writeFileSync(join(first, 'a.yaml'), ''));
  await changed(second, () => writeFileSync(join(second, 'a.yaml'), ''));
  expect(watched.calls).toBe(0);
  for (const name of ['b.yaml', 'c.yaml']) {
    const next = watched.next();
    writeFileSync(join(second, name), '');
    await next;
  }
});

test('a closed watcher is quiet, also about a change that it has seen', async () => {
  const own = folder();
  const watched = watcher();
  watched.watch([join(own, 'a.yaml')], false);
  watched.close();
  await changed(own, () => writeFileSync(join(own, 'a.yaml'), ''));
  expect(watched.calls).toBe(0);
});

test('a folder that cannot be watched is an error, and the others are watched', async () => {
  const own = folder();
  const watched = watcher();
  watched.watch([join(own, 'missing', 'a.yaml'), join(own, 'b.yaml')], false);
  expect(watched.errors).toEqual([expect.objectContaining({ code: 'ENOENT' })]);
  const next = watched.next();
  writeFileSync(join(own, 'b.yaml'), '');
  await next;
});
