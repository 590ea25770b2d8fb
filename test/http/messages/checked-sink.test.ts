import { Readable } from 'node:stream';
import { request as send } from 'undici';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CheckedSink } from '../../../src/http/messages/checked-sink.js';
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

/** A sink that keeps what passes it. */
class KeepingSink extends CheckedSink {
  readonly passed: string[] = [];
  committed = false;

  get found(): unknown[] {
    return [this.isOver, this.failure?.cause];
  }

  onDrain(): void {}

  clientLeft(): void {
    this.discard();
  }

  protected isCommitted(): boolean {
    return this.committed;
  }

  protected pass(chunk: Uint8Array): boolean {
    this.passed.push(Buffer.from(chunk).toString());
    return false;
  }

  protected finish(last: Uint8Array | undefined): void {
    this.passed.push(`end ${Buffer.from(last ?? []).toString()}`);
  }

  protected breakConnection(): void {
    this.passed.push('broken');
  }
}

function keeping(length: number | undefined, clientHasLeft = false) {
  const breaks: unknown[] = [];
  let cancelled = 0;
  const body = bodyOf(() => {}, {
    length,
    cancel: () => {
      cancelled += 1;
    },
  }) as Body;
  const options = {
    res: {} as never,
    request: { clientHasLeft } as never,
    body,
    onBreak: (cause: unknown) => void breaks.push(cause),
  };
  return { sink: new KeepingSink(options), breaks, cancelled: () => cancelled };
}

describe('a checked sink', () => {
  test('passes on bytes until the end, and nothing after it', () => {
    const { sink, breaks, cancelled } = keeping(3);
    expect(sink.write(bytes('ab'))).toBe(false);
    sink.end(bytes('c'));
    expect(sink.write(bytes('d'))).toBe(true);
    sink.end();
    sink.fail(new Error('late'));
    sink.clientLeft();
    expect(sink.passed).toEqual(['ab', 'end c']);
    expect([sink.found, breaks, cancelled()]).toEqual([[true, undefined], [], 0]);
  });

  test('keeps the failure of a response that can still be replaced', () => {
    const { sink, breaks } = keeping(undefined);
    const cause = new Error('early');
    sink.fail(cause);
    expect([sink.found, sink.passed, breaks]).toEqual([[true, cause], [], []]);
  });

  test.each([
    [false, 1],
    [true, 0],
  ])('closes the connection of a committed one; the client has left: %s', (left, reported) => {
    const { sink, breaks } = keeping(undefined, left);
    sink.committed = true;
    sink.fail(new Error('late'));
    expect([sink.passed, breaks.length]).toEqual([['broken'], reported]);
  });

  test('cancels a faulty body, and one whose client disconnects, once', () => {
    const faulty = keeping(1);
    faulty.sink.write(bytes('ab'));
    faulty.sink.clientLeft();
    expect(faulty.cancelled()).toBe(1);
    const left = keeping(undefined);
    left.sink.clientLeft();
    left.sink.clientLeft();
    expect([left.cancelled(), left.sink.found]).toEqual([1, [true, undefined]]);
  });
});
