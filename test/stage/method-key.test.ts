import { describe, expect, test } from 'vitest';
import { byCanonicalKey, canonicalKey, methodKeysOf } from '../../src/stage/method-key.js';
import { stageApi } from './stage-api.js';

describe('the key of a method', () => {
  test.each([
    ['/pets/GET', '/pets/GET'],
    ['pets/GET', '/pets/GET'],
    ['pets/get', '/pets/GET'],
    ['~1pets/GET', '/pets/GET'],
    ['/~1pets/GET', '/pets/GET'],
    ['~1pets~1GET', '/pets/GET'],
    ['/~1pets~1{id}/GET', '/pets/{id}/GET'],
    ['//GET', '//GET'],
    ['/GET', '//GET'],
    ['~1/GET', '//GET'],
    ['/~1/GET', '//GET'],
    ['*/*', '/*/*'],
    ['/*/*', '/*/*'],
    ['~1*/*', '/*/*'],
    ['/a~0b/GET', '/a~b/GET'],
  ])('%s is %s', (key, canonical) => {
    expect(canonicalKey(key)).toBe(canonical);
  });

  test('exists for each method of a resource, and for those that ANY covers', () => {
    const keys = stageApi.resources.flatMap((resource) =>
      [...resource.methods.values()].flatMap((method) => [
        ...methodKeysOf(resource, method).values(),
      ]),
    );
    expect(keys.filter((key) => !key.startsWith('/any'))).toEqual([
      '//GET',
      '/pets/GET',
      '/pets/POST',
      '/pets/{id}/GET',
    ]);
    expect(keys).toContain('/any/PATCH');
    expect(keys).toContain('/any/ANY');
  });
});

describe('entries by method', () => {
  test('have the canonical key of each', () => {
    const entries = { '*/*': 1, 'pets/GET': 2, '/~1pets~1{id}/get': 3, '//GET': 4, '/any/PUT': 5 };
    expect([...byCanonicalKey(entries, stageApi, 'x', ['/*/*'])]).toEqual([
      ['/*/*', 1],
      ['/pets/GET', 2],
      ['/pets/{id}/GET', 3],
      ['//GET', 4],
      ['/any/PUT', 5],
    ]);
  });

  test.each<readonly [entries: Readonly<Record<string, number>>, message: RegExp]>([
    [
      { '/pet/GET': 1 },
      /^"\/pet\/GET" is not a method of the document \(option x\); did you mean "\/pets\/GET"\?$/,
    ],
    [
      { '/pets/PUT': 1 },
      /is not a method of the document \(option x\); did you mean "\/pets\/GET"/,
    ],
    [{ GET: 1 }, /^"GET" is not a method/],
    [{ '': 1 }, /^"" is not a method/],
    [{ '/nowhere/at/all/GET': 1 }, /use one of \/\/GET, \/pets\/GET/],
    [{ toString: 1 }, /^"toString" is not a method/],
    [{ '/pets/*': 1 }, /AWS knows no other pattern than "\*\/\*"/],
    [{ '*/GET': 1 }, /AWS knows no other pattern than "\*\/\*"/],
    [{ '*/*': 1 }, /AWS knows no other pattern than "\*\/\*", in methodSettings$/],
    [{ 'pets/GET': 1, '~1pets/GET': 2 }, /two entries for "\/pets\/GET": keep one of them$/],
  ])('%o is refused', (entries, message) => {
    expect(() => byCanonicalKey(entries, stageApi, 'x')).toThrow(
      expect.objectContaining({ name: 'TypeError', message: expect.stringMatching(message) }),
    );
  });
});
