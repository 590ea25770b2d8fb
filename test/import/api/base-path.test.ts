import { expect, test } from 'vitest';
import { importRestApi } from '../../../src/import/import-rest-api.js';
import { document, MOCK } from '../minimal-document.js';

const paths = Object.fromEntries(
  ['/', '/e', '/f'].map((path) => [path, { get: { 'x-amazon-apigateway-integration': MOCK } }]),
);

// AWS: "Set the OpenAPI basePath property", for the base path /a/b/c.
const modes = [
  ['ignore', ['/', '/e', '/f']],
  ['prepend', ['/a/b/c', '/a/b/c/e', '/a/b/c/f']],
  ['split', ['/b/c', '/b/c/e', '/b/c/f']],
] as const;

const documents = {
  'Swagger 2': { swagger: '2.0', basePath: '/a/b/c', paths },
  'a server URL': document({ servers: [{ url: 'https://example.com/a/b/c/' }], paths }),
  'a server variable': document({
    servers: [
      { url: 'https://example.com/{basePath}', variables: { basePath: { default: 'a/b/c' } } },
    ],
    paths,
  }),
  'a server variable that no URL uses': document({
    servers: [
      { url: 'https://example.com/x' },
      { url: '/y', variables: { basePath: { default: '/a/b/c' } } },
    ],
    paths,
  }),
};

for (const [name, source] of Object.entries(documents)) {
  test.each(modes)(`the base path of ${name}: %s`, (basePath, expected) => {
    const api = importRestApi(source, { basePath });
    expect(api.resources.map(({ path }) => path)).toEqual(expected);
    expect(api.stage.name).toBe('a');
  });
}

test('split of a base path with one segment is the root', () => {
  const api = importRestApi({ swagger: '2.0', basePath: '/test', paths }, { basePath: 'split' });
  expect(api.resources.map(({ path }) => path)).toEqual(['/', '/e', '/f']);
});

test('the first of several base path variables counts', () => {
  const servers = ['/one', '/two'].map((url) => ({
    url: '/{basePath}',
    variables: { basePath: { default: url } },
  }));
  expect(importRestApi(document({ servers, paths })).stage.name).toBe('one');
});

test.each<[string, object, string | undefined, string]>([
  ['no base path', {}, undefined, 'default'],
  ['the root', { basePath: '/' }, undefined, 'default'],
  ['one that is not a stage name', { basePath: '~/api' }, undefined, 'default'],
  [
    'one from outside, ignored as it is',
    { basePath: { 'Fn::Sub': '/${Stage}' } },
    undefined,
    'default',
  ],
  ['the option', { basePath: '/test' }, 'prod', 'prod'],
])('the stage of %s', (_, parts, stage, expected) => {
  expect(importRestApi({ swagger: '2.0', paths, ...parts }, { stage }).stage.name).toBe(expected);
});

test('stage variables are those of the option', () => {
  const { variables } = importRestApi(document({}), {
    stageVariables: { a: '1', __proto__x: '2' },
  }).stage;
  expect([...variables]).toEqual([
    ['a', '1'],
    ['__proto__x', '2'],
  ]);
});

test('variables in the URL of a server stand for their defaults', () => {
  const servers = [
    {
      url: '{scheme}://{host}/{stage}/v{version}/{unknown}',
      variables: {
        scheme: { default: 'https' },
        host: { default: 'api.test' },
        stage: { default: 'prod' },
        version: { default: 2 },
      },
    },
  ];
  const api = importRestApi(document({ servers, paths }), { basePath: 'prepend' });
  expect(api.resources[1]?.path).toBe('/prod/v2/{unknown}/e');
  expect(api.stage.name).toBe('prod');
});

test('a mode that does not exist is named', () => {
  const options = { basePath: 'Prepend' as 'prepend' };
  expect(() => importRestApi(document({ paths }), options)).toThrow(
    new TypeError('basePath must be one of "ignore", "prepend", "split", not "Prepend"'),
  );
});
