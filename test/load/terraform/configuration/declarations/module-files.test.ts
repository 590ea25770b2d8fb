import { expect, test } from 'vitest';
import { isConfigurationFile } from '../../../../../src/load/terraform/configuration/declarations/module-files.js';
import { textOf } from '../../folders.js';

test.each([
  ['main.tf', true],
  ['main.tf.json', true],
  ['main.tofu', true],
  ['main.tfvars', false],
  ['main.tf.bak', false],
  ['.hidden.tf', false],
  ['main.tf~', false],
  ['terraform.tfstate', false],
])('%s is a part of a configuration: %s', (name, is) => {
  expect(isConfigurationFile(name)).toBe(is);
});

test('Folders below are modules of their own', () => {
  expect(textOf('local.x', { 'below/x.tf': 'locals {\n x = 1\n}' })).toBe('${local.x}');
});

test('A file for OpenTofu is read in place of the one for Terraform', () => {
  const files = { 'x.tf': 'locals {\n x = "one"\n}', 'x.tofu': 'locals {\n x = "other"\n}' };
  expect(textOf('local.x', files)).toBe('other');
});
