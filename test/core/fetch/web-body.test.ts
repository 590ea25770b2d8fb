import { describe, expect, test } from 'vitest';
import { completeBody, webBody } from '../../../src/core/fetch/web-body.js';
import type { RequestBody } from '../../../src/model/message.js';

const post = (body: unknown): Request =>
  new Request('http://a.test/', { method: 'POST', body, duplex: 'half' } as never);

async function textOf(body: RequestBody): Promise<string> {
  if (body instanceof Uint8Array) {
    return Buffer.from(body).toString();
  }
  const chunks: Uint8Array[] = [];
  for await (const chunk of body ?? []) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

/** A stream whose chunks come when they are asked for, and what became of it. */
function streamOf(...chunks: readonly unknown[]) {
  const state = { pulled: 0, cancelled: false };
  const stream = new ReadableStream(
    {
      async pull(controller) {
        await new Promise((resolve) => setImmediate(resolve));
        const chunk = chunks[state.pulled++];
        if (chunk instanceof Error) {
          controller.error(chunk);
        } else if (chunk === undefined) {
          controller.close();
        } else {
          controller.enqueue(chunk);
        }
      },
      cancel: () => {
        state.cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { stream, state };
}

const bytes = (text: string): Uint8Array => Buffer.from(text);

describe('the body of a Request', () => {
  test('that has none', () => {
    expect(webBody(new Request('http://a.test/'))).toBeUndefined();
    expect(webBody(new Request('http://a.test/', { method: 'POST' }))).toBeUndefined();
  });

  test('made from text, bytes or a form is at hand', async () => {
    const form = new URLSearchParams({ a: '1' });
    for (const [given, text] of [
      ['text', 'text'],
      [bytes('bytes'), 'bytes'],
      [form, 'a=1'],
      ['', ''],
    ] as const) {
      const body = await completeBody(webBody(post(given)));
      expect(body).toBeInstanceOf(Uint8Array);
      expect(await textOf(body)).toBe(text);
    }
  });

  test('that arrives later stays a stream, and loses nothing', async () => {
    const { stream } = streamOf(bytes('a'), bytes('b'), bytes('c'));
    const body = await completeBody(webBody(post(stream)));
    expect(body).not.toBeInstanceOf(Uint8Array);
    expect(await textOf(body)).toBe('abc');
  });

  test('that never ends and is always at hand is not collected', async () => {
    const stream = new ReadableStream({ pull: (controller) => controller.enqueue(bytes('x')) });
    const body = await completeBody(webBody(post(stream)));
    const iterator = (body as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]();
    for (let i = 0; i < 20; i++) {
      expect((await iterator.next()).value).toEqual(bytes('x'));
    }
    await iterator.return?.();
    expect((await iterator.next()).done).toBe(true);
  });

  test('is untouched until it is read, and cancelled when the reader stops', async () => {
    const { stream, state } = streamOf(bytes('a'), bytes('b'));
    const request = post(stream);
    const body = webBody(request) as AsyncIterable<Uint8Array>;
    expect([state.pulled, request.body?.locked]).toEqual([0, false]);
    for await (const chunk of body) {
      expect(chunk).toEqual(bytes('a'));
      break;
    }
    expect(state.cancelled).toBe(true);
  });

  test('that breaks off', async () => {
    const { stream } = streamOf(bytes('a'), new Error('gone'));
    await expect(textOf(webBody(post(stream)))).rejects.toMatchObject({
      type: 'BAD_REQUEST_BODY',
      cause: { message: 'gone' },
    });
    const { stream: atOnce } = streamOf(new Error('gone'));
    await expect(textOf(await completeBody(webBody(post(atOnce))))).rejects.toMatchObject({
      type: 'BAD_REQUEST_BODY',
    });
  });

  test('whose chunks are not bytes', async () => {
    const { stream } = streamOf({ hello: 'world' });
    await expect(textOf(webBody(post(stream)))).rejects.toMatchObject({
      type: 'API_CONFIGURATION_ERROR',
      cause: { message: expect.stringContaining('produce bytes or strings') },
    });
  });

  test.each([
    ['read', async (request: Request) => void (await request.text())],
    ['locked', async ({ body }: Request) => void body?.getReader()],
  ])('that is %s already fails when it is needed', async (_what, spoil) => {
    const request = post('text');
    await spoil(request);
    const body = await completeBody(webBody(request));
    await expect(textOf(body)).rejects.toMatchObject({
      type: 'API_CONFIGURATION_ERROR',
      cause: { message: expect.stringContaining('mount the gateway in front of') },
    });
  });
});
