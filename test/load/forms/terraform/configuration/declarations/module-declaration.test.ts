import { expect, test } from 'vitest';
import {
  blockName,
  Declarations,
} from '../../../../../../src/load/forms/terraform/configuration/declarations/module-declaration.js';
import { parseHcl } from '../../../../../../src/load/forms/terraform/hcl/index.js';
import { textOf } from '../../folders.js';

function declared(...texts: readonly string[]): Declarations {
  const declarations = new Declarations('/folder');
  for (const text of texts) {
    declarations.add(parseHcl(text));
  }
  return declarations;
}

test('All blocks of all files are declared by their addresses', () => {
  const { module, duplicates } = declared(
    'variable "a" {}\nlocals {\n b = 1\n}\noutput "c" {}\nmodule "d" {}\nprovider "aws" {}',
    'resource "aws_x" "e" {}\ndata "aws_x" "e" {}\nterraform {}\nmoved {}',
  );
  expect(duplicates).toEqual([]);
  expect([
    ...module.variables.keys(),
    ...module.locals.keys(),
    ...module.outputs.keys(),
    ...module.calls.keys(),
    ...module.resources.keys(),
  ]).toEqual(['a', 'b', 'c', 'd', 'aws_x.e', 'data.aws_x.e']);
});

test.each([
  ['var.a', 'variable "a" {}'],
  ['local.b', 'locals {\n b = 1\n}'],
  ['output.c', 'output "c" {}'],
  ['module.d', 'module "d" {}'],
  ['aws_x.e', 'resource "aws_x" "e" {}'],
  ['data.aws_x.e', 'data "aws_x" "e" {}'],
])('%s must not be declared twice', (address, text) => {
  expect(declared(text, text).duplicates.map((one) => one.address)).toEqual([address]);
});

test('An override replaces attributes one by one, and all blocks of a type', () => {
  const declarations = declared(
    'resource "aws_x" "y" {\n a = 1\n b = 2\n s { c = 1 }\n s { c = 2 }\n t { d = 1 }\n}',
  );
  declarations.override(parseHcl('resource "aws_x" "y" {\n b = 3\n dynamic "s" {}\n}'));
  const body = declarations.module.resources.get('aws_x.y')?.block.body;
  expect([...(body?.attributes.keys() ?? [])]).toEqual(['a', 'b']);
  expect(body?.blocks.map(blockName)).toEqual(['t', 's']);
});

test('Override files go over the others, whatever their names', () => {
  const files = {
    'a_override.tf': 'locals {\n x = "overridden"\n}',
    'z.tf': 'locals {\n x = "first"\n}',
  };
  expect(textOf('local.x', files)).toBe('overridden');
});
