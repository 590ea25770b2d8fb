import { expect, test } from 'vitest';
import { mockConfiguration, outcomeOfFolder, textOf } from '../../folders.js';

const RESOURCES = {
  'r.tf': `
resource "aws_lambda_function" "adder" {
  function_name = "add-$\{local.stage}"
}
resource "aws_lambda_function" "many" {
  for_each      = toset(["a"])
  function_name = random_pet.name.id
}
resource "aws_lambda_alias" "live" {
  name          = "live"
  function_name = aws_lambda_function.adder.function_name
}
resource "aws_iam_role" "caller" {}
resource "aws_api_gateway_vpc_link" "link" {
  name = "link"
}
resource "aws_api_gateway_resource" "pet" {
  rest_api_id = aws_api_gateway_rest_api.pets.id
  parent_id   = aws_api_gateway_resource.all.id
  path_part   = "{id}"
}
resource "aws_api_gateway_resource" "all" {
  rest_api_id = aws_api_gateway_rest_api.pets.id
  parent_id   = aws_api_gateway_rest_api.pets.root_resource_id
  path_part   = "pets"
}
resource "aws_api_gateway_method_response" "ok" {
  status_code = 200
}
locals {
  stage = "dev"
}
`,
};

const FUNCTION = 'arn:aws:lambda:us-east-1:123456789012:function:add-dev';
const INVOKE = 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions';

test.each([
  ['aws_lambda_function.adder.invoke_arn', `${INVOKE}/${FUNCTION}/invocations`],
  ['aws_lambda_function.adder.arn', FUNCTION],
  ['aws_lambda_function.many["a"].arn', 'arn:aws:lambda:us-east-1:123456789012:function:many-a'],
  ['aws_lambda_alias.live.invoke_arn', `${INVOKE}/${FUNCTION}:live/invocations`],
  ['aws_iam_role.caller.arn', 'arn:aws:iam::123456789012:role/caller'],
  ['aws_api_gateway_vpc_link.link.id', 'link'],
  ['aws_api_gateway_resource.pet.path', '/pets/{id}'],
  ['"${aws_api_gateway_method_response.ok.status_code}"', '200'],
  ['jsonencode(aws_api_gateway_method_response.ok.status_code)', '"200"'],
  ['jsonencode(aws_api_gateway_method_response.ok.response_models)', 'null'],
  ['"${aws_api_gateway_integration.root.timeout_milliseconds}"', '29000'],
  ['aws_sqs_queue.undeclared.arn', '${aws_sqs_queue.undeclared.arn}'],
  ['aws_lambda_function.adder.version', '${aws_lambda_function.adder.version}'],
])('%s', (expression, text) => {
  expect(textOf(expression.replaceAll('\\', ''), RESOURCES)).toBe(text);
});

test('The option variables goes over what is made up', () => {
  const variables = { 'aws_lambda_function.adder.invoke_arn': 'arn:own' };
  expect(textOf('aws_lambda_function.adder.invoke_arn', RESOURCES, { variables })).toBe('arn:own');
});

test('A resource as a whole has what is set, and the rest is open', () => {
  const files = {
    'w.tf': `
locals {
  whole = { for k, v in { m = aws_api_gateway_method.root } : k => "$\{v.http_method} $\{v.authorization} $\{v.id}" }
}`,
  };
  expect(textOf('local.whole.m', files)).toBe('GET NONE ${aws_api_gateway_method.root.id}');
});

test('What does not convert to the type of its attribute is a mistake with its place', () => {
  const { issues } = outcomeOfFolder(mockConfiguration('timeout_milliseconds = "soon"'));
  expect(issues).toContainEqual(
    expect.stringMatching(
      /^17:26 error INVALID_VALUE Incorrect attribute value type: the value of "timeout_milliseconds" does not fit: a number is required/,
    ),
  );
});

test('Arguments for Terraform itself have no effect', () => {
  const more =
    'depends_on = [aws_x.y]\nlifecycle {\n create_before_destroy = true\n}\nprovisioner "local-exec" {\n command = "x"\n}';
  expect(outcomeOfFolder(mockConfiguration(more)).issues).toEqual([]);
});

test('A value of the option variables is reported where the attribute is set', () => {
  const variables = { 'aws_api_gateway_method.root.http_method': 'FETCH' };
  const { issues } = outcomeOfFolder(mockConfiguration(), { variables });
  expect(issues).toEqual([
    '9:3 error INVALID_VALUE "fetch" is not a method of API Gateway: use one of ANY, DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT',
  ]);
});
