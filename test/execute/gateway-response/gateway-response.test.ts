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
  'a gateway response cannot say how it is framed: %s',
  async (name) => {
    const plain = await inMemory(documentOf({ type: 'mock' })).send({ path: '/none' });
    const { headers } = await inMemory(withHeader(name, "'1'")).send({ path: '/none' });
    expect(headers).toEqual(plain.headers);
  },
);

test.each(['x-amzn-RequestId', 'X-Amz-Apigw-Id', 'x-amzn-ErrorType'])(
  'the gateway’s own %s stands',
  async (name) => {
    const plain = await inMemory(documentOf({ type: 'mock' })).send({ path: '/none' });
    const { headers } = await inMemory(withHeader(name, "'forged'")).send({ path: '/none' });
    expect(headers[name.toLowerCase()]).toBe(plain.headers[name.toLowerCase()]);
  },
);
