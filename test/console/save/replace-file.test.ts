import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import {
  modeOfReplaceable,
  openForReplacement,
  replaceFile,
} from '../../../src/console/save/replace-file.js';

const folder = mkdtempSync(join(tmpdir(), 'replace-file-'));
const file = join(folder, 'a.yaml');
const NEW = Buffer.from('new');

afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => {
  for (const name of readdirSync(folder)) {
    rmSync(join(folder, name), { recursive: true });
  }
  writeFileSync(file, 'old');
});

test.each([0o600, 0o644, 0o664, 0o755])('a file with the mode %i keeps it', (mode) => {
  chmodSync(file, mode);
  const opened = openForReplacement(file);
  expect(opened).toMatchObject({ path: file, mode });
  const seen: string[] = [];
  replaceFile(opened, NEW, (written) => {
    seen.push(Buffer.from(written).toString(), readFileSync(file, 'utf8'));
  });
  expect(seen).toEqual(['new', 'old']);
  expect(readFileSync(file, 'utf8')).toBe('new');
  expect(statSync(file).mode & 0o7777).toBe(mode);
  expect(readdirSync(folder)).toEqual(['a.yaml']);
});

test('a check that fails leaves everything as it was', () => {
  const opened = openForReplacement(file);
  const check = (): void => {
    throw new Error('not so');
  };
  expect(() => replaceFile(opened, NEW, check)).toThrow('not so');
  expect([readFileSync(file, 'utf8'), readdirSync(folder)]).toEqual(['old', ['a.yaml']]);
});

test.each([
  ['was changed', () => writeFileSync(file, 'other'), 'has just changed', 'other'],
  ['became a link', () => linkTo('other'), 'symbolic link', 'other'],
])('a file that %s while it was being replaced', (_what, change, message, text) => {
  const opened = openForReplacement(file);
  expect(() => replaceFile(opened, NEW, change)).toThrow(message);
  expect(readFileSync(file, 'utf8')).toBe(text);
});

test.each([
  [
    'a link',
    () => linkTo('x'),
    'is a symbolic link: start the gateway with the file that it leads to',
  ],
  [
    'a folder',
    () => {
      rmSync(file);
      mkdirSync(file);
    },
    'is not a regular file',
  ],
  ['nothing', () => rmSync(file), 'cannot be read (ENOENT'],
])('%s is not replaced', (_what, make, message) => {
  make();
  expect(() => openForReplacement(file)).toThrow(
    expect.objectContaining({ name: 'SaveRefusal', message: expect.stringContaining(message) }),
  );
  expect(() => modeOfReplaceable(file)).toThrow(message);
});

test.skipIf(process.getuid?.() === 0)('a file that may not be written is not replaced', () => {
  chmodSync(file, 0o444);
  expect(() => openForReplacement(file)).toThrow('cannot be written (EACCES');
});

function linkTo(text: string): void {
  rmSync(file);
  writeFileSync(join(folder, 'target'), text);
  symlinkSync(join(folder, 'target'), file);
}
