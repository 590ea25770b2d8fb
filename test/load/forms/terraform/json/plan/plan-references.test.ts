import { expect, test } from 'vitest';
import { outcomeOf, routesOf } from '../../issues.js';
import {
  API_ID,
  type Module,
  method,
  PETS,
  type Planned,
  planFile,
  resource,
} from './plan-file.js';

const CATS = resource('cats', 'cats');
const DOGS = resource('dogs', 'dogs');
const CATS_ID = ['aws_api_gateway_resource.cats.id', 'aws_api_gateway_resource.cats'];
const DOGS_ID = ['aws_api_gateway_resource.dogs.id', 'aws_api_gateway_resource.dogs'];

const KEYED = [resource('kind["cats"]', 'cats'), resource('kind["dogs"]', 'dogs')];
const COUNTED = [resource('kind[0]', 'cats'), resource('kind[1]', 'dogs')];

function below(prefix: string, resourceId: readonly string[], api = API_ID): readonly Planned[] {
  return method('m', 'GET', resourceId, { prefix, api });
}

const INPUTS = { api: API_ID, resource: CATS_ID };

test.each<[string, readonly Planned[], Module, readonly string[]]>([
  ['an id', method('m', 'GET', CATS_ID), {}, ['GET /cats']],
  [
    'the root, of an API with a count',
    method('m', 'GET', ['aws_api_gateway_rest_api.pets', 'count.index']),
    {},
    ['GET /'],
  ],
  [
    'an instance with its key',
    [
      ...KEYED,
      ...method('m', 'GET', [
        'aws_api_gateway_resource.kind["dogs"].id',
        'aws_api_gateway_resource.kind["dogs"]',
        'aws_api_gateway_resource.kind',
      ]),
    ],
    {},
    ['GET /dogs'],
  ],
  [
    'the instance with the same key',
    [...KEYED, ...method('m["cats"]', 'GET', ['aws_api_gateway_resource.kind', 'each.key'])],
    {},
    ['GET /cats'],
  ],
  [
    'the instance with the same number',
    [...COUNTED, ...method('m[1]', 'GET', ['aws_api_gateway_resource.kind', 'count.index'])],
    {},
    ['GET /dogs'],
  ],
  [
    'an attribute of another resource that refers on',
    [
      ...method('m', 'GET', CATS_ID),
      ...method('n', 'PUT', ['aws_api_gateway_method.m.resource_id', 'aws_api_gateway_method.m']),
    ],
    {},
    ['GET /cats', 'PUT /cats'],
  ],
  [
    'each.value of the instances of a resource',
    [...KEYED, ...method('m["dogs"]', 'GET', ['each.value.id', 'each.value'])],
    {
      resources: {
        'aws_api_gateway_method.m': { forEach: ['aws_api_gateway_resource.kind'] },
        'aws_api_gateway_integration.m': { forEach: ['aws_api_gateway_resource.kind'] },
      },
    },
    ['GET /dogs'],
  ],
  [
    'a variable of a module',
    below('module.cors.', ['var.resource'], ['var.api']),
    { calls: { cors: { inputs: INPUTS } } },
    ['GET /cats'],
  ],
  [
    'a variable through two modules',
    below('module.outer.module.inner.', ['var.r'], ['var.a']),
    {
      calls: {
        outer: {
          inputs: INPUTS,
          calls: { inner: { inputs: { r: ['var.resource'], a: ['var.api'] } } },
        },
      },
    },
    ['GET /cats'],
  ],
  [
    'an output of a module',
    [
      {
        ...CATS,
        address: `module.tree.${CATS.address}`,
        unknown: { rest_api_id: ['var.api'], parent_id: ['var.root'] },
      },
      ...method('m', 'GET', ['module.tree.cats_id', 'module.tree']),
    ],
    {
      calls: {
        tree: {
          inputs: {
            api: API_ID,
            root: [
              'aws_api_gateway_rest_api.pets.root_resource_id',
              'aws_api_gateway_rest_api.pets',
            ],
          },
          outputs: { cats_id: CATS_ID },
        },
      },
    },
    ['GET /cats'],
  ],
  [
    'one resource beside a local value',
    method('m', 'GET', ['local.id', ...CATS_ID]),
    {},
    ['GET /cats'],
  ],
])('A plan joins by %s', (_case, planned, module, routes) => {
  const resources = planned.some(({ address }) => address.includes('resource.cats')) ? [] : [CATS];
  const plan = planFile([PETS, ...resources, DOGS, ...planned], module);
  expect(routesOf(outcomeOf(plan))).toEqual(routes);
});

