import { describe, expect, test } from 'vitest';
import { link, parseRoute, type Route } from '../../../../../console/shared/state/route.js';

describe('routes and their addresses', () => {
  test.each<[Route, string]>([
    [{ page: 'api' }, '#/api'],
    [{ page: 'api', method: 'GET', path: '/' }, '#/api/GET/'],
    [{ page: 'api', method: 'ANY', path: '/pets/{id+}' }, '#/api/ANY/pets/{id+}'],
    [{ page: 'api', method: 'GET', path: '/a b/?#%2F' }, '#/api/GET/a%20b/%3F%23%252F'],
    [{ page: 'requests' }, '#/requests'],
    [{ page: 'requests', id: 'a/b?c' }, '#/requests/a%2Fb%3Fc'],
    [{ page: 'try' }, '#/try'],
    [{ page: 'try', method: 'GET', path: '/a&b' }, '#/try?method=GET&path=%2Fa%26b'],
    [{ page: 'templates', request: '1', pointer: '#/a' }, '#/templates?request=1&pointer=%23%2Fa'],
    [{ page: 'figures' }, '#/figures'],
  ])('%j: %s', (route, hash) => {
    expect(link(route)).toBe(hash);
    expect(parseRoute(hash)).toEqual(route);
  });
});

test.each<[string, Route]>([
  ['', { page: 'api' }],
  ['#', { page: 'api' }],
  ['#main', { page: 'api' }],
  ['#/unknown', { page: 'api' }],
  ['#/api/GET', { page: 'api' }],
  ['#/requests/', { page: 'requests' }],
  ['#/requests/%', { page: 'requests', id: '%' }],
  ['#/try?unknown=1', { page: 'try' }],
  ['#/figures?a=b', { page: 'figures' }],
])('%j is read as %j', (hash, route) => {
  expect(parseRoute(hash)).toEqual(route);
});

test('a path that is not Unicode has an address', () => {
  expect(link({ page: 'api', method: 'GET', path: '/\uD800' })).toBe('#/api/GET/%EF%BF%BD');
});
