import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { holdBody } from '../../src/http/held-body.js';
import type { Body, BodySink } from '../../src/model/message.js';
import { RecordingSink } from '../support/body-sink.js';
import { documentOf, headerRecord, inMemory } from '../support/in-memory.js';
import { requestOf } from '../support/scope.js';

/** A body without a length that pushes `count` chunks, heeds pauses, and counts what it pushed. */
class Pushing implements Body {
  readonly length: undefined;
  readonly #count: number;
  readonly #ending: 'end' | 'fail' | 'wait';
  pushed = 0;
  cancelled = false;

  constructor(count: number, ending: 'end' | 'fail' | 'wait' = 'end') {
    this.#count = count;
    this.#ending = ending;
  }

  sendTo(sink: BodySink): void {
    const push = (): void => {
      while (this.pushed < this.#count) {
        this.pushed++;
        if (!sink.write(Buffer.from(`chunk ${this.pushed} `.padEnd(10)))) {
          sink.onDrain(push);
          return;
        }
      }
      if (this.#ending === 'end') {
        sink.end();
      } else if (this.#ending === 'fail') {
        sink.fail(new Error('torn'));
      }
    };
    push();
  }

  bytes(): Promise<Uint8Array> {
    return Promise.reject(new Error('not read like this'));
  }

  cancel(): void {
    this.cancelled = true;
  }
}

const text = (count: number): string =>
  Array.from({ length: count }, (_, i) => `chunk ${i + 1} `.padEnd(10)).join('');

describe('a body of unknown length', () => {
  test.each([0, 1, 5])('of %d chunks within the limit is held whole', async (count) => {
    expect(Buffer.from((await holdBody(new Pushing(count), 50)) as Uint8Array).toString()).toBe(
      text(count),
    );
  });

  test('past the limit is streamed, at the pace of its reader', async () => {
    const source = new Pushing(20);
    const held = (await holdBody(source, 50)) as Body;
    expect(source.pushed).toBe(6);
    const sink = new RecordingSink();
    sink.ready = false;
    held.sendTo(sink);
    expect(source.pushed).toBe(6);
    sink.resume?.();
    expect(source.pushed).toBe(7);
    sink.ready = true;
    sink.resume?.();
    expect(await sink.text).toBe(text(20));
  });

  test('past the limit with its last chunk', async () => {
    const held = (await holdBody(new Pushing(6), 50)) as Body;
    expect(await new RecordingSink(held).text).toBe(text(6));
  });

  test('that breaks off while it is held fails, and afterwards breaks off', async () => {
    await expect(holdBody(new Pushing(2, 'fail'), 50)).rejects.toThrow('torn');
    const held = (await holdBody(new Pushing(8, 'fail'), 50)) as Body;
    await expect(new RecordingSink(held).text).rejects.toThrow('torn');
  });

  test('is cancelled at its source', async () => {
    const source = new Pushing(20);
    ((await holdBody(source, 50)) as Body).cancel();
    expect(source.cancelled).toBe(true);
  });

  test('can still be read as bytes, within a limit', async () => {
    const read = async (limit: number): Promise<Uint8Array> =>
      ((await holdBody(new Pushing(20), 50)) as Body).bytes(limit);
    expect(Buffer.from(await read(200)).toString()).toBe(text(20));
    await expect(read(199)).rejects.toMatchObject({ code: 'ERR_BODY_TOO_LARGE' });
  });
});

describe('compression of a response whose length is unknown', () => {
  const document = documentOf(
    { type: 'http_proxy', httpMethod: 'GET', uri: 'http://b.test' },
    { root: { 'x-amazon-apigateway-minimum-compression-size': 30 } },
  );
  const request = requestOf({ path: '/x', headers: ['Accept-Encoding', 'gzip'] });

  test.each([
    { what: 'within the payload limit', count: 5, coding: 'gzip' },
    { what: 'past it, which is sent as it comes', count: 2000, coding: undefined },
    { what: 'below the minimum', count: 2, coding: undefined },
  ])('$what', async ({ count, coding }) => {
    const { gateway } = inMemory(document, () => ({ statusCode: 200, body: new Pushing(count) }), {
      payloadLimit: 50,
    });
    const reply = await gateway.invoke(request);
    expect(reply?.statusCode).toBe(200);
    expect(headerRecord(reply?.headers ?? [])['content-encoding']).toBe(coding);
    const sink = new RecordingSink(reply?.body);
    await sink.text;
    const bytes = Buffer.concat(sink.chunks);
    expect((coding === undefined ? bytes : gunzipSync(bytes)).toString()).toBe(text(count));
  });

  test('never with responseTransferMode STREAM, as on AWS', async () => {
    for (const [mode, coding] of [
      ['STREAM', undefined],
      ['BUFFERED', 'gzip'],
    ]) {
      const { send } = inMemory(
        documentOf(
          {
            type: 'http_proxy',
            httpMethod: 'GET',
            uri: 'http://b.test',
            responseTransferMode: mode,
          },
          { root: { 'x-amazon-apigateway-minimum-compression-size': 0 } },
        ),
      );
      expect((await send(request)).headers['content-encoding']).toBe(coding);
    }
  });

  test('never of server-sent events, which nothing holds back', async () => {
    const headers = ['Content-Type', 'text/event-stream; charset=utf-8'];
    const body = new Pushing(2, 'wait');
    const { gateway } = inMemory(document, () => ({ statusCode: 200, headers, body }));
    const reply = await gateway.invoke(request);
    const sink = new RecordingSink(reply?.body);
    expect(Buffer.concat(sink.chunks).toString()).toBe(text(2));
  });
});
