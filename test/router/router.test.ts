import { describe, expect, test } from 'vitest';
import { createRouter } from '../../src/router/router.js';
import { ROUTING_CASES } from '../cases/routing.js';
import { resourcesOf } from '../support/resources.js';
import { linearFind } from './linear-router.js';

describe('the router', () => {
  for (const { about, resources, requests, mergeSlashes } of ROUTING_CASES) {
    test(about, () => {
      const router = createRouter(resourcesOf(resources), { mergeSlashes });
      for (const [httpMethod, path, served, parameters] of requests) {
        const match = router.find(httpMethod, path);
        const found = match && [match.method.httpMethod, match.resource.path];
        expect(found, `${httpMethod} ${path}`).toEqual(served);
        if (parameters !== undefined) {
          expect(Object.fromEntries(match?.pathParameters ?? [])).toEqual(parameters);
        }
      }
    });
  }

  test('the linear router agrees with the table of cases', () => {
    for (const { resources, requests, mergeSlashes } of ROUTING_CASES) {
      for (const [httpMethod, path, served] of requests) {
        const options = { mergeSlashes: mergeSlashes ?? false };
        const found = linearFind(resourcesOf(resources), httpMethod, path, options);
        expect(found && [found.method, found.path], `${httpMethod} ${path}`).toEqual(served);
      }
    }
  });

  test('agrees with the linear router on random APIs', () => {
    const random = generator(20_240_723);
    for (let api = 0; api < 300; api++) {
      const resources = resourcesOf(randomPaths(random));
      const mergeSlashes = api % 2 === 0;
      const router = createRouter(resources, { mergeSlashes });
      for (let request = 0; request < 40; request++) {
        const httpMethod = random.pick(['GET', 'POST', 'HEAD', 'TRACE']);
        const path = `/${Array.from({ length: random.below(5) }, () => random.pick(['a', 'b', 'c', ''])).join('/')}`;
        const match = router.find(httpMethod, path);
        const expected = linearFind(resources, httpMethod, path, { mergeSlashes });
        expect(
          match && { path: match.resource.path, method: match.method.httpMethod },
          `${httpMethod} ${path} in ${resources.map((one) => one.path)}`,
        ).toEqual(expected && { path: expected.path, method: expected.method });
      }
    }
  });

  test('a match carries the path that was matched', () => {
    const resources = resourcesOf({ '/pets': ['GET'], '/f/{proxy+}': ['GET'] });
    const paths = ['/pets', '/pets/', '/f/a//b/'];
    expect(paths.map((path) => createRouter(resources).find('GET', path)?.path)).toEqual([
      '/pets',
      '/pets',
      '/f/a//b',
    ]);
    const merging = createRouter(resources, { mergeSlashes: true });
    expect(merging.find('GET', '//pets//')?.path).toBe('/pets');
  });

  test('ANY is not a method that a client can send', () => {
    const router = createRouter(resourcesOf({ '/': ['ANY'], '/pets': ['ANY', 'GET'] }));
    for (const path of ['/', '/pets']) {
      expect(router.find('PUT', path)?.resource.path).toBe(path);
      expect(router.find('ANY', path)).toBeUndefined();
    }
  });

  test('a path with more segments than any resource does not match', () => {
    const deep = Object.fromEntries(
      Array.from({ length: 12 }, (_, depth) => [
        `${'/{p}/x'.repeat(depth + 1).replace(/\{p\}/g, () => `{p${names++}}`)}`,
        ['GET'],
      ]),
    );
    const router = createRouter(resourcesOf(deep));
    expect(router.find('GET', `${'/x'.repeat(5000)}`)).toBeUndefined();
  });
});

let names = 0;

interface Random {
  below(limit: number): number;
  pick<T>(list: readonly T[]): T;
}

/** A small linear congruential generator: the same numbers in every run. */
function generator(seed: number): Random {
  let state = seed;
  const below = (limit: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  return { below, pick: (list) => list[below(list.length)] as never };
}

/** Paths with at most one variable below each parent, as API Gateway has it. */
function randomPaths(random: Random): Record<string, string[]> {
  const variables = new Map<string, string>();
  const paths: Record<string, string[]> = {};
  for (let i = 0; i < 8; i++) {
    let path = '';
    const depth = 1 + random.below(3);
    for (let level = 0; level < depth && !path.endsWith('+}'); level++) {
      const fresh = `{v${level}${random.below(3) === 0 ? '+' : ''}}`;
      const variable = variables.get(path) ?? fresh;
      variables.set(path, variable);
      path += `/${random.pick(['a', 'b', variable])}`;
    }
    paths[path] = random.pick([['GET'], ['ANY'], ['POST'], ['GET', 'ANY'], []]);
  }
  return paths;
}
