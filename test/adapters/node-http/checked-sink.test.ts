import { Readable } from 'node:stream';
import { request as send } from 'undici';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Body, BodySink } from '../../../src/model/message.js';
import { type FakeGateway, fakeGateway, textReply } from '../../support/fake-gateway.js';
import { wire } from '../../support/headers.js';
import { HOSTS } from '../../support/hosts.js';
import { rawClient } from '../../support/servers.js';

// A caller's backend may return anything: the process lives, the client gets a 500 as long as it can, and
// onError gets the cause.

vi.mock('../../../src/gateway.js', () => ({ createGateway: (gateway: FakeGateway) => gateway }));

const rejections: unknown[] = [];
const note = (cause: unknown): void => void rejections.push(cause);
beforeEach(() => {
  rejections.length = 0;
  process.on('unhandledRejection', note);
});
afterEach(async () => {
  await new Promise((resolve) => setImmediate(resolve));
  process.off('unhandledRejection', note);
  expect(rejections).toEqual([]);
});

const bytes = (text: string): Uint8Array => Buffer.from(text);
const bodyOf = (sendTo: (sink: BodySink) => unknown, more: object = {}): object => ({
  length: undefined,
  sendTo,
  bytes: () => Promise.reject(new Error('not asked for')),
  cancel: () => {},
  ...more,
});

const BEFORE: readonly (readonly [what: string, body: unknown])[] = [
  ['a stream', Readable.from(['x'])],
  ['a number', 5],
  ['text', 'text'],
  ['a plain object', { hello: 'world' }],
  ['null', null],
  ['a body without cancel', { length: 1, sendTo: (sink: BodySink) => sink.end(bytes('x')) }],
  [
    'a body that throws',
    bodyOf(() => {
      throw new Error('broken');
    }),
  ],
  [
    'a body that throws, as does its cancel',
    bodyOf(
      () => {
        throw new Error('broken');
      },
      {
        cancel: () => {
          throw new Error('not cancelled');
        },
      },
    ),
  ],
  [
    'a body that throws, and whose cancel rejects',
    bodyOf(
      () => {
        throw new Error('broken');
      },
      { cancel: () => Promise.reject(new Error('not cancelled')) },
    ),
  ],
  ['a body that fails at once', bodyOf((sink) => sink.fail(new Error('broken')))],
  ['a body that writes text', bodyOf((sink) => sink.write('x' as never))],
  ['a body that ends with a number', bodyOf((sink) => sink.end(1 as never))],
  ['a body shorter than announced', bodyOf((sink) => sink.end(bytes('ab')), { length: 3 })],
  ['a body longer than announced', bodyOf((sink) => sink.end(bytes('abcd')), { length: 3 })],
  ['nothing, where bytes were announced', bodyOf((sink) => sink.end(), { length: 3 })],
];

/** Once the head is sent, the connection can only be closed. */
const AFTER: readonly (readonly [what: string, body: object])[] = [
  ['rejects', bodyOf(() => Promise.reject(new Error('broken')))],
  ['writes text later', bodyOf((sink) => void setImmediate(() => sink.write('text' as never)))],
  [
    'writes more than announced',
    bodyOf(
      (sink) => {
        sink.write(bytes('abc'));
        setImmediate(() => sink.write(bytes('HTTP/1.1 200 OK\r\n\r\n')));
      },
      { length: 3 },
    ),
  ],
  [
    'ends before what was announced',
    bodyOf(
      (sink) => {
        sink.write(bytes('ab'));
        setImmediate(() => sink.end());
      },
      { length: 3 },
    ),
  ],
];

describe.each(HOSTS)('$name', (host) => {
  test.each(BEFORE)('%s is a 500', async (_what, body) => {
    const gateway = fakeGateway(({ path }) =>
      path === '/ok'
        ? textReply(200, 'ok')
        : { statusCode: 200, headers: wire(), body: body as Body },
    );
    const { origin } = await host.start({ gateways: { '': gateway } });
    const answer = await send(origin);
    expect(answer.statusCode).toBe(500);
    expect(await answer.body.json()).toEqual({ message: 'Internal server error' });
    expect(gateway.errors[0] ?? gateway.errors[1]).toBeInstanceOf(Error);
    expect((await send(`${origin}/ok`)).statusCode).toBe(200);
  });

  test.each(AFTER)('a body that %s closes its connection', async (_what, body) => {
    const gateway = fakeGateway(({ path }) =>
      path === '/ok'
        ? textReply(200, 'ok')
        : { statusCode: 200, headers: wire(), body: body as Body },
    );
    const { port, origin } = await host.start({ gateways: { '': gateway } });
    const client = rawClient(port, 'GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    await client.closed;
    expect(client.received().match(/HTTP\/1\.1/g) ?? ['none']).toHaveLength(1);
    expect(gateway.errors).toEqual([expect.any(Error)]);
    expect((await send(`${origin}/ok`)).statusCode).toBe(200);
  });

  test('a body that throws after its end was sent', async () => {
    const gateway = fakeGateway(() => ({
      statusCode: 200,
      headers: wire(),
      body: bodyOf((sink) => {
        sink.end(bytes('all'));
        throw new Error('late');
      }) as Body,
    }));
    const { origin } = await host.start({ gateways: { '': gateway } });
    await send(origin).catch(() => {});
    expect(gateway.errors).toEqual([expect.objectContaining({ message: 'late' })]);
  });
});
