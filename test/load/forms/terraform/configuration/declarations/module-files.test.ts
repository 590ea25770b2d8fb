import { expect, test } from 'vitest';
import { textOf } from '../../folders.js';

test('Folders below are modules of their own', () => {
  expect(textOf('local.x', { 'below/x.tf': 'locals {\n x = 1\n}' })).toBe('${local.x}');
});

test('A file for OpenTofu is read in place of the one for Terraform', () => {
  const files = { 'x.tf': 'locals {\n x = "one"\n}', 'x.tofu': 'locals {\n x = "other"\n}' };
  expect(textOf('local.x', files)).toBe('other');
});
