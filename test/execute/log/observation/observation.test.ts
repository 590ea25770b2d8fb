import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { bytesBody } from '../../../../src/http/body.js';
import type { Body, BodySink } from '../../../../src/model/message.js';
import { documentOf, inMemory } from '../../../support/in-memory.js';
import { unhandledRejections } from '../../../support/rejections.js';
import { requestOf } from '../../../support/scope.js';
import { created, http } from '../logged.js';
import { listener } from './heard.js';

const POST = { httpMethod: 'POST', path: '/pets/7' };
const proxy = documentOf({ type: 'http_proxy', httpMethod: 'GET', uri: 'http://backend.test/' });

/** A sink that notes nothing. */
const sink = (): BodySink => ({
  write: () => true,
  onDrain: () => {},
  end: () => {},
  fail: () => {},
});

const printed = vi.spyOn(console, 'error');
beforeEach(() => void printed.mockImplementation(() => {}));
afterEach(() => void printed.mockReset());

const boom = (): never => {
  throw new Error('observer');
};
const hang = () => new Promise<never>(() => {});
const reject = () => Promise.reject(new Error('observer'));

describe('no observer changes a request:', () => {
  test.each<readonly [about: string, observe: unknown]>([
    ['it throws', boom],
    ['it rejects', reject],
    ['it never settles', hang],
    ['it returns a function', () => boom],
    ['it returns a text', () => 'observer'],
    ['it returns null', () => null],
    [
      'its members cannot be read',
      () => new Proxy({}, { get: boom, has: boom, ownKeys: boom, getOwnPropertyDescriptor: boom }),
    ],
    [
      'its members are not functions',
      () => ({ run: 1, boxStart: {}, boxEnd: 'a', callStart: 2, end: 3 }),
    ],
    ...[boom, hang, reject].map(
      (member) =>
        [
          `each member ${member === boom ? 'throws' : member === hang ? 'hangs' : 'rejects'}`,
          () => ({ run: member, boxStart: member, boxEnd: member, callStart: member, end: member }),
        ] as const,
    ),
    ...[boom, hang, reject].map(
      (member) =>
        [
          `each member of the call's ${member === boom ? 'throws' : member === hang ? 'hangs' : 'rejects'}`,
          () => ({ callStart: () => ({ run: member, end: member }) }),
        ] as const,
    ),
    [
      'run calls the rest twice and then throws',
      () => ({
        run: (rest: () => void) => {
          rest();
          rest();
          boom();
        },
      }),
    ],
    [
      'run keeps the rest for later',
      () => ({ run: (rest: () => void) => void setImmediate(rest) }),
    ],
  ])('%s', async (_, observe) => {
    const rejections = unhandledRejections();
    const { send, calls, errors } = inMemory(http(), created, { observe: observe as never });
    const answer = await send(POST);
    expect([answer.status, answer.text, calls.length, errors]).toEqual([200, '{"a":1}', 1, []]);
    expect(await rejections()).toEqual([]);
  });

  test('it changes what it gets', async () => {
    const refused: string[] = [];
    const change = (event: object): void => {
      for (const name of Object.keys(event)) {
        expect(Reflect.set(event, name, 'changed')).toBe(false);
        refused.push(name);
      }
    };
    const { send, calls } = inMemory(http(), created, {
      observe: (request) => {
        change(request);
        return {
          boxStart: change,
          boxEnd: change,
          callStart: (call) => {
            change(call);
            return { end: change };
          },
          end: change,
        };
      },
    });
    expect((await send(POST)).status).toBe(200);
    expect(refused.length).toBeGreaterThan(40);
    expect(calls[0]?.origin).toBe('http://backend.test');
  });
});

test('the first failure of an observer is printed, and later ones are not', async () => {
  const { send } = inMemory(http(), created, { observe: () => ({ boxStart: boom, end: boom }) });
  await send(POST);
  await send(POST);
  expect(printed.mock.calls.map((call) => call.join(' '))).toEqual([
    'apigateway-middleware: %s The option observe has failed, and later failures of it are not printed: observer',
  ]);
});

test('an async observe function is told to return its observer at once', async () => {
  await inMemory(http(), created, { observe: (async () => ({})) as never }).send(POST);
  expect(String(printed.mock.calls[0])).toContain('it returned a promise: return an object');
});

