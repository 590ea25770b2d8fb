import { expect, test } from 'vitest';
import { outcomeOf, routesOf } from '../issues.js';

function instance(attributes: object, more: object = {}): object {
  return { schema_version: 0, attributes, ...more };
}

function stateFile(resources: readonly object[], more: object = {}): object {
  return { version: 4, terraform_version: '1.11.4', serial: 1, lineage: 'a', resources, ...more };
}

const API = {
  mode: 'managed',
  type: 'aws_api_gateway_rest_api',
  name: 'pets',
  instances: [instance({ id: 'a', root_resource_id: 'r', name: 'Pets' })],
};

function method(name: string, instances: readonly object[], more: object = {}): object {
  return { mode: 'managed', type: 'aws_api_gateway_method', name, instances, ...more };
}

const GET = { rest_api_id: 'a', resource_id: 'r', http_method: 'GET', authorization: 'NONE' };

test('The instances of all modules belong to the API that they name', () => {
  const keyed = [instance({ ...GET, http_method: 'PUT' }, { index_key: 'put' })];
  const file = stateFile([
    API,
    method('get', [instance(GET)]),
    method('each', keyed, { module: 'module.cors["all"]' }),
  ]);
  expect(routesOf(outcomeOf(file))).toEqual(['GET /', 'PUT /']);
});

test('What Terraform still has to destroy, and what it only reads, is left out', () => {
  const data = method('read', [instance({ ...GET, http_method: 'PATCH' })], { mode: 'data' });
  const deposed = instance({ ...GET, http_method: 'DELETE' }, { deposed: '1234abcd' });
  const file = stateFile([API, method('get', [instance(GET), deposed]), data]);
  expect(routesOf(outcomeOf(file))).toEqual(['GET /']);
});

test('Attributes that are not refreshed since version 0.11 are one text each', () => {
  const flat = {
    'request_parameters.%': '1',
    'request_parameters.method.request.header.X-Id': 'true',
    'authorization_scopes.#': '0',
    ...GET,
  };
  const old = { attributes_flat: flat };
  const { document } = outcomeOf(stateFile([API, method('get', [old])]));
  expect(document).toMatchObject({
    paths: { '/': { get: { parameters: [{ name: 'X-Id', in: 'header', required: true }] } } },
  });
});

test.each([
  [
    { ...stateFile([]), version: 3, modules: [] },
    '2:2 error UNSUPPORTED_DOCUMENT This is a state of Terraform in version 3, but only version 4 can be read: upgrade it with "terraform apply -refresh-only" of Terraform 0.12 or later, or load the folder of the .tf files',
  ],
  [
    { serial: 1, lineage: 'a', meta: {}, encrypted_data: 'x', encryption_version: 'v0' },
    '5:2 error UNSUPPORTED_DOCUMENT This state of OpenTofu is encrypted: write it in the clear with "tofu show -json", and load that file',
  ],
  [
    stateFile([]),
    '1:1 error INVALID_DOCUMENT There is no REST API in this Terraform configuration: load the folder, plan or state that has its aws_api_gateway_rest_api',
  ],
])('A state that cannot be read says why (%#)', (file, issue) => {
  expect(outcomeOf(file).issues).toEqual([issue]);
});

test('Lists in lists without end are cut off', () => {
  const flat: Record<string, string> = {};
  let key = 'a';
  for (let depth = 0; depth < 1000; depth += 1) {
    flat[`${key}.#`] = '1';
    key += '.0.a';
  }
  const old = { attributes_flat: { ...flat, [key]: 'x', ...GET } };
  expect(routesOf(outcomeOf(stateFile([API, method('get', [old])])))).toEqual(['GET /']);
});

test.each([[[{}]], [{ a: 1 }], [null], [5]])(
  'A type or name that is not a text (%j) names nothing',
  (odd) => {
    const file = stateFile([
      API,
      method('get', [instance(GET)]),
      { ...API, type: odd, name: odd },
      method('odd', [instance({ ...GET, http_method: 'PUT', authorization: odd })], { name: odd }),
    ]);
    expect(routesOf(outcomeOf(file))).toContain('GET /');
  },
);
