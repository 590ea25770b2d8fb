import { expect, test } from 'vitest';
import { mockConfiguration, outcomeOfFolder } from '../../folders.js';
import { routesOf } from '../../issues.js';

function repeated(type: string, argument: string): string {
  return `${mockConfiguration()}
resource "${type}" "x" {
  ${argument}
  rest_api_id = aws_api_gateway_rest_api.pets.id
}
variable "wanted" {}
`;
}

test('Without the elements of a for_each the API is not known', () => {
  const { issues } = outcomeOfFolder(repeated('aws_api_gateway_model', 'for_each = var.wanted'));
  expect(issues).toEqual([
    '21:3 error UNRESOLVED_VARIABLE The for_each of aws_api_gateway_model.x depends on var.wanted, which is not known: set var.wanted in the option "variables"',
  ]);
});

test('The API does not need to know how it is deployed', () => {
  const outcome = outcomeOfFolder(repeated('aws_api_gateway_stage', 'for_each = var.wanted'));
  expect(outcome.issues).toEqual([expect.stringContaining('21:3 warning UNRESOLVED_VARIABLE')]);
  expect(routesOf(outcome)).toEqual(['GET /']);
});

test('Of a count that is not known one instance is assumed', () => {
  const outcome = outcomeOfFolder(repeated('aws_api_gateway_stage', 'count = var.wanted ? 1 : 0'));
  expect(outcome.issues).toEqual([
    '21:3 warning UNRESOLVED_VARIABLE The count of aws_api_gateway_stage.x depends on var.wanted, which is not known, so one instance is assumed: set var.wanted in the option "variables"',
  ]);
});

test('One issue names all that depends on the same values', () => {
  const text = repeated('aws_api_gateway_model', 'for_each = var.wanted');
  const twice =
    text +
    text
      .slice(text.indexOf('resource "aws_api_gateway_model"'))
      .replace('"x"', '"y"')
      .replace(/variable.*/, '');
  expect(outcomeOfFolder(twice).issues).toEqual([
    expect.stringContaining(
      'The for_each of aws_api_gateway_model.x and 1 more depends on var.wanted',
    ),
  ]);
});
