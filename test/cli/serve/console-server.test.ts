import { request } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { openConsole } from '../../../src/cli/serve/console-server.js';
import { createGateway, type Gateway } from '../../../src/gateway.js';
import { documentOf } from '../../support/in-memory.js';
import { startHttp } from '../../support/servers.js';

function mockGateway(): Gateway<undefined> {
  const gateway = createGateway<undefined>(documentOf({ type: 'mock' }), { onWarnings: () => {} });
  onTestFinished(() => gateway.close());
  return gateway;
}

test('a console has a server of its own, on this machine alone', async () => {
  const server = await openConsole(mockGateway(), { port: 0, write: false });
  onTestFinished(() => server.close());
  const [, origin, token] =
    /^(http:\/\/127\.0\.0\.1:\d+)\/_console\/#token=([\w-]{43})$/.exec(server.link) ?? [];
  const headers = { Authorization: `Bearer ${token}` };
  const response = await fetch(`${origin}/_console/data/requests/x`, { headers });
  expect(response.status).toBe(404);
  expect((await fetch(`${origin}/_console/data/requests/x`)).status).toBe(401);
});

test('closing ends what is open', async () => {
  const server = await openConsole(mockGateway(), { port: 0, write: false });
  const { origin, hash } = new URL(server.link);
  const headers = { Authorization: `Bearer ${hash.slice('#token='.length)}` };
  const ended = new Promise<void>((resolve, reject) => {
    const asking = request(`${origin}/_console/data/events`, { headers }, (response) => {
      response.resume().on('close', resolve);
      server.close().catch(reject);
    });
    asking.on('error', reject);
    asking.end();
  });
  await ended;
  await expect(fetch(`${origin}/_console/`)).rejects.toThrow();
});

test('a port in use is an error of Node, and nothing is observed any more', async () => {
  const { port } = await startHttp((_req, res) => res.end());
  const gateway = mockGateway();
  const removed: string[] = [];
  const observe: Gateway<undefined>['observe'] = (...given) => {
    const remove = gateway.observe(...given);
    return () => {
      removed.push('removed');
      remove();
    };
  };
  await expect(openConsole({ ...gateway, observe }, { port, write: false })).rejects.toMatchObject({
    code: 'EADDRINUSE',
  });
  expect(removed).toEqual(['removed']);
});
