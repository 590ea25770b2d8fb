import { expect, test } from 'vitest';
import {
  HttpResponseStream,
  type LambdaStreamingHandler,
  streamifyResponse,
} from '../../src/lambda/streamify-response.js';

async function streamed(handler: LambdaStreamingHandler, event: unknown = {}): Promise<string> {
  const stream = streamifyResponse(handler)(event, { awsRequestId: 'id' } as never, () => {});
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream as AsyncIterable<Uint8Array>) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

test('the handler gets event, stream and context, and ends the stream', async () => {
  const handler: LambdaStreamingHandler = (event, stream, { awsRequestId }) => {
    stream.setContentType('text/plain');
    stream.write(`${event.a} ${awsRequestId}`);
    stream.end(' end');
  };
  expect(await streamed(handler, { a: 1 })).toBe('1 id end');
});

test('a promise that resolves ends the stream', async () => {
  expect(await streamed(async (_event, stream) => void stream.write('a'))).toBe('a');
});

test.each([
  ['an error', new Error('torn')],
  ['a text', 'torn'],
])('a promise that rejects with %s breaks the stream off', async (_what, cause) => {
  const handler: LambdaStreamingHandler = async (_event, stream) => {
    stream.write('a');
    throw cause;
  };
  await expect(streamed(handler)).rejects.toThrow('torn');
});

test('what the handler throws before it writes is the failure of the function', () => {
  const handler = streamifyResponse(() => {
    throw new Error('early');
  });
  expect(() => handler({}, {} as never, () => {})).toThrow('early');
});

test('HttpResponseStream writes the metadata, eight NUL bytes, and returns the stream', async () => {
  const handler: LambdaStreamingHandler = (_event, stream) => {
    const same = HttpResponseStream.from(stream, { statusCode: 201, cookies: ['a=1'] });
    expect(same).toBe(stream);
    same.end('body');
  };
  expect(await streamed(handler)).toBe(`{"statusCode":201,"cookies":["a=1"]}${'\0'.repeat(8)}body`);
});
