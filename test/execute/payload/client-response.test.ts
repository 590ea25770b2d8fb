import { describe, expect, test } from 'vitest';
import { addRequestIds, writtenResponse } from '../../../src/execute/payload/client-response.js';
import type { GatewayContext } from '../../../src/execute/request-context/context.js';
import { headerIn, newHeaders } from '../../../src/http/header-list.js';
import type { WireHeaders } from '../../../src/model/headers.js';
import type { Body } from '../../../src/model/message.js';
import { documentOf, inMemory } from '../../support/in-memory.js';

const proxy = documentOf(
  { type: 'http_proxy', httpMethod: 'ANY', uri: 'http://backend.test/p' },
  { method: 'x-amazon-apigateway-any-method' },
);

describe('HEAD', () => {
  test('has no body and the length of the response to GET', async () => {
    for (const path of ['/x', '/none']) {
      const { send } = inMemory(proxy, () => ({ statusCode: 200, body: '12345' }));
      const get = await send({ path });
      const head = await send({ httpMethod: 'HEAD', path });
      expect(head.text).toBe('');
      expect(head.headers['content-length']).toBe(get.headers['content-length']);
    }
  });
});

const pieces = (length: unknown) => {
  const made = { cancelled: 0, length } as unknown as Body & { cancelled: number };
  return Object.assign(made, {
    cancel: () => {
      made.cancelled += 1;
    },
  });
};

test.each<
  [
    status: number,
    length: unknown,
    isHead: boolean,
    contentLength: string | undefined,
    sent: boolean,
  ]
>([
  [200, 5, false, '5', true],
  [200, 0, false, '0', true],
  [200, undefined, false, undefined, true],
  [200, 5, true, '5', false],
  [204, 5, false, undefined, false],
  [304, undefined, false, undefined, false],
])(
  'a response with %i and a body of %s bytes, for HEAD: %s',
  (status, length, isHead, contentLength, sent) => {
    const body = pieces(length);
    const headers = newHeaders<WireHeaders>();
    const response = writtenResponse(status, headers, body, isHead);
    expect(response).toEqual({ statusCode: status, headers, body: sent ? body : undefined });
    expect(headerIn(response.headers, 'content-length')).toBe(contentLength);
    expect(body.cancelled).toBe(sent ? 0 : 1);
  },
);

test.each<[status: number, length: unknown, fault: string]>([
  [199, 5, 'The status 199'],
  [100, undefined, 'The status 100'],
  [200, -1, 'not -1'],
  [200, 1.5, 'not 1.5'],
])('the status %i with a body of %s bytes cannot be sent', (status, length, fault) => {
  const body = pieces(length);
  expect(() => writtenResponse(status, newHeaders<WireHeaders>(), body, false)).toThrow(
    expect.objectContaining({
      type: 'API_CONFIGURATION_ERROR',
      cause: expect.objectContaining({ message: expect.stringContaining(fault) }),
    }),
  );
  expect(body.cancelled).toBe(1);
});

test('every response has its IDs', () => {
  const headers = newHeaders<WireHeaders>();
  addRequestIds(headers, { requestId: 'a', extendedRequestId: 'b=' } as GatewayContext);
  expect(headers).toEqual(['x-amzn-RequestId', 'a', 'x-amz-apigw-id', 'b=']);
});
