import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { gatewayMiddleware } from '../../src/adapters/express.js';
import { gatewayConsole } from '../../src/console/console.js';
import { createGateway, type Gateway } from '../../src/gateway.js';
import { documentOf } from '../support/in-memory.js';
import { rawClient } from '../support/servers.js';
import { eventClient } from './event-client.js';
import { CONSOLE_HOSTS, openConsole, TOKEN } from './open-console.js';

// The page of these tests is one that is there without a build.
vi.mock('../support/page-folder.js', () => ({
  PAGE_FOLDER: new URL('./http/page/', import.meta.url),
}));

/** Sends a request through a gateway, and reads the response. */
async function requested(gateway: Gateway, path: string): Promise<void> {
  await (await gateway.fetch(new Request(`http://localhost${path}`))).text();
}

describe.each(CONSOLE_HOSTS)('under $name', (host) => {
  test('the page and its files need no token', async () => {
    const { askPlainly } = await openConsole(host);
    const page = await askPlainly('/_console/');
    expect(page).toMatchObject({
      status: 200,
      headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
    });
    const [, nonce = ''] = /nonce="([\w-]{22})"/.exec(page.text) ?? [];
    expect(page.headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${nonce}'`);
    expect(await askPlainly('/_console/assets/index-1a2b3c.js')).toMatchObject({
      status: 200,
      headers: {
        'content-type': 'text/javascript; charset=utf-8',
        'cache-control': 'private, max-age=31536000, immutable',
      },
      text: 'export const run = true;\n',
    });
    expect(page.text + JSON.stringify(page.headers)).not.toContain(TOKEN);
  });

  test.each([
    ['/_console', './_console/'],
    ['/_console?a=b/c', './_console/?a=b/c'],
  ])('%s leads to the path with a slash', async (path, location) => {
    const { askPlainly } = await openConsole(host);
    expect(await askPlainly(path)).toMatchObject({ status: 308, headers: { location } });
  });

  test('data needs the token', async () => {
    const { ask, askPlainly } = await openConsole(host);
    const refused = { status: 401, headers: { 'www-authenticate': 'Bearer' } };
    expect(await askPlainly('/_console/data/requests/x')).toMatchObject(refused);
    const wrong = { Authorization: `Bearer ${TOKEN}x` };
    expect(await ask('data/requests/x', { headers: wrong })).toMatchObject(refused);
    expect(await ask('data/requests/x')).toMatchObject({ status: 404 });
    expect(await askPlainly(`/_console/data/requests/x?token=${TOKEN}`)).toMatchObject(refused);
    expect(await askPlainly('/_console/data/nothing')).toMatchObject(refused);
  });

  test.each<readonly [string, Readonly<Record<string, string>>]>([
    ['of another host', { Host: 'evil.test' }],
    ['of another page', { Origin: 'http://evil.test', 'Sec-Fetch-Site': 'cross-site' }],
    ['of a page on another port', { Origin: 'http://127.0.0.1:1', 'Sec-Fetch-Site': 'same-site' }],
    ['of a link on another site', { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate' }],
  ])('requests %s get nothing', async (_what, headers) => {
    const { ask } = await openConsole(host);
    for (const path of ['', 'assets/index-1a2b3c.js', 'data/requests/x', 'data/events']) {
      const { status, headers: received, json } = await ask(path, { headers });
      expect([path, status, json()]).toEqual([path, 403, { message: expect.any(String) }]);
      expect(Object.keys(received).filter((name) => /^access-control/.test(name))).toEqual([]);
    }
    const posted = await ask('data/try', { method: 'POST', headers, body: {} });
    expect(posted.status).toBe(403);
  });

  test('preflight requests of other origins get nothing', async () => {
    const { ask } = await openConsole(host);
    const headers = {
      Origin: 'http://evil.test',
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Headers': 'authorization',
    };
    expect(await ask('data/try', { method: 'OPTIONS', headers })).toMatchObject({ status: 403 });
  });

  test('the option allowedHosts lets another host in', async () => {
    const { ask, origin } = await openConsole(host, { allowedHosts: ['console.test'] });
    const headers = { Host: 'console.test:81', Origin: 'https://console.test:81' };
    expect((await ask('', { headers })).status).toBe(200);
    expect((await ask('', { headers: { Host: new URL(origin).host } })).status).toBe(403);
  });

  test.each([
    ['POST', '', 405, 'GET, HEAD'],
    ['DELETE', 'assets/index-1a2b3c.js', 405, 'GET, HEAD'],
    ['PUT', 'data/api', 405, 'GET, HEAD'],
    ['GET', 'data/try', 405, 'POST'],
    ['OPTIONS', 'data/render', 405, 'POST'],
    ['GET', 'data/requests', 405, 'DELETE'],
    ['DELETE', 'data/requests/x', 405, 'GET, HEAD'],
    ['GET', 'data/nothing', 404, undefined],
    ['GET', 'data/', 404, undefined],
    ['GET', 'data/__proto__', 404, undefined],
    ['GET', 'assets/nothing.js', 404, undefined],
    ['GET', 'index.html', 404, undefined],
    ['GET', '..%2Findex.html', 404, undefined],
  ])('%s %s is %j', async (method, path, status, allow) => {
    const { ask } = await openConsole(host);
    const told = await ask(path, { method });
    expect(told).toMatchObject({ status, headers: { 'content-type': 'application/json' } });
    expect(told.headers.allow).toBe(allow);
    expect(told.json()).toEqual({ message: expect.any(String) });
  });

  test('HEAD is GET without a body', async () => {
    const { ask } = await openConsole(host);
    const got = await ask('');
    const told = await ask('', { method: 'HEAD' });
    expect([told.status, told.text]).toEqual([200, '']);
    expect(told.headers['content-length']).toBe(got.headers['content-length']);
    expect(await ask('data/events', { method: 'HEAD' })).toMatchObject({
      status: 200,
      headers: { 'content-type': 'text/event-stream' },
    });
  });

  test('headers of middleware for other origins are removed', async () => {
    const cors = (_req: unknown, res: { setHeader(name: string, value: string): unknown }) =>
      void res.setHeader('Access-Control-Allow-Origin', '*');
    const { ask } = await openConsole(host, { front: [cors] });
    expect((await ask('')).headers).not.toHaveProperty('access-control-allow-origin');
  });

  test('a request is sent through the gateway, and kept with its values', async () => {
    const natives: unknown[] = [];
    const context = (_request: unknown, native: unknown) => void natives.push(native);
    const { ask } = await openConsole(host, {}, { context: context as never });
    const sent = await ask('data/try', {
      method: 'POST',
      body: { httpMethod: 'GET', path: '/x?a=b', headers: [['X-Y', 'z']] },
    });
    expect(sent.status).toBe(200);
    const response = sent.json() as { readonly requestId: string };
    expect(response).toMatchObject({ statusCode: 200, body: 'hello', isComplete: true });
    expect(Object.keys(natives[0] as object)).toEqual(
      host.kind === 'koa' ? ['ctx'] : ['req', 'res'],
    );
    const kept = await ask(`data/requests/${response.requestId}`);
    expect(kept.json()).toMatchObject({
      requestId: response.requestId,
      httpMethod: 'GET',
      path: '/x',
      queryString: 'a=b',
      sourceIp: '127.0.0.1',
      end: { statusCode: 200 },
    });
  });

  test('a page is told of each request as it comes', async () => {
    const { ask, gateway, origin } = await openConsole(host, { keep: 2 });
    for (const path of ['/x', '/y', '/x?z']) {
      await requested(gateway, path);
    }
    const page = await eventClient(origin);
    expect(page.response.headers).toMatchObject({
      'content-type': 'text/event-stream',
      'cache-control': 'no-store, no-transform',
    });
    const [hello] = await page.until('hello');
    expect(hello).toMatchObject({
      kept: 2,
      requests: [
        { path: '/y', statusCode: 403 },
        {
          path: '/x',
          queryString: 'z',
          statusCode: 200,
          resourcePath: '/x',
          resourceMethod: 'GET',
        },
      ],
    });
    await requested(gateway, '/x');
    const events = await page.until('end');
    const [begin, end] = events.filter(({ type }) => type === 'begin' || type === 'end') as never[];
    expect(begin).toMatchObject({
      type: 'begin',
      httpMethod: 'GET',
      path: '/x',
      resourcePath: '/x',
    });
    expect(end).toMatchObject({ request: { statusCode: 200, outcome: 'COMPLETE' } });
    const deleted = await ask('data/requests', { method: 'DELETE' });
    expect([deleted.status, deleted.text]).toEqual([204, '']);
    await page.until('cleared');
    const later = await eventClient(origin);
    expect((await later.until('hello'))[0]).toMatchObject({ requests: [] });
  });

  test('closing ends the streams, and later requests', async () => {
    const { ask, page, gateway, origin } = await openConsole(host);
    const client = await eventClient(origin);
    await client.until('hello');
    page.close();
    await client.ended;
    await requested(gateway, '/x');
    expect(await ask('')).toMatchObject({ status: 503 });
    expect(await ask('data/events')).toMatchObject({ status: 503 });
  });

  test('a client that leaves ends its stream', async () => {
    const { gateway, origin, sockets } = await openConsole(host);
    const client = await eventClient(origin);
    await client.until('hello');
    client.response.destroy();
    await client.ended;
    await requested(gateway, '/x');
    const other = await eventClient(origin);
    await other.until('hello');
    expect(sockets.size).toBeLessThanOrEqual(2);
  });

  test('a request without a Host gets nothing', async () => {
    const { port } = await openConsole(host);
    const client = rawClient(
      port,
      `GET /_console/ HTTP/1.0\r\nAuthorization: Bearer ${TOKEN}\r\n\r\n`,
    );
    expect(await client.until(/\}/)).toMatch(/^HTTP\/1\.1 403 [\s\S]*allowedHosts/);
  });
});

test('a console takes a gateway, or a middleware that has one', async () => {
  const gateway = createGateway(documentOf({ type: 'mock' }), { onWarnings: () => {} });
  const middleware = gatewayMiddleware(documentOf({ type: 'mock' }), { onWarnings: () => {} });
  onTestFinished(() => Promise.all([gateway.close(), middleware.close()]) as never);
  const pages = [gatewayConsole(gateway), gatewayConsole(middleware)];
  expect(pages.map(({ token }) => token.length)).toEqual([43, 43]);
  expect(pages[0]?.token).not.toBe(pages[1]?.token);
  for (const page of pages) {
    page.close();
  }
});

test.each([undefined, null, 7, 'api.yaml', {}, { gateway: {} }, documentOf({ type: 'mock' })])(
  '%j is not a gateway',
  (source) => {
    expect(() => gatewayConsole(source as never)).toThrow(
      expect.objectContaining({
        name: 'TypeError',
        message: expect.stringContaining(
          'gatewayConsole takes a gateway, or a middleware that has one',
        ),
      }),
    );
  },
);

test('an option that does not exist is refused', () => {
  const gateway = createGateway(documentOf({ type: 'mock' }), { onWarnings: () => {} });
  expect(() => gatewayConsole(gateway, { tokens: 'x' } as never)).toThrow('did you mean "token"?');
});

test.each([
  ['http://127.0.0.1:3000/_console', 'http://127.0.0.1:3000/_console/#token='],
  ['http://127.0.0.1:3000/_console/', 'http://127.0.0.1:3000/_console/#token='],
  ['http://localhost:3000', 'http://localhost:3000/#token='],
  [new URL('https://console.test/a?b#c'), 'https://console.test/a/?b#token='],
])('the link for %s', (address, start) => {
  const gateway = createGateway(documentOf({ type: 'mock' }), { onWarnings: () => {} });
  const page = gatewayConsole(gateway, { token: TOKEN });
  expect(page.link(address)).toBe(`${start}${TOKEN}`);
  page.close();
});
