import { expect, test } from 'vitest';
import { isTerraform } from '../../../../src/load/terraform/configuration/is-terraform.js';

test.each([
  ['resource "aws_x" "y" {', undefined, true],
  ['\n# c\n// d\n/* e\n*/ locals {', undefined, true],
  ['module "m"{', 'x.txt', true],
  ['anything', 'x.tf', true],
  ['{}', 'x.tf.json', true],
  ['{"resource": {}}', undefined, false],
  ['openapi: 3.0.1\ndescription: |\n  resource "a" "b" {', 'x.yaml', false],
  ['locals: {', undefined, false],
  ['resource "a" {', undefined, false],
  ['', undefined, false],
])('%j in the file %s: %s', (text, path, is) => {
  expect(isTerraform(text, path)).toBe(is);
});
