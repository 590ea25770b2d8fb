import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadDocument, readText } from '../../../../../src/load/load-document.js';
import {
  DOCUMENT_SOURCE,
  type DocumentSource,
} from '../../../../../src/model/document/api-document.js';
import { inFolder, mockConfiguration, outcomeOfFolder } from '../folders.js';
import { outcome, routesOf } from '../issues.js';

const MORE =
  'resource "aws_api_gateway_stage" "live" {\n rest_api_id = aws_api_gateway_rest_api.pets.id\n stage_name = var.name\n}\n';
const OTHER = 'variable "name" {\n default = "x"\n}\n';

test.each(['.', 'main.tf'])('A folder, or a file with the others of its folder: %s', (entry) => {
  const files = { 'main.tf': mockConfiguration() + MORE, 'other.tf': OTHER };
  const result = outcomeOfFolder(files, {}, entry);
  expect(routesOf(result)).toEqual(['GET /']);
  expect(result.document).toBeDefined();
});

test('Every file that was read is noted, for a watcher', () => {
  const files = { 'main.tf': mockConfiguration(), 'other.tf': OTHER, 'terraform.tfvars': '' };
  inFolder(files, (folder) => {
    const document = loadDocument(folder) as { [DOCUMENT_SOURCE]?: DocumentSource };
    const read = [...(document[DOCUMENT_SOURCE]?.files ?? [])].sort();
    expect(read).toEqual(
      Object.keys(files)
        .sort()
        .map((name) => join(folder, name)),
    );
  });
});

test('A folder that declares an address twice is not one configuration', () => {
  const files = { 'main.tf': mockConfiguration() + OTHER, 'other.tf': OTHER };
  expect(outcomeOfFolder(files).issues).toEqual([
    expect.stringMatching(
      /^1:1 error DUPLICATE_KEY var\.name is declared twice, first in .*main\.tf:19/,
    ),
  ]);
});

test.each([
  [
    'other.tf',
    OTHER,
    'DUPLICATE_KEY main.tf is read alone, because the files of its folder are not one configuration: var.name is declared in main.tf and other.tf',
  ],
  [
    'other.tf',
    'resource {',
    'INVALID_DOCUMENT main.tf is read alone, because the files of its folder are not one configuration: ',
  ],
])('A file beside others that do not fit is read alone (%#)', (name, text, message) => {
  const files = { 'main.tf': mockConfiguration() + OTHER, [name]: text };
  const result = outcomeOfFolder(files, {}, 'main.tf');
  expect(routesOf(result)).toEqual(['GET /']);
  expect(result.issues).toEqual([expect.stringContaining(`warning ${message}`)]);
});

test('A text in Terraform’s language is recognized', () => {
  expect(routesOf(outcome(() => readText(`# An API\n${mockConfiguration()}`)))).toEqual(['GET /']);
});

test('A file of any name is, too', () => {
  inFolder({}, (folder) => {
    const path = join(folder, 'api.txt');
    writeFileSync(path, `/* An API */\n${mockConfiguration()}`);
    expect(routesOf(outcome(() => loadDocument(path)))).toEqual(['GET /']);
  });
});

test.each([
  ['resource "x" {', /^1:\d+ error INVALID_DOCUMENT/],
  ['locals {\n a = 1 +\n}', /^2:\d+ error INVALID_DOCUMENT/],
  ['resource "aws_x" "y" {}', /There is no REST API in this Terraform configuration/],
  [
    'variable "on" {\n default = false\n}\nresource "aws_api_gateway_rest_api" "x" {\n count = var.on ? 1 : 0\n}',
    /^5:2 error INVALID_DOCUMENT aws_api_gateway_rest_api\.x has no instance, because its count is empty with the values of the variables/,
  ],
])('%j is refused with its place', (text, message) => {
  expect(outcomeOfFolder(text).issues).toEqual([expect.stringMatching(message)]);
});

test('A folder without files of Terraform is refused', () => {
  expect(outcomeOfFolder({ 'openapi.yaml': 'openapi: 3.0.1' }).issues).toEqual([
    expect.stringContaining('has no files of Terraform: name the document itself'),
  ]);
});
