import { describe, expect, test } from 'vitest';
import { type Arrival, readWebRequest } from '../../../src/core/fetch/web-request.js';

const ROOT: Arrival = { mount: '', connection: undefined, fallthrough: false };
const read = (request: unknown, arrival: Partial<Arrival> = {}) =>
  readWebRequest(request as Request, { ...ROOT, ...arrival });

describe('a Request', () => {
  test('is read whole', async () => {
    const request = new Request('https://api.test:8443/a%2Fb//c?x=%2F?&y', {
      method: 'PUT',
      headers: { 'X-A': '1', 'Content-Type': 'text/plain' },
      body: 'text',
    });
    expect(await read(request)).toMatchObject({
      httpMethod: 'PUT',
      path: '/a%2Fb//c',
      queryString: 'x=%2F?&y',
      headers: ['content-type', 'text/plain', 'x-a', '1'],
      body: new TextEncoder().encode('text'),
      sourceIp: '',
      scheme: 'https',
      port: undefined,
      refusal: undefined,
    });
  });

  test.each([
    ['', '/v1/pets', '/v1/pets'],
    ['/v1', '/v1/pets', '/pets'],
    ['/v1', '/v1', '/'],
    ['/v1', '/v1/', '/'],
    ['/v1', '/v1//pets', '//pets'],
    ['/v1/shop', '/v1/shop/pets', '/pets'],
    ['/v1', '/v1pets', 'v1pets'],
    ['/v1', '/v2/pets', 'v2/pets'],
    ['/v1', '/V1/pets', 'V1/pets'],
    ['/v1', '//v1/pets', 'v1/pets'],
    ['/v1', '/%761/pets', '%761/pets'],
    ['/v1', '/', ''],
  ])('below the mount path %j, %s is %j', async (mount, path, expected) => {
    expect((await read(new Request(`http://a.test${path}`), { mount })).path).toBe(expected);
  });

  test('has the body that its headers announce, or, made by hand, the one that it has', async () => {
    const post = (headers: Record<string, string>, body?: string) =>
      read(new Request('http://a.test/', { method: 'POST', headers, body: body ?? null }));
    expect((await post({ 'Content-Length': '0' }, 'ignored')).body).toBeUndefined();
    expect((await post({ 'Content-Length': '4' }, 'text')).body).not.toBeInstanceOf(Uint8Array);
    expect((await post({}, 'text')).body).toBeInstanceOf(Uint8Array);
    expect((await post({})).body).toBeUndefined();
  });

  test.each(['GET', 'HEAD'])('with %s has none, and does not say that it has', async (method) => {
    const headers = { 'Content-Length': '2', 'X-A': '1' };
    const { body, headers: seen } = await read(new Request('http://a.test/', { method, headers }));
    expect([body, seen]).toEqual([undefined, ['x-a', '1']]);
  });

  test('that may be passed on keeps its body', async () => {
    const request = new Request('http://a.test/', { method: 'POST', body: 'text' });
    await read(request, { fallthrough: true });
    expect(await request.text()).toBe('text');
  });

  test('with a control character in a header is refused', async () => {
    const { refusal } = await read(
      new Request('http://a.test/', { headers: { 'X-A': 'a\u0001b' } }),
    );
    expect(refusal).toMatchObject({ type: 'DEFAULT_4XX' });
    expect(String((refusal as Error).cause)).toContain('X-A'.toLowerCase());
  });

  test('tells when its client leaves', async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const request = await read(new Request('http://a.test/', { signal }));
    const told: unknown[] = [];
    request.onClientLeft?.({ clientLeft: (reason) => told.push(reason) });
    expect([request.clientHasLeft, request.signal?.aborted]).toEqual([false, false]);
    controller.abort('gone');
    request.onClientLeft?.({ clientLeft: (reason) => told.push(reason) });
    expect([request.clientHasLeft, request.signal?.aborted, told]).toEqual([
      true,
      true,
      ['gone', 'gone'],
    ]);
  });

  test('has the connection that the caller knows, or is refused', async () => {
    const request = new Request('http://a.test/');
    const known = { sourceIp: '192.0.2.7', port: 443, scheme: 'https', rawHeaders: [] };
    expect(await read(request, { connection: () => known })).toMatchObject({
      sourceIp: '192.0.2.7',
      port: 443,
      scheme: 'https',
    });
    const unknown = await read(request, { connection: () => 'nonsense' });
    expect(unknown).toMatchObject({ sourceIp: '', refusal: { type: 'DEFAULT_5XX' } });
  });
});

describe('anything else gets a 500', () => {
  const headers = new Headers();
  test.each([
    [undefined, 'fetch was called with undefined: pass a Request'],
    ['http://a.test/', 'fetch was called with a string: pass a Request'],
    [new URL('http://a.test/'), 'fetch was called with a URL: pass a Request'],
    [{ method: 'GET', url: 'http://a.test/' }, 'fetch was called with an object: pass a Request'],
    [{ method: 'GET', url: 7, headers }, 'fetch was called with an object: pass a Request'],
    [
      { method: 'G T', url: 'http://a.test/', headers },
      'a Request whose method has other characters',
    ],
  ])('%j', async (given, message) => {
    const { fault } = await read(given);
    expect(fault).toMatchObject({ type: 'API_CONFIGURATION_ERROR' });
    expect(String(fault?.cause)).toContain(message);
  });

  test('also what throws when it is looked at', async () => {
    const trap = new Proxy(
      {},
      {
        get: () => {
          throw new Error('broken trap');
        },
      },
    );
    const { fault } = await read(trap);
    expect(String(fault?.cause)).toContain('broken trap');
  });
});

test('a client is no longer watched once its response has ended', async () => {
  const client = new AbortController();
  const arrival = { mount: '', connection: undefined, fallthrough: false };
  const request = await readWebRequest(new Request('http://a.test/', client), arrival);
  const told: string[] = [];
  request.onClientLeft?.({ clientLeft: () => told.push('first') });
  request.forgetClient?.();
  request.onClientLeft?.({ clientLeft: () => told.push('second') });
  client.abort();
  expect(told).toEqual(['second']);
});
