import { expect, test } from 'vitest';
import {
  bytesOfValue,
  objectOfValue,
  textOfValue,
} from '../../../src/cli/arguments/input-values.js';
import { folderOf } from '../../support/fake-console.js';

async function* stream(...chunks: readonly (string | Uint8Array)[]) {
  yield* chunks;
}

test.each<readonly [string, readonly number[]]>([
  ['aä', [0x61, 0xc3, 0xa4]],
  ['', []],
  ['@-', [0x61, 0x00, 0xc3, 0xa4]],
  ['@FILE', [0xff, 0x00]],
])('the bytes of %j are %j', async (value, bytes) => {
  const { path } = folderOf({});
  const { writeFileSync } = await import('node:fs');
  writeFileSync(path('body.bin'), Uint8Array.of(0xff, 0));
  const stdin = stream('a', Uint8Array.of(0, 0xc3), Uint8Array.of(0xa4));
  const own = value.replace('FILE', path('body.bin'));
  expect([...(await bytesOfValue('--data', own, stdin))]).toEqual(bytes);
});

test('a file that cannot be read is a wrong call', async () => {
  await expect(bytesOfValue('--data', '@missing', stream())).rejects.toThrow(
    /^--data @missing cannot be read: ENOENT/,
  );
});

test('text is decoded as UTF-8', async () => {
  const stdin = stream(Uint8Array.of(0xc3), Uint8Array.of(0xa4));
  expect(await textOfValue('--body', '@-', stdin)).toBe('ä');
});

test.each([
  ['{"a": {"b": 1}}', { a: { b: 1 } }],
  ['{}', {}],
])('the object of %s', async (value, object) => {
  const given = { stdin: stream(), example: '{}' };
  expect(await objectOfValue('--params', value, given)).toEqual(object);
});

test.each([
  ['{', /^--params must be JSON, as in '\{"a":1\}': ./],
  ['[]', /^--params must be a JSON object, as in '\{"a":1\}'$/],
  ['null', /^--params must be a JSON object/],
  ['@-', /^--params must be JSON, as in/],
])('%s is a wrong call', async (value, message) => {
  const given = { stdin: stream('nonsense'), example: '{"a":1}' };
  await expect(objectOfValue('--params', value, given)).rejects.toThrow(
    expect.objectContaining({ name: 'UsageError', message: expect.stringMatching(message) }),
  );
});
