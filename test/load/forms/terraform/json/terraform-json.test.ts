import { expect, test } from 'vitest';
import {
  readPlan,
  readShownState,
  readTfstate,
} from '../../../../../src/load/forms/terraform/json/terraform-json.js';
import { plain } from '../../../reading.js';
import { bareContext } from '../../rest-api/parts.js';

const own = { mode: 'managed', type: 'aws_api_gateway_rest_api', name: 'a' };
const values = { id: 'a1', name: 'Pets', body: '{"openapi":"3.0.1","paths":{}}' };
const resource = { ...own, address: 'aws_api_gateway_rest_api.a', values };
const root_module = { resources: [resource] };

test.each<readonly [string, (root: Readonly<Record<string, unknown>>) => object, object]>([
  ['a plan', (root) => readPlan(root, bareContext()), { planned_values: { root_module } }],
  ['a shown state', (root) => readShownState(root, bareContext()), { values: { root_module } }],
  [
    'a state file',
    (root) => readTfstate(root, bareContext()),
    { version: 4, resources: [{ ...own, instances: [{ attributes: values }] }] },
  ],
])('%s becomes the document of its API', (_what, read, root) => {
  expect(plain(read(root as Readonly<Record<string, unknown>>))).toMatchObject({
    openapi: '3.0.1',
    info: { title: 'Pets' },
  });
});

test('a shown state without values has no API', () => {
  expect(() => readShownState({ values: 7 }, bareContext())).toThrow(/REST API/);
});
