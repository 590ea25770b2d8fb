import { expect, test } from 'vitest';
import {
  instanceKey,
  stateResources,
} from '../../../../../src/load/forms/terraform/json/state-resources.js';
import { bareContext } from '../../rest-api/parts.js';

const context = bareContext();

test('the resources of a module and of those in it', () => {
  const own = { address: 'aws_x.a', mode: 'managed', type: 'aws_x', name: 'a', values: { id: 1 } };
  const inner = { mode: 'data', type: 'aws_x', name: 'b', index: 'k', values: {} };
  const child = { address: 'module.m', resources: [inner] };
  const found = stateResources({ resources: [own], child_modules: [child] }, context);
  expect(found).toMatchObject([
    {
      ...{ address: 'aws_x.a', module: '', mode: 'managed', type: 'aws_x', name: 'a' },
      ...{ index: undefined, values: { id: 1 }, filledIn: true },
      place: { key: '0', pointer: '#/root_module/resources' },
    },
    {
      ...{ address: 'module.m.aws_x.b', module: 'module.m', mode: 'data', index: 'k' },
      place: { key: '0', pointer: '#/root_module/child_modules/0/resources' },
    },
  ]);
  expect(found.map(({ dangling }) => dangling.size)).toEqual([0, 0]);
});

test('a document in an attribute is parsed', () => {
  const values = { body: '{"openapi": "3.0.1"}', name: '' };
  const [resource] = stateResources({ resources: [{ values }] }, context);
  expect(resource?.documentIn('body')).toEqual({ openapi: '3.0.1' });
  expect(resource?.documentIn('name')).toBeUndefined();
});

test.each([
  undefined,
  7,
  [],
  { resources: 7, child_modules: {} },
  { resources: [7, {}, { values: 1 }] },
])('%j has no resources', (module) => {
  expect(stateResources(module, context)).toEqual([]);
});

test.each([
  ['k', 'k'],
  [0, 0],
  [null, undefined],
  [{}, undefined],
])('the key %j is %j', (value, key) => {
  expect(instanceKey(value)).toBe(key);
});
