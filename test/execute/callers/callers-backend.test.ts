import { describe, expect, test } from 'vitest';
import { GatewayError } from '../../../src/errors.js';
import { callersBackend } from '../../../src/execute/callers/callers-backend.js';
import { UnderWay } from '../../../src/http/under-way.js';
import type {
  BackendResponse,
  Body,
  ClientWatcher,
  IntegrationRequest,
} from '../../../src/model/message.js';
import { RecordingSink } from '../../support/body-sink.js';
import { documentOf, inMemory } from '../../support/in-memory.js';
import { integrationRequest } from '../../support/integration-request.js';
import { requestOf } from '../../support/scope.js';

const proxy = documentOf(
  { type: 'http_proxy', httpMethod: 'ANY', uri: 'http://backend.test/p' },
  { method: 'x-amazon-apigateway-any-method' },
);

/** A body that never ends. */
const CUT_OFF: Body = {
  length: undefined,
  sendTo: () => {},
  bytes: () => new Promise(() => {}),
  cancel: () => {},
};
const LIMITS = { payloadLimit: 10, underWay: new UnderWay() };

describe('backends of the caller', () => {
  test('have timeoutInMillis, after which their signal aborts', async () => {
    let reason: unknown;
    const document = documentOf({
      type: 'http_proxy',
      httpMethod: 'GET',
      uri: 'http://b.test',
      timeoutInMillis: 50,
    });
    const { gateway } = inMemory(document, undefined, {
      backends: {
        HTTP_PROXY: (_request, signal) =>
          new Promise((_, reject) => {
            signal.addEventListener('abort', () => {
              reason = signal.reason;
              reject(signal.reason);
            });
          }),
      },
    });
    const reply = await gateway.invoke(requestOf({ path: '/x' }));
    expect(reply?.statusCode).toBe(504);
    expect(reason).toMatchObject({ type: 'INTEGRATION_TIMEOUT' });
  });

  test('may return a response without a body, and get the settings of the document', async () => {
    const { send, calls } = inMemory(proxy, () => ({ statusCode: 204 }));
    const answer = await send({ path: '/x' });
    expect(answer).toMatchObject({ status: 204, text: '' });
    expect(answer.headers['content-length']).toBeUndefined();
    expect(calls[0]).toMatchObject({
      origin: 'http://backend.test',
      path: '/p',
      timeoutInMillis: 29_000,
      call: { resourcePath: '/x' },
    });
  });

  test('the body of a response that comes after the deadline is cancelled', async () => {
    const document = JSON.parse(JSON.stringify(proxy));
    document.paths['/x']['x-amazon-apigateway-any-method'][
      'x-amazon-apigateway-integration'
    ].timeoutInMillis = 50;
    let answerLate: (answer: BackendResponse) => void = () => {};
    const late = new Promise<BackendResponse>((resolve) => {
      answerLate = resolve;
    });
    const { send } = inMemory(document, () => late);
    expect((await send({ path: '/x' })).status).toBe(504);
    await new Promise<void>((cancel) => {
      answerLate({ statusCode: 200, body: { ...CUT_OFF, cancel: () => cancel() } });
    });
  });

  test.each<readonly [about: string, thrown: unknown, expected: object]>([
    [
      'an error',
      new Error('down'),
      { type: 'DEFAULT_5XX', cause: { message: 'The AWS backend threw: down' } },
    ],
    ['a GatewayError', new GatewayError('INTEGRATION_FAILURE'), { type: 'INTEGRATION_FAILURE' }],
  ])('may throw %s', async (_, thrown, expected) => {
    const fail = () => {
      throw thrown;
    };
    for (const backend of [fail, async () => fail()]) {
      const call = callersBackend(backend, 'AWS backend', LIMITS);
      await expect(call(integrationRequest({ origin: '' }))).rejects.toMatchObject(expected);
    }
  });

  test('get a request body that breaks off past the limit', async () => {
    async function* six() {
      yield new Uint8Array(6);
      yield new Uint8Array(6);
    }
    const read = async ({ body }: IntegrationRequest) => {
      for await (const _chunk of body as AsyncIterable<Uint8Array>) {
      }
      return { statusCode: 200 };
    };
    const call = callersBackend(read, 'AWS backend', LIMITS);
    const request = integrationRequest({ origin: '', body: six() });
    await expect(call(request)).rejects.toMatchObject({ type: 'REQUEST_TOO_LARGE' });
  });

  test.each(['its signal', 'its callback'])(
    'have a signal that aborts when the client disconnects, by %s, but not after their response',
    async (by) => {
      const client = new AbortController();
      const watchers: ClientWatcher[] = [];
      const base = integrationRequest({ origin: '' });
      const told =
        by === 'its signal'
          ? { signal: client.signal }
          : { onClientLeft: (watcher: ClientWatcher) => void watchers.push(watcher) };
      const request = {
        ...base,
        methodRequest: {
          ...base.methodRequest,
          request: { ...base.methodRequest.request, ...told },
        },
      };
      const signals: AbortSignal[] = [];
      const wait = callersBackend(
        (_request, signal) => {
          signals.push(signal);
          return new Promise((_, reject) =>
            signal.addEventListener('abort', () => reject(signal.reason)),
          );
        },
        'AWS backend',
        LIMITS,
      );
      const respond = callersBackend(
        (_request, signal) => {
          signals.push(signal);
          return { statusCode: 204 };
        },
        'AWS backend',
        LIMITS,
      );
      await respond(request);
      const waiting = wait(request);
      client.abort(new Error('gone'));
      for (const watcher of watchers) {
        watcher.clientLeft(new Error('gone'));
      }
      await expect(waiting).rejects.toMatchObject({
        cause: { message: 'The AWS backend threw: gone' },
      });
      expect(signals.map(({ aborted }) => aborted)).toEqual([false, true]);
    },
  );

  test('have their bodies counted as under way', async () => {
    const underWay = new UnderWay();
    let begun = 0;
    underWay.begin = () => {
      begun += 1;
    };
    const backend = () => ({ statusCode: 200, body: { ...CUT_OFF } as Body });
    const { body } = await callersBackend(backend, 'AWS backend', { ...LIMITS, underWay })(
      integrationRequest({ origin: '' }),
    );
    body.sendTo(new RecordingSink());
    expect(begun).toBe(1);
  });
});
