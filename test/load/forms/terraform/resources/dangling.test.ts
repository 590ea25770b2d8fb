import { expect, test } from 'vitest';
import { reportDangling } from '../../../../../src/load/forms/terraform/resources/dangling.js';
import { bareContext } from '../../rest-api/parts.js';
import { resourceOf } from '../resource-of.js';

test('a reference that cannot be followed is an error that says what to set', () => {
  const context = bareContext();
  const resource = resourceOf('method', 'a', { resource_id: '${x}' });
  reportDangling(resource, 'resource_id', 'may be one of two', context);
  expect(context.sources.issues).toEqual([
    {
      severity: 'error',
      code: 'UNRESOLVED_VARIABLE',
      message:
        'aws_api_gateway_method.a.resource_id is known only after the deployment, and may be one of two: load the folder of the .tf files or a state, or set the address of the resource in the option "variables", { "aws_api_gateway_method.a.resource_id": "aws_api_gateway_…" }',
      pointer: '#/aws_api_gateway_method.a/resource_id',
    },
  ]);
});
