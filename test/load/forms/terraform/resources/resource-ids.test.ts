import { expect, test } from 'vitest';
import { mockConfiguration, outcomeOfFolder } from '../folders.js';
import { outcomeOf, routesOf } from '../issues.js';
import { type Instance, shownState } from '../json/state-file.js';

/** A configuration whose only method is on a resource that another configuration makes. */
function elsewhere(resourceId: string, more = ''): string {
  return `
resource "aws_api_gateway_method" "m" {
  rest_api_id   = var.rest_api_id
  resource_id   = ${resourceId}
  http_method   = "GET"
  authorization = "NONE"
}
variable "rest_api_id" {}
${more}`;
}

test.each([
  ['var.root_resource_id', 'GET /'],
  ['var.api_root_id', 'GET /'],
  ['data.aws_api_gateway_rest_api.x.root_resource_id', 'GET /'],
  ['data.aws_api_gateway_resource.x.id', 'GET /some/path'],
])('A method on %s of an API elsewhere', (resourceId, route) => {
  const data = 'data "aws_api_gateway_resource" "x" {\n path = "/some/path"\n}';
  const outcome = outcomeOfFolder(elsewhere(resourceId, data));
  expect(routesOf(outcome)).toEqual([route]);
  expect(outcome.document).toMatchObject({ info: { title: 'var.rest_api_id' } });
});

test('A resource that nothing tells the path of is asked for, and answered by a path', () => {
  const text = elsewhere('var.parent');
  expect(outcomeOfFolder(text).issues).toEqual([
    expect.stringContaining(
      'The resource "var.parent" is not in this file, so the path below it is not known: set its path in the option "variables", { "var.parent": "/the/path" }',
    ),
  ]);
  expect(routesOf(outcomeOfFolder(text, { variables: { parent: '/pets/{id}' } }))).toEqual([
    'GET /pets/{id}',
  ]);
});

test('The resources of terraformer have their ids in their names', () => {
  const text = `
resource "aws_api_gateway_rest_api" "tfer--8a4dogfafj_pets" {
  name = "Visits"
}
resource "aws_api_gateway_resource" "tfer--t5wqzvq0s8" {
  rest_api_id = "8a4dogfafj"
  parent_id   = ""
  path_part   = ""
}
resource "aws_api_gateway_resource" "tfer--vh2ud6" {
  rest_api_id = "8a4dogfafj"
  parent_id   = "t5wqzvq0s8"
  path_part   = "visitors"
}
resource "aws_api_gateway_method" "tfer--8a4dogfafj-002F-vh2ud6-002F-GET" {
  rest_api_id   = "8a4dogfafj"
  resource_id   = "vh2ud6"
  http_method   = "GET"
  authorization = "NONE"
}`;
  const outcome = outcomeOfFolder(text);
  expect(routesOf(outcome)).toEqual(['GET /visitors']);
  expect(outcome.document).toMatchObject({ info: { title: 'Visits' } });
});

test('Only the API itself has its root', () => {
  const method = { rest_api_id: 'a', http_method: 'GET', authorization: 'NONE' };
  const instances: readonly Instance[] = [
    ['aws_api_gateway_rest_api.a', { id: 'a', root_resource_id: 'ra', name: 'A' }],
    ['aws_api_gateway_rest_api.b', { id: 'b', root_resource_id: 'rb', name: 'B' }],
    ['aws_api_gateway_method.m', { ...method, resource_id: 'rb' }],
  ];
  expect(outcomeOf(shownState(...instances)).issues).toEqual([
    expect.stringContaining('The resource "rb" is not in this file'),
  ]);
});

test('A resource below itself is refused', () => {
  const more = `
resource "aws_api_gateway_resource" "x" {
  rest_api_id = aws_api_gateway_rest_api.pets.id
  parent_id   = aws_api_gateway_resource.x.id
  path_part   = "x"
}`;
  expect(outcomeOfFolder(mockConfiguration() + more).issues).toEqual([
    expect.stringContaining('is below itself'),
  ]);
});
