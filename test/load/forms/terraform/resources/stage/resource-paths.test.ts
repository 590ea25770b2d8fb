import { expect, test } from 'vitest';
import {
  pathOfResource,
  withResourcePaths,
} from '../../../../../../src/load/forms/terraform/resources/stage/resource-paths.js';
import { idOf } from '../../../../../../src/load/forms/terraform/terraform-resource.js';
import { resourceOf } from '../../resource-of.js';

const pets = resourceOf('resource', 'pets', { id: 'p', path_part: 'pets', parent_id: 'root' });
const pet = resourceOf('resource', 'pet', { path_part: '{id}', parent_id: 'p' });
const loop = resourceOf('resource', 'loop', { id: 'l', path_part: 'l', parent_id: 'l' });
const odd = resourceOf('resource', 'odd', { parent_id: 'p' });
const all = [pets, pet, loop, odd];
const byId = new Map(all.map((one) => [idOf(one), one]));

test.each([
  [pets, '/pets'],
  [pet, '/pets/{id}'],
  [loop, '/l'],
  [odd, undefined],
])('the path of %#', (resource, path) => {
  expect(pathOfResource(resource, byId)).toBe(path);
});

test.each([
  ['${aws_api_gateway_resource.pet.path}/GET', '/pets/{id}/GET'],
  ['${aws_api_gateway_resource.pets.path}${aws_api_gateway_resource.pets.path}', '/pets/pets'],
  ['${aws_api_gateway_resource.odd.path}/GET', '${aws_api_gateway_resource.odd.path}/GET'],
  ['${aws_api_gateway_resource.gone.path}/GET', '${aws_api_gateway_resource.gone.path}/GET'],
  ['pets/GET', 'pets/GET'],
  ['', undefined],
])('in %j, paths are replaced: %j', (text, filled) => {
  const method = resourceOf('method', 'm', { path_part: 'x' });
  expect(withResourcePaths({ a: text }, 'a', [...all, method])).toBe(filled);
});
