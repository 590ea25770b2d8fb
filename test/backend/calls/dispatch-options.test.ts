import { Agent, type Dispatcher, MockAgent } from 'undici';
import { describe, expect, onTestFinished, test } from 'vitest';
import { dispatchOptions } from '../../../src/backend/calls/dispatch-options.js';
import type { HttpDispatcher } from '../../../src/backend/dispatcher.js';
import { createHttpBackend } from '../../../src/backend/http.js';
import { RecordingSink } from '../../support/body-sink.js';
import { integrationRequest } from '../../support/integration-request.js';

const request = integrationRequest({ origin: 'http://b.test', httpMethod: 'POST' });

describe('mocks of undici', () => {
  function mock(): MockAgent {
    const agent = new MockAgent();
    agent.disableNetConnect();
    onTestFinished(() => agent.close());
    return agent;
  }

  async function post(dispatcher: HttpDispatcher, body: Uint8Array): Promise<string> {
    const { send } = createHttpBackend({ dispatcher, payloadLimit: 100 });
    const answer = await send({ ...request, body });
    return new RecordingSink(answer.body).text;
  }

  test.each(['{"a":1}', 'caf\u00e9 \u{1f436}', '\ufeffx'])(
    'match a body of text: %s',
    async (text) => {
      const agent = mock();
      agent
        .get(request.origin)
        .intercept({ path: '/', method: 'POST', body: text })
        .reply(200, ({ body }) => String(body).toUpperCase());
      expect(await post(agent, Buffer.from(text))).toBe(
        Buffer.from(text.toUpperCase()).toString('latin1'),
      );
    },
  );

  test('get what is not UTF-8 as a Buffer', async () => {
    const agent = mock();
    let seen: unknown;
    agent
      .get(request.origin)
      .intercept({ path: '/', method: 'POST' })
      .reply(200, ({ body }) => {
        seen = body;
        return '';
      });
    await post(agent, Uint8Array.of(0xff, 0xfe));
    expect(seen).toEqual(Buffer.from([0xff, 0xfe]));
  });

  test('that expect another request say so in words', async () => {
    const agent = mock();
    agent.get(request.origin).intercept({ path: '/', method: 'POST', body: 'a' }).reply(200);
    await expect(post(agent, Buffer.from('{"b":2}'))).rejects.toMatchObject({
      type: 'API_CONFIGURATION_ERROR',
      cause: { message: expect.stringContaining('{"b":2}') },
    });
  });
});

describe('every other dispatcher', () => {
  test('gets the very bytes', () => {
    const body = Buffer.from('{"a":1}');
    expect(dispatchOptions(request, body).body).toBe(body);
  });

  test.each([
    ['http://b.test', undefined],
    ['https://b.test', 'b.test'],
    ['https://b.test:8443', 'b.test'],
    ['https://192.0.2.1:443', ''],
    ['https://[2001:db8::1]', ''],
  ])('%s believes the certificate of %j', (origin, servername) => {
    expect(dispatchOptions({ ...request, origin }, undefined).servername).toBe(servername);
  });

  test('the type of a dispatcher has only the members that are used', () => {
    /** As undici 8 declares it: handlers know no `onConnect` any more. */
    class Newer {
      dispatch(
        options: { origin?: string | URL; path: string; method: string; body?: unknown },
        handler: {
          onRequestStart?(controller: Dispatcher.DispatchController, context: unknown): void;
          onResponseError?(controller: Dispatcher.DispatchController, error: Error): void;
        },
      ): boolean {
        return options.path === '' && handler.onRequestStart === undefined;
      }
    }
    const fitting: readonly HttpDispatcher[] = [new Newer(), new Agent(), new MockAgent()];
    // @ts-expect-error an object without `dispatch`
    const unfitting: HttpDispatcher = {};
    expect([...fitting, unfitting].filter(({ dispatch }) => dispatch)).toHaveLength(3);
  });
});
