import { describe, expect, test } from 'vitest';
import type { GatewayOptions } from '../../../src/gateway.js';
import { documentOf, inMemory } from '../../support/in-memory.js';

const BAD_REQUEST = { status: 400, text: '{"message":"Bad Request"}' };
const INTEGRATION = {
  type: 'http_proxy',
  httpMethod: 'ANY',
  uri: 'http://backend.test/b/{proxy}',
  requestParameters: { 'integration.request.path.proxy': 'method.request.path.proxy' },
};
const ANYTHING = {
  path: '/{proxy+}',
  method: 'x-amazon-apigateway-any-method',
};
const open = documentOf(INTEGRATION, ANYTHING);
const elsewhere = documentOf({ type: 'mock' });

function guarded(scheme: object, security: object[] = [{ login: [] }]): object {
  const root = { components: { securitySchemes: { login: scheme } } };
  return documentOf(INTEGRATION, { ...ANYTHING, operation: { security }, root });
}

describe('a malformed target', () => {
  test.each([
    ['/a%', ''],
    ['/a%2', ''],
    ['/a%zz', ''],
    ['/a%%', ''],
    ['/a%u0041', ''],
    ['/{a}', ''],
    ['/a|b', ''],
    ['/a', 'q=100%'],
    ['/a', 'q=%zz'],
    ['/a', '{a}'],
    ['/a', 'a}'],
    ['/a', 'a|b'],
  ])('%s?%s is refused before any integration', async (path, queryString) => {
    const { send, calls, errors } = inMemory(open);
    const answer = await send({ path, queryString });
    expect(answer).toMatchObject(BAD_REQUEST);
    expect(answer.headers['x-amzn-errortype']).toBe('BadRequestException');
    expect(calls).toEqual([]);
    expect(errors).toHaveLength(1);
  });

  test.each([
    ['/a%25', 'q=100%25&r=%7Ba%7D&s=%7C'],
    ['/a%2fb%C3%A9', 'q=%c3%a9'],
    ['/~a!$&\'()*+,;=:@"<>^`[]\\', '?/@!'],
  ])('%s?%s passes as written', async (path, queryString) => {
    const { send, calls } = inMemory(open);
    expect((await send({ path, queryString })).status).toBe(200);
    expect(calls[0]?.path).toBe(`/b${path}?${queryString}`);
  });

  test('is refused before an authorizer is called, and if no method matches', async () => {
    const login = () => {
      throw new Error('asked');
    };
    const document = guarded({
      type: 'apiKey',
      name: 'Authorization',
      in: 'header',
      'x-amazon-apigateway-authorizer': { type: 'token' },
    });
    const { send } = inMemory(document, undefined, { authorizers: { login } });
    expect(await send({ path: '/a%' })).toMatchObject(BAD_REQUEST);
    expect(await inMemory(elsewhere).send({ path: '/b%' })).toMatchObject(BAD_REQUEST);
  });

  test('that no method matches is passed to the next middleware with fallthrough', async () => {
    const { gateway } = inMemory(elsewhere, undefined, { fallthrough: true });
    const request = { httpMethod: 'GET', path: '/b%', queryString: '', headers: [] };
    const reply = await gateway.invoke({ ...request, body: undefined, sourceIp: '' });
    expect(reply).toBeUndefined();
  });
});

