import { expect, test } from 'vitest';
import { methodOf, mockConfiguration, outcomeOfFolder, textOf } from '../../folders.js';
import { routesOf } from '../../issues.js';

/** Resources below the root, one for each element. */
function repeated(argument: string, part: string): string {
  return `${mockConfiguration()}
resource "aws_api_gateway_resource" "r" {
  ${argument}
  rest_api_id = aws_api_gateway_rest_api.pets.id
  parent_id   = aws_api_gateway_rest_api.pets.root_resource_id
  path_part   = ${part}
}
${methodOf('r', 'aws_api_gateway_resource.r[each.key].id').replaceAll('{\n', `{\n${argument}\n`).replaceAll('method.r.', 'method.r[each.key].')}`;
}

test.each([
  ['for_each = toset(["b", "a"])', 'each.value', ['GET /', 'GET /a', 'GET /b']],
  ['for_each = { x = "one", y = "two" }', 'each.value', ['GET /', 'GET /one', 'GET /two']],
  ['for_each = { x = { p = "deep" } }', 'each.value.p', ['GET /', 'GET /deep']],
  ['for_each = {}', 'each.key', ['GET /']],
])('%s', (argument, part, routes) => {
  expect(routesOf(outcomeOfFolder(repeated(argument, part)))).toEqual(routes);
});

test('count numbers the instances', () => {
  const text = repeated('count = 2', '"p${count.index}"').replaceAll('each.key', 'count.index');
  expect(routesOf(outcomeOfFolder(text))).toEqual(['GET /', 'GET /p0', 'GET /p1']);
});

test.each([
  ['count = -1', 'count must be a whole number from 0 to 20000'],
  ['count = 1.5', 'count must be a whole number from 0 to 20000'],
  ['count = 1e9', 'count must be a whole number from 0 to 20000'],
  ['count = "many"', 'count must be a number'],
  ['for_each = ["a"]', 'for_each must be a map, or a set of texts: convert a list with toset'],
  ['for_each = null', 'for_each must be a map'],
])('%s is a mistake', (argument, message) => {
  expect(textOf('aws_x.y', { 'x.tf': `resource "aws_x" "y" {\n ${argument}\n}` })).toEqual([
    expect.stringContaining(message),
  ]);
});

test('Instances that make instances have a limit', () => {
  const files = {
    'x.tf': 'module "a" {\n source = "./a"\n count = 20000\n}',
    'a/main.tf': 'module "b" {\n source = "../b"\n count = 20000\n}',
    'b/main.tf': '',
  };
  expect(textOf('"x"', files)).toEqual([
    expect.stringContaining(
      'a configuration may make up to 20000 instances of resources and modules',
    ),
  ]);
});
