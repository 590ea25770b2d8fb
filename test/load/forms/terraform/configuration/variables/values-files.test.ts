import { expect, test } from 'vitest';
import { textOf } from '../../folders.js';

const VARIABLE = 'variable "v" {\n default = "default"\n}';
const REQUIRED = 'variable "v" {}';

test.each([
  [VARIABLE, ['terraform.tfvars'], 'terraform.tfvars'],
  [VARIABLE, ['terraform.tfvars', 'a.auto.tfvars', 'b.auto.tfvars'], 'b.auto.tfvars'],
  [VARIABLE, ['terraform.tfvars', 'terraform.tfvars.json'], 'terraform.tfvars.json'],
  [VARIABLE, ['b.auto.tfvars.json', 'a.auto.tfvars'], 'b.auto.tfvars.json'],
  [VARIABLE, ['dev.tfvars'], 'default'],
  [REQUIRED, ['dev.tfvars'], 'dev.tfvars'],
  [REQUIRED, ['dev.tfvars', 'prod.tfvars'], '${var.v}'],
  [REQUIRED, ['dev.tfvars', 'terraform.tfvars'], 'terraform.tfvars'],
])('%s with the files %j', (variable, names, value) => {
  const files = names.map((name) => {
    const text = name.endsWith('.json') ? JSON.stringify({ v: name }) : `v = "${name}"\n`;
    return [name, text] as const;
  });
  expect(textOf('var.v', { 'v.tf': variable, ...Object.fromEntries(files) })).toBe(value);
});

test('The option variables goes over all files', () => {
  const files = { 'v.tf': VARIABLE, 'a.auto.tfvars': 'v = "file"' };
  expect(textOf('var.v', files, { variables: { v: 'option' } })).toBe('option');
});

test.each([
  ['terraform.tfvars', 'v = "a', /error INVALID_DOCUMENT/],
  ['terraform.tfvars', 'v = local.x', /nothing here is named "local"/],
  ['terraform.tfvars.json', '{"v": }', /error INVALID_DOCUMENT/],
])('A mistake in %s: %s', (name, text, message) => {
  expect(textOf('var.v', { 'v.tf': VARIABLE, [name]: text })).toEqual([
    expect.stringMatching(message),
  ]);
});