describe('a request that the gateway and a backend may read differently', () => {
  const authorizer = (more: object): object => ({
    'x-amazon-apigateway-authorizer': { type: 'request', ...more },
  });
  const token = { type: 'apiKey', name: 'Authorization', in: 'header' };
  const session = guarded({
    ...token,
    ...authorizer({
      identitySource: 'method.request.header.X-Session, method.request.querystring.t',
    }),
  });
  const iam = guarded({ ...token, 'x-amazon-apigateway-authtype': 'awsSigv4' });
  const bearer = guarded({ type: 'http', scheme: 'bearer' });
  const keyed = guarded({ type: 'apiKey', name: 'x-api-key', in: 'header' });
  const letsIn = (document: object): GatewayOptions => ({
    authorizers: {
      AWS_IAM: 'upstream',
      ...((document === session || document === bearer) && { login: 'upstream' }),
    },
    apiKeys: new Map([['k', {}]]),
  });
  type Case = [
    about: string,
    document: object,
    headers: readonly string[],
    queryString: string,
    status: number,
    options?: GatewayOptions,
  ];
  test.each<Case>([
    [
      'Content-Type',
      open,
      ['Content-Type', 'application/json', 'content-type', 'text/plain'],
      '',
      400,
    ],
    ['Content-Type in one field', open, ['Content-Type', 'application/json, text/plain'], '', 400],
    [
      'Content-Type with parameters',
      open,
      ['Content-Type', 'a/b', 'Content-Type', 'a/b;c=d'],
      '',
      400,
    ],
    ['equal Content-Type', open, ['Content-Type', 'a/b', 'Content-Type', ' A/b'], '', 200],
    ['a blank Content-Type', open, ['Content-Type', 'a/b', 'Content-Type', ' '], '', 200],
    ['a comma in a parameter', open, ['Content-Type', 'multipart/x; boundary="a,b/c"'], '', 200],
    ['Host', open, ['Host', 'a.test', 'host', 'b.test'], '', 400],
    ['equal Host', open, ['Host', 'a.test', 'host', 'a.test'], '', 200],
    // Node shows the first alone to the middleware in front, which may have judged it.
    ['Authorization', open, ['Authorization', 'a', 'authorization', 'b'], '', 400],
    ['equal Authorization', open, ['Authorization', 'a', 'Authorization', 'a'], '', 200],
    [
      'Authorization beside another identity',
      session,
      ['X-Session', 's', 'Authorization', 'a', 'authorization', 'b'],
      't=1',
      400,
    ],
    ['an identity header', session, ['X-Session', 's', 'x-session', 'r'], 't=1', 400],
    ['an identity parameter', session, ['X-Session', 's'], 't=1&%74=2', 400],
    [
      'a semicolon, where an identity ends in two places',
      session,
      ['X-Session', 's'],
      't=1;a',
      400,
    ],
    ['an encoded semicolon', session, ['X-Session', 's'], 't=1%3Ba', 200],
    ['equal identities', session, ['X-Session', 's', 'x-session', 's'], 't=1&t=1', 200],
    ['another parameter', session, ['X-Session', 's'], 't=1&u=1&u=2', 200],
    ['a signature', iam, ['Authorization', 'a', 'Authorization', 'b'], '', 400],
    [
      'a scheme that is checked upstream',
      bearer,
      ['Authorization', 'a', 'Authorization', 'b'],
      '',
      400,
    ],
    ['an API key', keyed, ['x-api-key', 'other', 'X-Api-Key', 'k'], '', 400],
    ['one API key', keyed, ['x-api-key', 'k'], '', 200],
    ['an API key, not asked for', open, ['x-api-key', 'a', 'X-Api-Key', 'b'], '', 200],
    [
      'X-HTTP-Method-Override',
      open,
      ['X-HTTP-Method-Override', 'PUT', 'x-http-method-override', 'DELETE'],
      '',
      400,
      { methodOverride: true },
    ],
    [
      'X-HTTP-Method-Override, not heeded',
      open,
      ['X-HTTP-Method-Override', 'PUT', 'x-http-method-override', 'DELETE'],
      '',
      200,
    ],
    ['chunked', open, ['Transfer-Encoding', ' Chunked '], '', 200],
    ['another transfer coding', open, ['Transfer-Encoding', 'gzip, chunked'], '', 400],
    [
      'two transfer codings',
      open,
      ['Transfer-Encoding', 'gzip', 'x', 'y', 'transfer-encoding', 'chunked'],
      '',
      400,
    ],
  ])('%s', async (_, document, headers, queryString, status, options) => {
    const { send, calls } = inMemory(document, undefined, { ...letsIn(document), ...options });
    const answer = await send({ path: '/a', headers, queryString });
    expect(answer).toMatchObject(status === 400 ? BAD_REQUEST : { status });
    expect(calls).toHaveLength(status === 400 ? 0 : 1);
  });
});
