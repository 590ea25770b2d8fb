import { describe, expect, test } from 'vitest';
import type { IntegrationRequest } from '../../../src/model/message.js';
import { documentOf, headerRecord, inMemory } from '../../support/in-memory.js';

const INTEGRATION = { type: 'http_proxy', httpMethod: 'GET', uri: 'http://backend.test/' };
const open = documentOf(INTEGRATION);
const iam = documentOf(INTEGRATION, {
  operation: { security: [{ sigv4: [] }] },
  root: {
    components: {
      securitySchemes: {
        sigv4: {
          type: 'apiKey',
          name: 'Authorization',
          in: 'header',
          'x-amazon-apigateway-authtype': 'awsSigv4',
        },
      },
    },
  },
});
const mapped = documentOf({
  ...INTEGRATION,
  requestParameters: { 'integration.request.header.Authorization': "'Basic of the document'" },
});

// A signature is made for the gateway: a backend that had it could call the API as the client.
test.each<[string, object, readonly string[], string | undefined]>([
  ['Signature Version 4', open, ['AWS4-HMAC-SHA256 Credential=a, Signature=b'], undefined],
  ['Signature Version 4A', open, ['AWS4-ECDSA-P256-SHA256 Credential=a'], undefined],
  ['in small letters', open, [' aws4-hmac-sha256 Credential=a'], undefined],
  ['without credentials', open, ['AWS4-HMAC-SHA256'], undefined],
  ['a bearer token', open, ['Bearer AWS4-HMAC-SHA256'], 'Bearer AWS4-HMAC-SHA256'],
  ['another scheme', open, ['AWS4-HMAC-SHA256-X a'], 'AWS4-HMAC-SHA256-X a'],
  ['a token where AWS_IAM guards', iam, ['Bearer t'], undefined],
  ['a signature where AWS_IAM guards', iam, ['AWS4-HMAC-SHA256 a'], undefined],
  ['what the document maps', mapped, ['AWS4-HMAC-SHA256 a'], 'Basic of the document'],
])('Authorization with %s', async (_, document, values, expected) => {
  const { send, calls } = inMemory(document, undefined, { authorizers: { AWS_IAM: 'upstream' } });
  const headers = values.flatMap((value) => ['authorization', value]);
  expect((await send({ path: '/x', headers })).status).toBe(200);
  expect(headerRecord(calls[0]?.headers ?? []).authorization).toBe(expected);
});

test('an authorizer of AWS_IAM gets the signature', async () => {
  const headers = ['authorization', 'AWS4-HMAC-SHA256 Credential=a'];
  const seen: unknown[] = [];
  const authorizers = {
    AWS_IAM: (event: { headers: object }) => {
      seen.push(event.headers);
      return true;
    },
  };
  await inMemory(iam, undefined, { authorizers }).send({ path: '/x', headers });
  expect(seen).toMatchObject([{ Authorization: headers[1] }]);
});

// A client that could fill in a mapped header could say who it is.
describe.each(['HTTP_PROXY', 'AWS_PROXY'] as const)('a header that %s maps', (type) => {
  const uri =
    type === 'HTTP_PROXY'
      ? 'http://backend.test/'
      : 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:f/invocations';
  const document = documentOf(
    {
      type: type.toLowerCase(),
      httpMethod: 'POST',
      uri,
      requestParameters: {
        'integration.request.header.X-User': 'context.authorizer.principalId',
        'integration.request.header.x-tag': 'method.request.header.X-Source',
        'integration.request.header.Accept': 'method.request.querystring.type',
        'integration.request.querystring.user': 'context.authorizer.principalId',
      },
    },
    {
      operation: {
        parameters: [
          { name: 'X-Source', in: 'header' },
          { name: 'type', in: 'query' },
        ],
      },
    },
  );

  test.each<[string, object, readonly string[], string, object]>([
    [
      'has the value of its source',
      { principalId: 'ann' },
      ['X-User', 'eve'],
      '',
      { 'x-user': 'ann' },
    ],
    ['is left out where its source has no value', {}, ['X-User', 'eve'], '', {}],
    ['is the same in any case', {}, ['x-USER', 'eve', 'X-Tag', 'eve'], '', {}],
    ['is left out however often it comes', {}, ['X-User', 'a', 'X-User', 'b'], '', {}],
    ['leaves others alone', {}, ['X-Users', 'a'], '', { 'x-users': 'a' }],
    ['leaves its source alone', {}, ['X-Source', 'a'], '', { 'x-source': 'a', 'x-tag': 'a' }],
    ['may be the name of its source', { principalId: '' }, ['X-User', 'eve'], '', { 'x-user': '' }],
    ['has the default of the gateway', {}, ['Accept', 'a/b'], '', { accept: 'application/json' }],
    ['does not keep a query parameter out', {}, [], 'user=eve', {}],
  ])('%s', async (_, authorizer, headers, queryString, expected) => {
    const calls: IntegrationRequest[] = [];
    const backend = (request: IntegrationRequest) => {
      calls.push(request);
      return { statusCode: 200 };
    };
    const { send } = inMemory(document, undefined, {
      backends: { [type]: backend },
      context: () => ({ authorizer }),
    });
    expect((await send({ path: '/x', headers, queryString })).status).toBe(200);
    const sent = headerRecord(calls[0]?.headers ?? []);
    const own = ['x-user', 'x-users', 'x-tag', 'x-source', 'accept'];
    expect(Object.fromEntries(Object.entries(sent).filter(([name]) => own.includes(name)))).toEqual(
      { accept: 'application/json', ...expected },
    );
    if (type === 'HTTP_PROXY') {
      expect(calls[0]?.path).toContain(queryString);
    }
  });
});

