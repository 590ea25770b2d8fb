import { expect, test } from 'vitest';
import {
  isConfigurationFile,
  isConfigurationJson,
  isPlan,
  isShownState,
  isTemplate,
  isTerraform,
  isTerraformTemplate,
  isTfstate,
  mayHaveFunctions,
} from '../../../src/load/forms/recognize.js';

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

test.each<[string, object, readonly boolean[]]>([
  ['a template', { AWSTemplateFormatVersion: '2010-09-09' }, [true, false, false, false, false]],
  ['a template without a version', { Resources: {} }, [true, false, false, false, false]],
  [
    'a configuration of the Serverless Framework',
    { service: 'a', provider: {}, Resources: {} },
    [false, false, false, false, false],
  ],
  [
    'a plan',
    { format_version: '1.2', terraform_version: '1', planned_values: {} },
    [false, true, false, false, false],
  ],
  [
    'a state that Terraform shows',
    { format_version: '1.0', terraform_version: '1' },
    [false, false, true, false, false],
  ],
  ['a file of state', { version: 4, serial: 1, lineage: 'x' }, [false, false, false, true, false]],
  ['encrypted state', { encrypted_data: 'x' }, [false, false, false, true, false]],
  [
    'a configuration in JSON',
    { resource: { aws_api_gateway_rest_api: {} } },
    [false, false, false, false, true],
  ],
  ['an OpenAPI document', { openapi: '3.0.1', paths: {} }, [false, false, false, false, false]],
])('%s is told from the others', (_, root, expected) => {
  const found = [isTemplate, isPlan, isShownState, isTfstate, isConfigurationJson].map((is) =>
    is({ ...root }),
  );
  expect(found).toEqual(expected);
});

test.each<[object, boolean]>([
  [{ a: { Ref: 'B' } }, true],
  [{ a: [{ 'Fn::Sub': 'x' }] }, true],
  [{ a: 'x {{resolve:ssm:/b}}' }, true],
  [{ a: { $ref: '#/b' }, b: 'Ref' }, false],
])('whether %j may have functions of CloudFormation: %s', (document, may) => {
  expect(mayHaveFunctions(document)).toBe(may);
});

test.each<[string, boolean]>([
  ['%{ if a }', true],
  ['%{~ for x in y ~}', true],
  ['${jsonencode(a)}', true],
  ['${a ? "b" : "c"}', true],
  ['${list[0]}', true],
  ['${host}', false],
  ['$${f(x)}', false],
  ['%%{ if a }', false],
  ['#set($x = ${a.b})', false],
  ['${stageVariables.x}', false],
])('whether %s makes a text a template of Terraform: %s', (text, is) => {
  expect(isTerraformTemplate(text)).toBe(is);
});
