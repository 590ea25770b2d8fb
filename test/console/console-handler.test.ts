import { describe, expect, test } from 'vitest';
import { Guard } from '../../src/console/access/guard.js';
import { type ConsoleParts, handleCall } from '../../src/console/console-handler.js';
import { nodeCall } from '../../src/console/http/console-call.js';
import { ConsoleFailure } from '../../src/console/http/console-failure.js';
import { PageFiles } from '../../src/console/http/page-files.js';
import { rawClient, startHttp } from '../support/servers.js';

const TOKEN = 'the-token-of-a-test';

/** A server of a console with these routes, and no page. */
function start(routes: Readonly<Record<string, () => void | Promise<void>>>, parts: object = {}) {
  const all: ConsoleParts = {
    guard: new Guard({ allowedHosts: undefined, allowRemote: false, token: TOKEN }),
    pageFiles: new PageFiles(new URL('./no-such-folder/', import.meta.url)),
    findRoute: (path) => {
      const route = routes[path];
      return route && { GET: route };
    },
    isClosed: () => false,
    ...parts,
  };
  return startHttp((req, res) => void handleCall(nodeCall(req, res), all));
}

const headers = { Authorization: `Bearer ${TOKEN}` };

describe('a route that', () => {
  test.each<readonly [string, () => void | Promise<void>, number, string]>([
    [
      'throws',
      () => {
        throw new Error('broken');
      },
      500,
      'The console has failed: broken',
    ],
    ['rejects', () => Promise.reject(new Error('broken')), 500, 'The console has failed: broken'],
    ['rejects with nothing', () => Promise.reject(), 500, 'The console has failed: undefined'],
    [
      'refuses',
      () => {
        throw new ConsoleFailure(409, 'Not now');
      },
      409,
      'Not now',
    ],
  ])('%s is a message', async (_what, route, status, message) => {
    const { origin } = await start({ 'data/x': route });
    const response = await fetch(`${origin}/data/x`, { headers });
    expect([response.status, await response.json()]).toEqual([status, { message }]);
  });
});

test('a body that is not read ends the connection', async () => {
  const { port } = await start({
    'data/x': () => {
      throw new ConsoleFailure(413, 'Too long', true);
    },
  });
  const client = rawClient(
    port,
    `GET /data/x HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${TOKEN}\r\nContent-Length: 9999\r\n\r\n`,
  );
  expect(await client.until(/\}/)).toMatch(/^HTTP\/1\.1 413 [\s\S]*Connection: close/);
  await client.closed;
});

test('without a page, its paths say what is missing, and data is there', async () => {
  const { origin } = await start({});
  for (const path of ['/', '/assets/x.js']) {
    const response = await fetch(`${origin}${path}`);
    expect(await response.json()).toEqual({ message: expect.stringContaining('npm run build') });
    expect(response.status).toBe(500);
  }
  expect((await fetch(`${origin}/data/x`, { headers })).status).toBe(404);
});

test('a response that was sent already is left alone', async () => {
  const parts = {
    isClosed: () => {
      throw new Error('asked');
    },
  } as unknown as ConsoleParts;
  const { origin } = await startHttp((req, res) => {
    res.end('other');
    void handleCall(nodeCall(req, res), parts);
  });
  expect(await (await fetch(origin)).text()).toBe('other');
});

test('a closed console says so before anything else', async () => {
  const { origin } = await start({}, { isClosed: () => true });
  const response = await fetch(origin, { headers: { Origin: 'http://evil.test' } });
  expect([response.status, await response.json()]).toEqual([
    503,
    { message: 'The console is closed' },
  ]);
});
