import { createServer } from 'node:http';
import { expect, test } from 'vitest';
import { readRequest } from '../../src/adapters/node-http/node-message.js';
import { listen } from '../support/servers.js';

test('an IPv4 client of a server for both families is shown by its own address', async () => {
  const seen: (string | undefined)[] = [];
  const server = createServer((req, res) => {
    Object.defineProperty(req.socket, 'remoteAddress', { value: '::ffff:192.0.2.7' });
    const request = readRequest(req, res, {
      target: req.url ?? '',
      sourceIp: '::ffff:198.51.100.9',
      scheme: 'http',
      parsed: {},
    });
    seen.push(request.sourceIp, request.remoteAddress);
    res.end();
  });
  const { origin } = await listen(server);
  await fetch(origin);
  expect(seen).toEqual(['198.51.100.9', '192.0.2.7']);
});