describe('the end of a response', () => {
  const streaming = (): { body: Body; sink: BodySink } => {
    const box: { sink?: BodySink } = {};
    const body: Body = {
      length: undefined,
      sendTo: (given) => {
        box.sink = given;
      },
      bytes: () => Promise.reject(new Error('not read whole')),
      cancel: () => {},
    };
    return {
      body,
      get sink() {
        return box.sink as BodySink;
      },
    };
  };

  test('is that of its body', async () => {
    const { events, observe } = listener();
    const stream = streaming();
    const { gateway } = inMemory(proxy, () => ({ statusCode: 200, body: stream.body }), {
      observe,
    });
    const reply = await gateway.invoke(requestOf({ path: '/x' }));
    reply?.body?.sendTo(sink());
    stream.sink.write(new Uint8Array(3));
    expect(events.at(-1)).toBe('< Method Response');
    stream.sink.end(new Uint8Array(4));
    expect(events.at(-1)).toBe('end 200 COMPLETE 7');
  });

  test('is told once, and with its cause, if the body breaks off', async () => {
    const errors: unknown[] = [];
    const stream = streaming();
    const { gateway } = inMemory(proxy, () => ({ statusCode: 200, body: stream.body }), {
      observe: () => ({ end: ({ outcome, error }) => errors.push(outcome, String(error)) }),
    });
    const reply = await gateway.invoke(requestOf({ path: '/x' }));
    reply?.body?.sendTo(sink());
    stream.sink.write(new Uint8Array(3));
    stream.sink.fail(new Error('reset'));
    reply?.body?.cancel();
    expect(errors).toEqual(['BROKEN_OFF', expect.stringContaining('reset')]);
  });

  test('is told if the client has left', async () => {
    const { events, observe } = listener();
    const leaving = new AbortController();
    const { gateway } = inMemory(proxy, () => ({ statusCode: 200, body: 'abc' }), { observe });
    const reply = await gateway.invoke({ ...requestOf({ path: '/x' }), signal: leaving.signal });
    leaving.abort();
    reply?.body?.cancel();
    expect(events.at(-1)).toBe('end 200 CLIENT_LEFT 0');
  });

  test('is told if the client leaves while the backend is called', async () => {
    const { events, observe } = listener();
    const leaving = new AbortController();
    const backend = async () => {
      leaving.abort();
      return { statusCode: 200, body: 'abc' };
    };
    const { gateway } = inMemory(proxy, backend, { observe });
    const reply = await gateway.invoke({ ...requestOf({ path: '/x' }), signal: leaving.signal });
    reply?.body?.sendTo(sink());
    expect(events.at(-1)).toMatch(/^end \d+ CLIENT_LEFT/);
  });

  test('is the fault of a body that is not what it announced, although the connection is closed', async () => {
    const { events, observe } = listener();
    const leaving = new AbortController();
    const body = { ...bytesBody(new Uint8Array(3)), length: 9 };
    const { gateway } = inMemory(proxy, () => ({ statusCode: 200, body }), { observe });
    const reply = await gateway.invoke({ ...requestOf({ path: '/x' }), signal: leaving.signal });
    reply?.body?.sendTo({
      ...sink(),
      end: () => {
        leaving.abort();
        reply.body?.cancel();
      },
    });
    expect(events.at(-1)).toBe('end 200 BROKEN_OFF 3');
  });

  test('is told although the request of the caller cannot be read any more', async () => {
    const { events, observe } = listener();
    const { gateway } = inMemory(proxy, () => ({ statusCode: 200, body: 'abc' }), { observe });
    const request = Object.defineProperty({ ...requestOf({ path: '/x' }) }, 'clientHasLeft', {
      enumerable: true,
      get: boom,
    });
    const reply = await gateway.invoke(request);
    expect(await reply?.body?.bytes(10)).toHaveLength(3);
    expect(events.at(-1)).toBe('end 200 COMPLETE 3');
  });

  test('of a stream ends the integration, too', async () => {
    let time = 0;
    let latency: number | undefined;
    const stream = streaming();
    const document = documentOf({
      type: 'http_proxy',
      httpMethod: 'GET',
      uri: 'http://backend.test/',
      responseTransferMode: 'STREAM',
    });
    const { gateway } = inMemory(document, () => ({ statusCode: 200, body: stream.body }), {
      clock: () => time,
      observe: () => ({
        end: ({ integrationLatency }) => {
          latency = integrationLatency;
        },
      }),
    });
    const reply = await gateway.invoke(requestOf({ path: '/x' }));
    reply?.body?.sendTo(sink());
    time = 500;
    stream.sink.end();
    expect(latency).toBe(500);
  });
});

test('a body that the gateway has already is passed on as it is', async () => {
  const { observe } = listener();
  const { gateway } = inMemory(
    proxy,
    () => ({ statusCode: 200, body: bytesBody(new Uint8Array(9)) }),
    {
      observe,
    },
  );
  const reply = await gateway.invoke(requestOf({ path: '/x' }));
  expect(reply?.body?.length).toBe(9);
});
