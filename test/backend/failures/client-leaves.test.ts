import type { Socket } from 'node:net';
import { describe, expect, test, vi } from 'vitest';
import type { ClientWatcher } from '../../../src/model/message.js';
import { RecordingSink } from '../../support/body-sink.js';
import { integrationRequest } from '../../support/integration-request.js';
import { eventually, startHttp, startTcp } from '../../support/servers.js';
import { backend, HEAD, misbehaving } from './misbehaving.js';

describe('the client disconnects', () => {
  const stages: readonly (readonly [string, (socket: Socket) => void])[] = [
    ['before the head', () => {}],
    ['in the middle of the head', (socket) => socket.write('HTTP/1.1 200 OK\r\nA: ')],
    ['in the middle of the body', (socket) => socket.write(`${HEAD}abc`)],
    [
      'after a part of a slow body',
      (socket) => {
        let left = 100;
        const trickle = (): void => {
          left -= 1;
          if (left > 0 && !socket.destroyed) {
            socket.write('x', trickle);
          }
        };
        socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n', trickle);
      },
    ],
  ];
  for (const how of ['by signal', 'by watcher'] as const) {
    test.each(stages)(`${how}, %s: the backend's socket closes`, async (when, act) => {
      let closed = false;
      let acted = false;
      let sink: RecordingSink | undefined;
      const origin = await misbehaving((socket) => {
        socket.on('close', () => {
          closed = true;
        });
        act(socket);
        acted = true;
      });
      const controller = new AbortController();
      let watcher: ClientWatcher | undefined;
      const request = integrationRequest({ origin });
      const client = {
        ...request.methodRequest.request,
        onClientLeft: (one: ClientWatcher) => {
          watcher = one;
        },
      };
      const outcome = backend()
        .send(
          how === 'by signal'
            ? request
            : { ...request, methodRequest: { ...request.methodRequest, request: client } },
          how === 'by signal' ? controller.signal : undefined,
        )
        .then(({ body }) => {
          sink = new RecordingSink(body);
          return sink.text;
        });
      outcome.catch(() => {});
      await eventually(() => acted && (sink !== undefined) === when.includes('body'));
      await eventually(() => (sink?.size ?? 1) > 0);
      const reason = new Error('gone');
      controller.abort(reason);
      watcher?.clientLeft(reason);
      await expect(outcome).rejects.toBe(reason);
      await eventually(() => closed);
    });
  }

  test('before anything is sent: nothing is sent', async () => {
    let connections = 0;
    const { origin } = await startTcp(() => connections++);
    await expect(
      backend().send(integrationRequest({ origin }), AbortSignal.abort('gone')),
    ).rejects.toBe('gone');
    expect(connections).toBe(0);
  });

  test('while the connection is being made: nothing is sent', async () => {
    const received: string[] = [];
    const { origin } = await startHttp((req, res) => {
      received.push(req.url ?? '');
      res.end();
    });
    const http = backend();
    const controller = new AbortController();
    const outcome = http.send(integrationRequest({ origin, path: '/first' }), controller.signal);
    controller.abort('gone');
    await expect(outcome).rejects.toBe('gone');
    await http.send(integrationRequest({ origin, path: '/second' }));
    expect(received).toEqual(['/second']);
  });

  test('a signal that outlives the call has no listener left', async () => {
    const { origin } = await startHttp((_req, res) => void res.end('ok'));
    const { signal } = new AbortController();
    const added = vi.spyOn(signal, 'addEventListener');
    const removed = vi.spyOn(signal, 'removeEventListener');
    const { body } = await backend().send(integrationRequest({ origin }), signal);
    await new RecordingSink(body).text;
    expect(removed.mock.calls.length).toBe(added.mock.calls.length);
  });
});
