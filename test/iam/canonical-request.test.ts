import { expect, test } from 'vitest';
import { canonicalRequest, queryBytes } from '../../src/iam/canonical-request.js';
import type { WireHeaders } from '../../src/model/headers.js';

test('names, values, path and headers have their canonical form', () => {
  const headers = ['Host', 'api.test', 'X-Amz-Meta', '  a   b ', 'x-amz-meta', 'c'];
  const canonical = canonicalRequest({
    httpMethod: 'GET',
    path: '/a%20b/~c//../d/',
    query: queryBytes('b=2&a=%2F+&a=&X-Amz-Signature=x&%c3%a4'),
    headers: headers as unknown as WireHeaders,
    signedHeaders: ['host', 'x-amz-meta'],
    host: undefined,
    payloadHash: 'hash',
  });
  expect(canonical.split('\n')).toEqual([
    'GET',
    '/a%2520b/~c//../d/',
    '%C3%A4=&a=&a=%2F%20&b=2',
    'host:api.test',
    'x-amz-meta:a b,c',
    '',
    'host;x-amz-meta',
    'hash',
  ]);
});

test('a host may take the place of the header', () => {
  const parts = { httpMethod: 'GET', path: '/', query: [], payloadHash: '', host: 'public.test' };
  const headers = ['Host', 'inside.test'] as unknown as WireHeaders;
  expect(canonicalRequest({ ...parts, headers, signedHeaders: ['host'] })).toContain(
    'host:public.test\n',
  );
});
