import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { contentLengthOf } from '../../../src/execute/request-context/content-length.js';
import type { MatchedExchange } from '../../../src/execute/request-context/exchange.js';
import { documentOf, inMemory } from '../../support/in-memory.js';

const stream = Readable.from([]);

test.each<
  [what: string, headers: string[], body: Readable | Uint8Array | undefined, number | undefined]
>([
  ['a stream', ['content-LENGTH', '4'], stream, 4],
  ['a stream without a length', [], stream, undefined],
  ['a stream that was decompressed', ['Content-Length', '4'], Readable.from([]), undefined],
  ['bytes', ['Content-Length', '4'], new Uint8Array(4), undefined],
  ['no body', ['Content-Length', '4'], undefined, undefined],
])('the declared length of %s', (_, headers, body, expected) => {
  const exchange = { request: { request: { headers, body: stream } } };
  expect(contentLengthOf(exchange as unknown as MatchedExchange, body)).toBe(expected);
});

test('a body that has arrived is read at once, before Node has seen its end', async () => {
  const { send, calls } = inMemory(
    documentOf(
      {
        type: 'http',
        httpMethod: 'POST',
        uri: 'http://backend.test/',
        requestTemplates: { 'application/json': "$input.path('$.a')" },
        responses: { default: { statusCode: '200' } },
      },
      { method: 'post' },
    ),
  );
  const body = new Readable({ read() {} });
  body.push('{"a":"b"}');
  const headers = ['Content-Type', 'application/json', 'Content-Length', '9'];
  await send({ httpMethod: 'POST', path: '/x', headers, body });
  expect(Buffer.from(calls[0]?.body as Uint8Array).toString()).toBe('b');
});
