import { expect, test } from 'vitest';
import { mapParameters } from '../../../src/execute/integration-request/mapped-parameters.js';
import { httpIntegration, post } from '../../support/custom-integration.js';
import { documentOf, inMemory } from '../../support/in-memory.js';
import { scopeOf } from '../../support/scope.js';

test.each([
  ['http://b.test/p', '/p?one=2&many=1&many=2&raw=a%2Fb%26c'],
  ['http://b.test/p?x=1', '/p?x=1&one=2&many=1&many=2&raw=a%2Fb%26c'],
  ['http://b.test/p?', '/p?one=2&many=1&many=2&raw=a%2Fb%26c'],
])('the query of %s', async (uri, path) => {
  const document = documentOf(
    {
      type: 'http',
      httpMethod: 'GET',
      uri,
      requestParameters: {
        'integration.request.querystring.one': 'method.request.querystring.q',
        'integration.request.querystring.many': 'method.request.multivaluequerystring.q',
        'integration.request.querystring.raw': 'method.request.path.id',
        'integration.request.querystring.none': 'method.request.header.none',
      },
      responses: { default: { statusCode: 200 } },
    },
    {
      path: '/x/{id}',
      operation: {
        parameters: [
          { name: 'q', in: 'query' },
          { name: 'none', in: 'header' },
        ],
      },
    },
  );
  const { send, calls } = inMemory(document);
  await send({ path: '/x/a%2Fb&c', queryString: 'q=1&other=0&q=2' });
  expect(calls[0]?.path).toBe(path);
});

test('overrides replace mappings, in any spelling', async () => {
  const document = httpIntegration({
    uri: 'http://b.test/{p}',
    requestParameters: {
      'integration.request.header.X-A': "'mapped'",
      'integration.request.path.p': "'mapped'",
      'integration.request.querystring.q': "'mapped'",
    },
    requestTemplates: {
      'application/json':
        '#set($context.requestOverride.header.x-a = ["1", "2"])#set($context.requestOverride.path.p = "a/b")#set($context.requestOverride.querystring.q = "c d")#set($context.requestOverride.header.new = 7)',
    },
  });
  const { send, calls } = inMemory(document);
  await send(post('{}'));
  expect(calls[0]?.path).toBe('/a%2Fb?q=c%20d');
  expect(calls[0]?.headers.slice(0, 6)).toEqual(['x-a', '1', 'x-a', '2', 'new', '7']);
});

test('a proxy sends the query of the client in front of mapped parameters', async () => {
  const document = documentOf({
    type: 'http_proxy',
    httpMethod: 'GET',
    uri: 'http://b.test/p?x=1',
    requestParameters: { 'integration.request.querystring.q': "'a b'" },
  });
  const { send, calls } = inMemory(document);
  await send({ path: '/x', queryString: 'r=1' });
  await send({ path: '/x' });
  expect(calls.map(({ path }) => path)).toEqual(['/p?x=1&r=1&q=a%20b', '/p?x=1&q=a%20b']);
});

test('without parameters and without a query the URI stays as it is', async () => {
  const document = documentOf({
    type: 'http_proxy',
    httpMethod: 'GET',
    uri: 'http://b.test/p?x=1',
  });
  const { send, calls } = inMemory(document);
  await send({ path: '/x' });
  expect(calls[0]?.path).toBe('/p?x=1');
});

test('several values for one variable of the path are joined', () => {
  const source = { encoding: 'raw' as const, read: () => ['a', 'b'] };
  const integration = { requestParameters: [{ location: 'path', name: 'p', source }] };
  const mapped = mapParameters(integration as never, scopeOf({}));
  expect(mapped.path).toEqual(new Map([['p', { value: 'a,b', encoding: 'raw' }]]));
});
