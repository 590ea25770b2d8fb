import { expect, test } from 'vitest';
import { MappingError } from '../../src/errors.js';
import { compileCacheKeyParameter } from '../../src/mapping/cache-key-parameter.js';
import { compileRequestParameter } from '../../src/mapping/parameter-mapping.js';
import { scopeOf } from '../support/scope.js';

const MAPPINGS = [
  compileRequestParameter('integration.request.header.X-Tenant', 'method.request.querystring.t'),
  compileRequestParameter('integration.request.querystring.t', 'method.request.querystring.t'),
  compileRequestParameter('integration.request.path.id', "'fixed'"),
  compileRequestParameter('integration.request.header.Body', 'method.request.body.pet'),
];

const REQUEST = {
  queryString: 't=a&t=b&empty=',
  headers: ['X-Many', '1', 'x-many', '2'],
};

test.each<[string, readonly string[] | undefined]>([
  ['method.request.path.id', ['7%2F8']],
  ['method.request.path.none', undefined],
  ['method.request.querystring.t', ['a', 'b']],
  ['method.request.multivaluequerystring.t', ['a', 'b']],
  ['method.request.querystring.T', undefined],
  ['method.request.querystring.empty', ['']],
  ['method.request.header.x-MANY', ['1', '2']],
  ['method.request.header.none', undefined],
  ['integration.request.header.X-Tenant', ['b']],
  ['integration.request.querystring.t', ['b']],
  ['integration.request.path.id', ['fixed']],
  ['integration.request.header.Body', ['rex']],
])('%s has the values %j', (expression, expected) => {
  const { read } = compileCacheKeyParameter(expression, MAPPINGS);
  const scope = scopeOf({
    request: REQUEST,
    pathParameters: { id: '7%2F8' },
    body: '{"pet":"rex"}',
  });
  expect(read(scope)).toEqual(expected);
});

test('the value that a template sets counts, whatever the letter case of a header', () => {
  const scope = scopeOf({ request: REQUEST });
  const overridden = {
    ...scope,
    overrides: {
      ...scope.overrides,
      request: (location: string) =>
        new Map([[location === 'header' ? 'x-tenant' : 'T', ['template']]]),
    },
  };
  const values = ['integration.request.header.X-Tenant', 'integration.request.querystring.t'].map(
    (expression) => compileCacheKeyParameter(expression, MAPPINGS).read(overridden),
  );
  expect(values).toEqual([['template'], ['b']]);
});

test.each([
  ['method.request.body', /write method\.request/],
  ['method.input.params.foo', /write method\.request/],
  ['method.request.query.t', /write method\.request/],
  ['method.request.path.', /write method\.request/],
  ['', /write method\.request/],
  ['integration.request.header.x-tenant', /map it in the "requestParameters"/],
  ['integration.request.multivalueheader.X-Tenant', /write method\.request/],
])('%j is refused', (expression, message) => {
  expect(() => compileCacheKeyParameter(expression, MAPPINGS)).toThrow(MappingError);
  expect(() => compileCacheKeyParameter(expression, MAPPINGS)).toThrow(message);
});
