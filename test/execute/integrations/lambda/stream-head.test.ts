import { expect, test } from 'vitest';
import {
  HttpResponseStream,
  streamifyResponse,
} from '../../../../src/lambda/streamify-response.js';
import type { LambdaHandler } from '../../../../src/model/lambda.js';
import { unhandledRejections } from '../../../support/rejections.js';
import { withFunction } from './lambda-document.js';

// Streams of a function: how they are split into metadata and payload, and what breaks them.

const STREAM = { responseTransferMode: 'STREAM', timeoutInMillis: 1000 };
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const NULS = '\0'.repeat(8);

function streaming(...chunks: readonly string[]): LambdaHandler {
  return async function* () {
    for (const chunk of chunks) {
      yield bytes(chunk);
    }
  };
}

test.each<[chunks: readonly string[], status: number, body: string]>([
  [[`{"statusCode":201}${NULS}one`, 'two'], 201, 'onetwo'],
  [['{"statusCode"', ':201}', '\0\0\0', '\0\0\0\0\0', 'one', '\0two'], 201, 'one\0two'],
  [[`{}${NULS}`], 200, ''],
  [[`{}${NULS}${NULS}`], 200, NULS],
  [[`{"headers":{"a":"${'x'.repeat(16_384 - 28)}"}}${NULS}end`], 200, 'end'],
])('%j', async (chunks, status, body) => {
  const answer = await withFunction(streaming(...chunks), STREAM).send({ path: '/x' });
  expect([answer.status, answer.text]).toEqual([status, body]);
});

test.each<[what: string, handler: LambdaHandler]>([
  ['has no delimiter', streaming('{}', 'text')],
  ['is empty', streaming()],
  [
    'has its delimiter too late',
    streaming(`{"headers":{"a":"${'x'.repeat(16_384 - 27)}"}}${NULS}`),
  ],
  ['never ends its metadata', streaming('{', ...Array<string>(100).fill(' '.repeat(1000)))],
  ['has metadata that is not JSON', streaming(`{${NULS}x`)],
  ['has a body in its metadata', streaming(`{"body":"x"}${NULS}`)],
  [
    'is not bytes',
    async function* () {
      yield 5;
    },
  ],
  ['is not a stream', async () => ({ statusCode: 200 })],
  [
    'breaks off at once',
    async function* () {
      yield bytes('{}');
      throw new Error('broken');
    },
  ],
  ['fails before it begins', async () => Promise.reject(new Error('broken'))],
  ['fails in streamifyResponse', streamifyResponse(async () => Promise.reject(new Error('no')))],
])('a stream that %s is a 502', async (_what, handler) => {
  const rejections = unhandledRejections();
  const answer = await withFunction(handler, STREAM).send({ path: '/x' });
  expect(answer.status).toBe(502);
  expect(await rejections()).toEqual([]);
});

test('a stream without metadata in time is a 504, and is cancelled', async () => {
  let cancelled = false;
  const handler: LambdaHandler = () => ({
    [Symbol.asyncIterator]: () => ({
      next: () => new Promise(() => {}),
      return: async () => {
        cancelled = true;
        return { done: true, value: undefined };
      },
    }),
  });
  const { send } = withFunction(handler, { ...STREAM, timeoutInMillis: 50 });
  expect((await send({ path: '/x' })).status).toBe(504);
  expect(cancelled).toBe(true);
});

test('a stream that breaks off after its metadata breaks the response', async () => {
  const handler = async function* (): AsyncGenerator<Uint8Array> {
    yield bytes(`{}${NULS}one`);
    throw new Error('broken');
  };
  await expect(withFunction(handler, STREAM).send({ path: '/x' })).rejects.toThrow('broken');
});

test("handlers of Lambda's runtime", async () => {
  const handler = streamifyResponse(async (event, responseStream) => {
    const metadata = { statusCode: 201, headers: { 'X-A': '1' }, cookies: ['a=1', 'b=2'] };
    const stream = HttpResponseStream.from(responseStream, metadata);
    stream.setContentType('text/plain');
    stream.write('path: ');
    stream.end(event.path);
  });
  const answer = await withFunction(handler, STREAM).send({ path: '/x' });
  expect([answer.status, answer.text]).toEqual([201, 'path: /x']);
  expect(answer.headers).toMatchObject({ 'x-a': '1', 'set-cookie': 'a=1, b=2' });
});

test('a body that a client does not want is cancelled', async () => {
  let cancelled = false;
  const handler = async function* (): AsyncGenerator<Uint8Array> {
    try {
      yield bytes(`{}${NULS}one`);
      yield bytes('two');
    } finally {
      cancelled = true;
    }
  };
  const { gateway } = withFunction(handler, STREAM);
  const response = await gateway.fetch(new Request('http://localhost/x'));
  await response.body?.cancel();
  await gateway.close();
  expect(cancelled).toBe(true);
});
