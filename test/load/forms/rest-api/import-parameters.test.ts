import { describe, expect, test } from 'vitest';
import { applyBasePath } from '../../../../src/load/forms/rest-api/import-parameters.js';
import { plain } from '../../reading.js';
import { bareContext } from './parts.js';

/** The body after the import with these parameters. */
function applied(body: object, parameters: object | undefined): unknown {
  return plain(applyBasePath(body, { parameters }, bareContext()));
}

const PLACES: readonly object[] = [
  { swagger: '2.0', basePath: '/a/b' },
  { servers: [{ url: 'https://x.example/a/b/?c#d' }] },
  { servers: [{ url: '/a/b' }] },
  { servers: [{ url: '/{basePath}', variables: { basePath: { default: 'a/b' } } }] },
  { servers: [{ url: '/c' }, { variables: { basePath: { default: '/a/b' } } }] },
];

describe.each(PLACES)('with the base path of %j', (place) => {
  test.each([
    [{ basepath: 'prepend' }, '/a/b/pets'],
    [{ BasePath: 'prepend' }, '/a/b/pets'],
    [{ basepath: 'split' }, '/b/pets'],
  ])('%j moves it in front of each path', (parameters, path) => {
    const { swagger } = place as { readonly swagger?: string };
    expect(applied({ ...place, paths: { '/pets': { get: {} }, 'x-a': 1 } }, parameters)).toEqual({
      ...(swagger !== undefined && { swagger }),
      paths: { [path]: { get: {} }, 'x-a': 1 },
    });
  });

  test.each([[{ basepath: 'ignore' }], [{}], [undefined]])('%j leaves the body', (parameters) => {
    const body = { ...place, paths: { '/pets': {} } };
    expect(applied(body, parameters)).toEqual(body);
  });
});

test.each<readonly [string, object]>([
  ['without a base path', { paths: { '/pets': {} } }],
  ['with servers that are not objects', { servers: [7, null], paths: { '/pets': {} } }],
  ['without paths', { basePath: '/a' }],
])('a body %s stays as it is', (_what, body) => {
  expect(applied(body, { basepath: 'prepend' })).toEqual(body);
});

test('a path without its slash gets one', () => {
  expect(applied({ basePath: 'a', paths: { pets: {} } }, { basepath: 'prepend' })).toEqual({
    paths: { '/a/pets': {} },
  });
});
