import { expect, test } from 'vitest';
import { readArguments } from '../../../src/cli/arguments/read-arguments.js';
import { templateInFile } from '../../../src/cli/render/template-file.js';
import { TemplateError } from '../../../src/errors.js';
import { folderOf } from '../../support/fake-console.js';

const templateOf = (...args: readonly string[]) => templateInFile(readArguments(args, {}));

test('a template is rendered with its input', () => {
  const file = folderOf({ 'a.vtl': `\uFEFFHello $input.path('$.name')` }).path('a.vtl');
  expect(templateOf(file)({ body: '{"name":"Ann"}' })).toBe('Hello Ann');
});

test.each([
  ['a\n#if(true)', /^.*a\.vtl:2:\d+ ./],
  [`a\n  $input.body.substring(99)`, /^.*a\.vtl:2:\d+ ./],
])('an error in %j names the place', (text, message) => {
  const file = folderOf({ 'a.vtl': text }).path('a.vtl');
  expect(() => templateOf(file)({ body: 'a' })).toThrow(
    expect.objectContaining({
      message: expect.stringMatching(message),
      cause: expect.any(TemplateError),
    }),
  );
});

test('a file that cannot be read is an error before anything is rendered', () => {
  expect(() => templateOf('missing.vtl')).toThrow(
    /^The template "missing\.vtl" cannot be read: ENOENT/,
  );
});

test.each([
  [[], 'TEMPLATE is missing'],
  [['a', 'b'], '"b" is one argument too many'],
])('%j is a wrong call', (args, message) => {
  expect(() => templateOf(...args)).toThrow(message);
});
