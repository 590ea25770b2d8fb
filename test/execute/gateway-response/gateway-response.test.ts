import { expect, test } from 'vitest';
import { documentOf, inMemory } from '../../support/in-memory.js';

const withHeader = (name: string, expression: string): object =>
  documentOf(
    { type: 'mock' },
    {
      root: {
        'x-amazon-apigateway-gateway-responses': {
          MISSING_AUTHENTICATION_TOKEN: {
            responseParameters: { [`gatewayresponse.header.${name}`]: expression },
          },
        },
      },
    },
  );

test.each(['WWW-Authenticate', 'Server', 'User-Agent', 'Authorization', 'Retry-After', 'Date'])(
  'a header of a gateway response keeps its name: %s',
  async (name) => {
    const { headers } = await inMemory(withHeader(name, "'Basic'")).send({ path: '/none' });
    expect(headers[name.toLowerCase()]).toBe('Basic');
    expect(Object.keys(headers).filter((one) => one.includes('remapped'))).toEqual([]);
  },
);

test.each(['Content-Length', 'Transfer-Encoding', 'Connection', 'Upgrade', 'Trailer'])(
  'a gateway response cannot set its framing: %s',
  async (name) => {
    const plain = await inMemory(documentOf({ type: 'mock' })).send({ path: '/none' });
    const { headers } = await inMemory(withHeader(name, "'1'")).send({ path: '/none' });
    expect(headers).toEqual(plain.headers);
  },
);

test.each(['x-amzn-RequestId', 'X-Amz-Apigw-Id', 'x-amzn-ErrorType'])(
  'the gateway’s own %s is kept',
  async (name) => {
    const plain = await inMemory(documentOf({ type: 'mock' })).send({ path: '/none' });
    const { headers } = await inMemory(withHeader(name, "'forged'")).send({ path: '/none' });
    expect(headers[name.toLowerCase()]).toBe(plain.headers[name.toLowerCase()]);
  },
);

test('a gateway response whose mapping makes a line end is the plain 500', async () => {
  const { send, errors } = inMemory(withHeader('X-A', 'method.request.querystring.a'));
  expect(await send({ path: '/none', queryString: 'a=b' })).toMatchObject({
    status: 403,
    headers: { 'x-a': 'b' },
  });
  const { status, headers } = await send({ path: '/none', queryString: 'a=b%0d%0aX-Evil:1' });
  expect([status, headers['x-a'], headers['x-evil']]).toEqual([500, undefined, undefined]);
  expect(errors).toHaveLength(3);
});
