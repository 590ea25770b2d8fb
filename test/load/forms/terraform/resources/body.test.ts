import { expect, test } from 'vitest';
import type { ChosenApi } from '../../../../../src/load/forms/terraform/resources/api-choice.js';
import { bodyOf } from '../../../../../src/load/forms/terraform/resources/body.js';
import type { TerraformResource } from '../../../../../src/load/forms/terraform/terraform-resource.js';
import { bareContext } from '../../rest-api/parts.js';
import { resourceOf } from '../resource-of.js';

const first = { openapi: '3.0.1' };
const second = { swagger: '2.0' };

function owner(type: string, document: unknown, changes: object = {}): TerraformResource {
  const values = document === undefined ? {} : { body: 'text' };
  return resourceOf(type, 'a', values, {
    documentIn: (attribute) => (attribute === 'body' ? document : undefined),
    ...changes,
  });
}

function api(restApi: TerraformResource | undefined, ...members: readonly TerraformResource[]) {
  return { id: 'a', restApi, members } as unknown as ChosenApi;
}

test.each<readonly [string, ChosenApi, object | undefined]>([
  ['the API', api(owner('rest_api', first)), first],
  ['what is put later', api(owner('rest_api', first), owner('rest_api_put', second)), second],
  ['what is put without an API here', api(undefined, owner('rest_api_put', second)), second],
  ['the API, of other members', api(owner('rest_api', first), owner('method', second)), first],
  ['nothing', api(owner('rest_api', undefined)), undefined],
])('the body of %s', (_what, chosen, body) => {
  expect(bodyOf(chosen, bareContext())).toBe(body);
});

test.each<readonly [TerraformResource, string]>([
  [
    owner('rest_api', ['a']),
    'The body of aws_api_gateway_rest_api.a must be the text of an OpenAPI document in JSON or YAML',
  ],
  [
    owner('rest_api', null, { dangling: new Map([['body', '']]) }),
    'The body of aws_api_gateway_rest_api.a is known only after the deployment: load the folder of the .tf files, or the state after "terraform apply"',
  ],
  [
    owner('rest_api', null, { dangling: new Map([['body', 'aws_x.y.arn']]) }),
    'The body of aws_api_gateway_rest_api.a is known only after the deployment, because it contains aws_x.y.arn: load',
  ],
])('a body that is not a document: %#', (restApi, message) => {
  expect(() => bodyOf(api(restApi), bareContext())).toThrow(message);
});
