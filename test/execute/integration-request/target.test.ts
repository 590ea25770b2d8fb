import { describe, expect, test } from 'vitest';
import { documentOf, headerRecord, inMemory } from '../../support/in-memory.js';

describe.each(['AWS', 'AWS_PROXY'] as const)('the ARN of %s', (type) => {
  const request = async (uri: string, path: string) => {
    const document = documentOf(
      {
        type: type.toLowerCase(),
        httpMethod: 'GET',
        uri,
        requestParameters: { 'integration.request.path.key': 'method.request.path.key' },
        responses: { default: { statusCode: 200 } },
      },
      { path: '/files/{key+}' },
    );
    const paths: string[] = [];
    const serve = async (one: { path: string }) => {
      paths.push(one.path);
      return { statusCode: 200 };
    };
    const { send } = inMemory(document, undefined, {
      backends: { [type]: serve },
      stageVariables: { bucket: 'green' },
    });
    const { status } = await send({ path });
    return [status, ...paths];
  };

  test.each([
    [
      'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${stageVariables.bucket}/{key}',
      '/files/a%2Fb/c',
      'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/green/a%2Fb/c',
    ],
    [
      'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${stageVariables.none}/x',
      '/files/a',
      'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions//x',
    ],
    [
      'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/b/{other}/{key}',
      '/files/a',
      'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/b/{other}/a',
    ],
    [
      'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/b/{key}',
      '/files/a?b',
      'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/b/a%3Fb',
    ],
  ])('%s is sent with its variables filled', async (uri, path, expected) => {
    expect(await request(uri, path)).toEqual([200, expected]);
  });

  test.each(['/files/..', '/files/a/../../b', '/files/%2e%2e/b'])(
    'a value with dot segments is refused: %s',
    async (path) => {
      expect(
        await request(
          'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/bucket/{key}',
          path,
        ),
      ).toEqual([400]);
    },
  );
});

describe('whatever middleware in front makes of a request, its target is valid on a request line', () => {
  const document = documentOf(
    {
      type: 'http_proxy',
      httpMethod: 'GET',
      uri: 'http://backend.test/p/{key}?a=b',
      requestParameters: { 'integration.request.path.key': 'method.request.path.key' },
    },
    { path: '/{key+}' },
  );
  const queries = [
    ['x=1\r\nX-Evil: 2', 'x=1%0D%0AX-Evil:%202'],
    ['x=a b\tc\0', 'x=a%20b%09c%00'],
    ['x=\u20ac', 'x=%E2%82%AC'],
    ['x=%20+\u00e9?/', 'x=%20+\u00e9?/'],
  ] as const;
  test.each(queries)('the query %j', async (queryString, sent) => {
    const { send, calls } = inMemory(document);
    expect((await send({ path: '/k', queryString })).status).toBe(200);
    expect(calls[0]?.path).toBe(`/p/k?a=b&${sent}`);
  });

  test.each(queries)('an address that backendUri makes with %j', async (query, sent) => {
    const backendUri = () => `http://other.test/?${query}`;
    const { send, calls } = inMemory(document, undefined, { backendUri });
    expect((await send({ path: '/k' })).status).toBe(200);
    expect(calls[0]?.path).toBe(`/?${sent}`);
  });
});

test.each(['\u0001', '\u007f', '\u001b[2J', '\r\n', '\0'])(
  'a mapped header with the control character %j is a 500, and nothing is sent',
  async (value) => {
    const parameters = [{ name: 'a', in: 'query', schema: { type: 'string' } }];
    const requestParameters = {
      'integration.request.header.X-A': 'method.request.querystring.a',
    };
    const document = documentOf(
      { type: 'http_proxy', httpMethod: 'GET', uri: 'http://backend.test/p', requestParameters },
      { operation: { parameters } },
    );
    const { send, calls } = inMemory(document);
    const answer = await send({ path: '/x', queryString: `a=${encodeURIComponent(value)}` });
    expect([answer.status, calls.length]).toEqual([500, 0]);
  },
);

describe('backendUri', () => {
  test('sends a call elsewhere, and its text is sent as it is', async () => {
    const document = documentOf(
      {
        type: 'http_proxy',
        httpMethod: 'GET',
        uri: 'https://internal/{p}',
        connectionType: 'VPC_LINK',
        connectionId: 'link',
        requestParameters: { 'integration.request.path.p': 'method.request.path.p' },
      },
      { path: '/x/{p}' },
    );
    const { send, calls } = inMemory(document, undefined, {
      backendUri: (uri, { connectionId }) =>
        uri.replace('https://internal', `http://${connectionId}.test:81/base`),
    });
    await send({ path: '/x/a%2Fb', queryString: 'q=%41' });
    expect(calls[0]).toMatchObject({ origin: 'http://link.test:81', path: '/base/a%2Fb?q=%41' });
    expect(headerRecord(calls[0]?.headers ?? []).host).toBe('internal');
  });
});
