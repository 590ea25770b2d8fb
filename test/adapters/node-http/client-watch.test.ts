import { Socket } from 'node:net';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import {
  ConnectionWatch,
  type ConnectionWatcher,
  watchConnection,
} from '../../../src/adapters/node-http/client-watch.js';
import { createHttpBackend } from '../../../src/backend/http.js';
import type { ClientResponse } from '../../../src/model/message.js';
import {
  type FakeGateway,
  fakeGateway,
  proxyGateway,
  textReply,
} from '../../support/fake-gateway.js';
import { wire } from '../../support/headers.js';
import { HOSTS } from '../../support/hosts.js';
import { eventually, rawClient, startHttp } from '../../support/servers.js';

// Several requests on one connection: a response that waits for its turn emits nothing when the connection
// closes.

vi.mock('../../../src/gateway.js', () => ({ createGateway: (gateway: FakeGateway) => gateway }));

const COUNT = 20;
const requests = (count: number): string =>
  Array.from({ length: count }, (_, i) => `GET /${i} HTTP/1.1\r\nHost: a\r\n\r\n`).join('');

describe.each(HOSTS)('$name', (host) => {
  // A server of fetch has the connection to itself, and its own way to notice that a client has left.
  const onConnection = test.skipIf(host.kind === 'fetch');

  onConnection('every request that waits is told that the client has disconnected', async () => {
    const left: string[] = [];
    const gateway = fakeGateway((request) => {
      const { path } = request;
      request.onClientLeft?.({ clientLeft: () => left.push(path) });
      request.signal?.addEventListener('abort', () => left.push(path));
      return new Promise<ClientResponse>(() => {});
    });
    const { port } = await host.start({ gateways: { '': gateway } });
    const client = rawClient(port, requests(COUNT));
    await eventually(() => gateway.requests.length === COUNT);
    client.socket.destroy();
    await eventually(() => left.length === 2 * COUNT);
    expect(new Set(left).size).toBe(COUNT);
  });

  onConnection('the bodies of responses that wait are cancelled', async () => {
    const cancelled = new Set<string>();
    const gateway = fakeGateway(({ path }) => ({
      statusCode: 200,
      headers: wire(),
      body: {
        length: undefined,
        sendTo: (sink) => void sink.write(Buffer.alloc(100_000)),
        bytes: () => Promise.reject(),
        cancel: () => void cancelled.add(path),
      },
    }));
    const { port } = await host.start({ gateways: { '': gateway } });
    const client = rawClient(port, requests(COUNT));
    client.socket.pause();
    await eventually(() => gateway.requests.length === COUNT);
    client.socket.destroy();
    await eventually(() => cancelled.size === COUNT);
    expect(gateway.errors).toEqual([]);
  });

  test('the body of a response is cancelled if the client has disconnected before it came (nodejs/node#62534)', async () => {
    let answer: (() => void) | undefined;
    let cancelled = false;
    let gone = false;
    const gateway = fakeGateway(
      (request) =>
        new Promise((resolve) => {
          request.onClientLeft?.({
            clientLeft: () => {
              gone = true;
            },
          });
          answer = () =>
            resolve({
              statusCode: 200,
              headers: wire(),
              body: {
                length: undefined,
                sendTo: () => {},
                bytes: () => Promise.reject(),
                cancel: () => {
                  cancelled = true;
                },
              },
            });
        }),
    );
    const { port } = await host.start({ gateways: { '': gateway } });
    const client = rawClient(port, requests(1));
    await eventually(() => answer !== undefined);
    client.socket.destroy();
    await eventually(() => gone);
    answer?.();
    await eventually(() => cancelled);
  });

  onConnection('calls to the backend end, and the backend can be closed', async () => {
    let open = 0;
    let seen = 0;
    const { origin } = await startHttp((req, res) => {
      open += 1;
      seen += 1;
      req.socket.on('close', () => {
        open -= 1;
      });
      const fill = (): void => {
        while (!res.destroyed && res.write(Buffer.alloc(65_536))) {}
      };
      res.on('drain', fill);
      fill();
    });
    const backend = createHttpBackend({ payloadLimit: 1e9 });
    onTestFinished(() => backend.close());
    const { port } = await host.start({ gateways: { '': proxyGateway(origin, backend) } });
    const client = rawClient(port, requests(COUNT));
    client.socket.pause();
    await eventually(() => seen === COUNT);
    client.socket.destroy();
    await eventually(() => open === 0); // and backend.close() resolves
  });

  test('a client that stays gets its responses in order, and its socket few listeners', async () => {
    const listeners = new Set<number>();
    const gateway = fakeGateway((request) => {
      request.onClientLeft?.({ clientLeft: () => expect.unreachable() });
      return textReply(200, `[${request.path}]`);
    });
    const { port } = await host.start({
      gateways: { '': gateway },
      front: [(req) => void listeners.add(req.socket.listenerCount('close'))],
    });
    const client = rawClient(port, requests(COUNT));
    const answer = await client.until(new RegExp(`/${COUNT - 1}\\]$`));
    expect(answer.match(/\[.*?\]/g)).toEqual(Array.from({ length: COUNT }, (_, i) => `[/${i}]`));
    expect(Math.max(...listeners) - Math.min(...listeners)).toBeLessThan(4);
  });
});

describe('the watchers of one connection', () => {
  const watcher = (name: string, closed: string[], hasEnded = false): ConnectionWatcher => ({
    hasEnded,
    connectionClosed: () => void closed.push(name),
  });

  test('are all told that it is closed, except those that were deleted', () => {
    const socket = new Socket();
    const closed: string[] = [];
    const all = ['a', 'b', 'c', 'd'].map((name) => watcher(name, closed));
    const watches = all.map((one) => watchConnection(socket, one));
    expect(new Set(watches).size).toBe(1);
    expect(socket.listenerCount('close')).toBe(new Socket().listenerCount('close') + 1);
    watches[0]?.delete(all[0] as ConnectionWatcher);
    watches[0]?.delete(all[2] as ConnectionWatcher);
    socket.emit('close');
    expect(closed).toEqual(['b', 'd']);
  });

  test('take the place of those whose response has ended', () => {
    const closed: string[] = [];
    const watch = new ConnectionWatch();
    watch.add(watcher('ended first', closed, true));
    watch.add(watcher('waiting', closed));
    watch.add(watcher('ended later', closed, true));
    watch.add(watcher('last', closed));
    watch.connectionClosed();
    expect(closed).toEqual(['waiting', 'last']);
  });

  test('of which there are many cost no more for each', () => {
    const watch = new ConnectionWatch();
    let looks = 0;
    for (let count = 0; count < 1_000; count += 1) {
      watch.add({
        get hasEnded() {
          looks += 1;
          return false;
        },
        connectionClosed: () => {},
      });
    }
    expect(looks).toBeLessThan(3_000);
  });

  test('take the place of one that was deleted', () => {
    const closed: string[] = [];
    const watch = new ConnectionWatch();
    const [a, b] = [watcher('a', closed), watcher('b', closed)];
    watch.connectionClosed();
    watch.add(a);
    watch.delete(b);
    watch.delete(a);
    watch.add(b);
    watch.connectionClosed();
    expect(closed).toEqual(['b']);
  });
});