/** A module for each of two resources, whose ids the plan lists without saying which has which. */
function corsFor(differing: object): object {
  const instances = ['a', 'b'].flatMap((key) =>
    below(`module.cors["${key}"].`, ['var.resource'], ['var.api']),
  );
  const last = { ...instances[3], known: { ...instances[3]?.known, ...differing } } as Planned;
  return planFile([PETS, CATS, DOGS, ...instances.slice(0, 3), last], {
    calls: {
      cors: {
        inputs: { api: API_ID, resource: ['each.value'] },
        forEach: [...CATS_ID, ...DOGS_ID],
      },
    },
  });
}

test('It makes no difference which of equal instances has which resource', () => {
  expect(routesOf(outcomeOf(corsFor({})))).toEqual(['GET /cats', 'GET /dogs']);
});

test('Instances that differ are not told apart by a plan', () => {
  const { issues } = outcomeOf(corsFor({ timeout_milliseconds: 50 }));
  expect(issues).toContainEqual(
    expect.stringContaining(
      'module.cors["a"].aws_api_gateway_method.m.resource_id is known only after the deployment, and the plan lists 2 resources for it, but not which of them is meant',
    ),
  );
});

test.each([
  ['a local value', ['local.id'], 'it comes from a local value, and a plan does not have these'],
  ['a module that is not there', ['module.x.id'], 'the plan does not say which resource is meant'],
  ['itself', ['aws_api_gateway_method.m.resource_id'], 'the plan does not say which'],
  [
    'a condition',
    [...CATS_ID, ...DOGS_ID],
    'the plan lists 2 resources for it, but not which of them is meant',
  ],
])('A reference to %s is asked for by its address', (_case, references, reason) => {
  const plan = planFile([PETS, CATS, DOGS, ...method('m', 'GET', references)]);
  expect(outcomeOf(plan).issues).toContainEqual(expect.stringContaining(reason));
  const name = (type: string): string => `aws_api_gateway_${type}.m.resource_id`;
  const variables = {
    [name('method')]: 'aws_api_gateway_resource.dogs',
    [name('integration')]: 'aws_api_gateway_resource.dogs',
  };
  expect(routesOf(outcomeOf(plan, { variables }))).toEqual(['GET /dogs']);
});

test('A module that refers to itself does not hang', () => {
  const inner = { inputs: { resource: ['module.a.out'] }, outputs: { out: ['var.resource'] } };
  const plan = planFile([PETS, ...method('m', 'GET', ['module.a.out', 'module.a'])], {
    calls: { a: inner },
  });
  expect(outcomeOf(plan).issues).toContainEqual(
    expect.stringContaining('the plan does not say which resource is meant'),
  );
});

test('References that multiply are not followed without end', () => {
  const outputs = Object.fromEntries(
    Array.from({ length: 60 }, (_none, at) => [
      `o${at}`,
      [`module.m.o${at + 1}`, `var.v${at}`, `module.m.o${at + 2}`],
    ]),
  );
  const inputs = Object.fromEntries(
    Array.from({ length: 60 }, (_none, at) => [`v${at}`, [`module.m.o${at + 1}`, 'module.m']]),
  );
  const plan = planFile([PETS, ...method('m', 'GET', ['module.m.o0', 'module.m'])], {
    calls: { m: { inputs, outputs } },
  });
  expect(outcomeOf(plan).issues).toContainEqual(
    expect.stringContaining('the plan does not say which resource is meant'),
  );
});
