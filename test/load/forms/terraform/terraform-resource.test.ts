import { expect, test } from 'vitest';
import {
  attributePlace,
  idOf,
  inModule,
  knownText,
  placeholderOf,
  rootIdOf,
  terraformerId,
  withKey,
} from '../../../../src/load/forms/terraform/terraform-resource.js';
import { resourceOf } from './resource-of.js';

test('addresses', () => {
  expect(placeholderOf('aws_x.y.id')).toBe('${aws_x.y.id}');
  expect(['k"', 7, undefined].map((key) => withKey('aws_x.y', key))).toEqual([
    'aws_x.y["k\\""]',
    'aws_x.y[7]',
    'aws_x.y',
  ]);
  expect([inModule('', 'aws_x.y'), inModule('module.m', 'aws_x.y')]).toEqual([
    'aws_x.y',
    'module.m.aws_x.y',
  ]);
});

test.each<readonly [string, string, Readonly<Record<string, unknown>>, string]>([
  ['resource', 'pets', { id: 'a1' }, 'a1'],
  ['resource', 'pets', { id: '' }, '${aws_api_gateway_resource.pets.id}'],
  ['resource', 'pets', {}, '${aws_api_gateway_resource.pets.id}'],
  ['resource', 'tfer--x7k', {}, 'x7k'],
  ['resource', 'tfer--x7k', { id: 'a1' }, 'a1'],
])('the id of the %s %s with %j is %s', (type, name, values, id) => {
  expect(idOf(resourceOf(type, name, values))).toBe(id);
});

test.each([
  ['rest_api', 'tfer--x7k2m9q1zb_pets', 'x7k2m9q1zb'],
  ['resource', 'tfer--x7k_pets', 'x7k_pets'],
  ['resource', 'tfer--a-002F-b', 'a/b'],
  ['resource', 'pets', undefined],
  ['resource', 'tfer--', undefined],
])('Terraformer calls a %s %s by the id %s', (type, name, id) => {
  expect(terraformerId({ type: `aws_api_gateway_${type}`, name })).toBe(id);
});

test('the root of an API', () => {
  expect(rootIdOf(resourceOf('rest_api', 'a', { root_resource_id: 'r1' }))).toBe('r1');
  expect(rootIdOf(resourceOf('rest_api', 'a'))).toBe(
    '${aws_api_gateway_rest_api.a.root_resource_id}',
  );
});

test.each([
  ['a', 'a'],
  ['', undefined],
  [7, undefined],
  [null, undefined],
])('the text in %j is %j', (value, text) => {
  expect(knownText(value)).toBe(text);
});

test('the place of an attribute, or that of the resource without it', () => {
  const resource = resourceOf('resource', 'a', { id: null });
  expect(attributePlace(resource, 'id')).toEqual({
    container: resource.values,
    key: 'id',
    pointer: '#/aws_api_gateway_resource.a',
  });
  expect(attributePlace(resource, 'path')).toBe(resource.place);
});