describe('mapped request headers', () => {
  const mapping = (name: string, source = "'mapped'", type = 'http') =>
    documentOf(
      {
        type,
        httpMethod: 'GET',
        uri: 'http://backend.test/p',
        requestParameters: { [`integration.request.header.${name}`]: source },
        responses: { default: { statusCode: 200 } },
      },
      {
        operation: {
          parameters: [{ name: 'v', in: 'query' }],
          responses: { 200: { description: '' } },
        },
      },
    );

  test.each([
    'Accept',
    'Authorization',
    'Content-MD5',
    'Content-Type',
    'Date',
    'Host',
    'Max-Forwards',
    'Server',
    'Trailer',
    'User-Agent',
    'WWW-Authenticate',
    'Content-Encoding',
  ])('%s is sent', async (name) => {
    for (const type of ['http', 'http_proxy']) {
      const { send, calls } = inMemory(mapping(name, "'mapped'", type));
      expect((await send({ path: '/x', headers: [name, 'client'] })).status).toBe(200);
      expect(headerRecord(calls[0]?.headers ?? [])[name.toLowerCase()]).toBe('mapped');
    }
  });

  test.each(['Connection', 'TE', 'Expect', 'Proxy-Authenticate', 'Via', 'Upgrade', 'keep-alive'])(
    '%s is not sent',
    async (name) => {
      const { send, calls } = inMemory(mapping(name));
      expect((await send({ path: '/x' })).status).toBe(200);
      expect(headerRecord(calls[0]?.headers ?? [])[name.toLowerCase()]).toBeUndefined();
    },
  );

  test.each(['Content-Length', 'transfer-encoding', 'X-Amzn-Trace-Id'])(
    '%s fails every request, in the 36 bytes that were recorded',
    async (name) => {
      const { send, calls, errors } = inMemory(mapping(name));
      const answer = await send({ path: '/x' });
      expect(answer).toMatchObject({ status: 500, text: '{"message": "Internal server error"}' });
      expect(answer.headers['content-length']).toBe('36');
      expect(calls).toHaveLength(0);
      expect(errors[0]?.cause).toMatchObject({ message: `${name} header already present` });
    },
  );

  test.each(['a%0D%0AX-Evil:%201', 'a%00b', 'a%0Ab'])(
    'a value that would divide the message fails the request: %s',
    async (value) => {
      const { send, calls } = inMemory(mapping('X', 'method.request.querystring.v'));
      expect((await send({ path: '/x', queryString: `v=${value}` })).status).toBe(500);
      expect(calls).toHaveLength(0);
    },
  );

  test('text is sent as UTF-8', async () => {
    const { send, calls } = inMemory(mapping('X', 'method.request.querystring.v'));
    await send({ path: '/x', queryString: 'v=%C3%A9%E6%BC%A2' });
    expect(headerRecord(calls[0]?.headers ?? []).x).toBe('Ã©æ¼¢');
  });
});
