import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { STANDARD_FUNCTIONS } from '../../../../../../src/load/forms/terraform/hcl/index.js';
import { projectRoot } from '../../../../../support/installed-package.js';
import { evaluated } from '../running.js';

/** What functions of their own kind the evaluator itself has. */
const FORMS = ['try', 'can'];

const page = readFileSync(join(projectRoot, 'docs/terraform.md'), 'utf8');
const section = page.slice(page.indexOf('| kind |'), page.indexOf(', and so is the hash'));
const named = [...section.matchAll(/`([^`]+)`/g)].flatMap(([, names = '']) => names.split(' '));

test('docs/terraform.md names every function', () => {
  expect(named.toSorted()).toEqual([...STANDARD_FUNCTIONS.keys(), ...FORMS].toSorted());
});

test.each([
  'base64gzip("a")',
  'bcrypt("a", 10)',
  'plantimestamp()',
  'rsadecrypt("a", "b")',
  'timestamp()',
  'uuid()',
  'filebase64sha256("built-later.zip")',
])('%s is unknown, and waits for nothing that a user could say', (text) => {
  expect(evaluated(text)).toMatchObject({ kind: 'unknown', type: 'string', origins: [] });
});

test('calls with the wrong number of arguments, or of no function, say so', () => {
  expect(() => evaluated('upper()')).toThrow('upper needs 1 argument; "str" is missing');
  expect(() => evaluated('join()')).toThrow('join needs 1 argument at least');
  expect(() => evaluated('upper("a", "b")')).toThrow('upper takes 1 argument, not 2');
  expect(() => evaluated('uper("a")')).toThrow('did you mean "upper"?');
});
