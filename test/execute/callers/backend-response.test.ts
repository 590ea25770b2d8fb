import { Readable } from 'node:stream';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import type { Body } from '../../../src/model/message.js';
import { documentOf, inMemory } from '../../support/in-memory.js';

const proxy = documentOf({ type: 'http_proxy', httpMethod: 'GET', uri: 'http://backend.test/p' });
const custom = documentOf(
  {
    type: 'http',
    httpMethod: 'GET',
    uri: 'http://backend.test/p',
    responses: {
      default: {
        statusCode: 200,
        responseParameters: { 'method.response.header.a': 'integration.response.header.X-A' },
      },
    },
  },
  { operation: { responses: { 200: { description: 'ok', headers: { a: {} } } } } },
);

const ask = (answer: unknown, document: object = proxy) =>
  inMemory(document, () => answer as never);

const bytes = (text: string) => new TextEncoder().encode(text);
async function* chunks(...texts: readonly (string | Uint8Array)[]) {
  yield* texts;
}
const ownBody = (more: Partial<Record<keyof Body, unknown>> = {}) => ({
  length: 3,
  sendTo: (sink: { end(last: Uint8Array): void }) => sink.end(bytes('own')),
  bytes: async () => bytes('own'),
  cancel: () => {},
  ...more,
});

describe.each([
  ['a proxy', proxy],
  ['a custom integration', custom],
])('the response of a caller’s backend, for %s', (_, document) => {
  test.each<readonly [about: string, make: () => unknown, text: string]>([
    ['nothing', () => undefined, ''],
    ['null', () => null, ''],
    ['text', () => 'täxt', 'täxt'],
    ['bytes', () => bytes('bytes'), 'bytes'],
    ['a Buffer', () => Buffer.from('buffer'), 'buffer'],
    ['bytes of another realm', () => runInNewContext('new Uint8Array([120, 121])'), 'xy'],
    ['an ArrayBuffer', () => bytes('array').buffer, 'array'],
    ['a Body', ownBody, 'own'],
    ['a Readable', () => Readable.from([Buffer.from('re'), 'adable']), 'readable'],
    ['a web stream', () => new Response('web').body, 'web'],
    ['an async generator', () => chunks('one ', bytes('two')), 'one two'],
  ])('may have as its body: %s', async (_about, make, text) => {
    const { send, errors } = ask({ statusCode: 200, body: make() }, document);
    expect(await send({ path: '/x' })).toMatchObject({ status: 200, text });
    expect(errors).toEqual([]);
  });

  test.each<readonly [about: string, headers: unknown]>([
    ['a list', ['X-A', '1', 'X-B', '2']],
    ['an object', { 'X-A': '1', 'X-B': undefined }],
    ['an object with lists', { 'X-A': ['1'] }],
  ])('may have as its headers: %s', async (_about, headers) => {
    const { send } = ask({ statusCode: 200, headers }, document);
    expect((await send({ path: '/x' })).headers).toMatchObject(
      document === proxy ? { 'x-a': '1' } : { a: '1' },
    );
  });

  test.each<readonly [about: string, answer: unknown, reason: RegExp]>([
    ['nothing', undefined, /undefined: return \{ statusCode, headers, body \}/],
    ['null', null, /null: return/],
    ['a text', 'hello', /a string: return/],
    ['a list', [], /an array: return/],
    ['a Response', new Response('x'), /a Response: return/],
    ['no status', {}, /the statusCode undefined/],
    ['a status as text', { statusCode: '200' }, /the statusCode "200"/],
    ['an odd status', { statusCode: 200.5 }, /the statusCode 200\.5/],
    ['an interim status', { statusCode: 100 }, /the statusCode 100/],
    [
      'a body that is an object',
      { statusCode: 200, body: { a: 1 } },
      /a body that is an object: pass it through JSON\.stringify/,
    ],
    [
      'a body that is a list',
      { statusCode: 200, body: [1] },
      /a body that is an array: pass it through JSON\.stringify/,
    ],
    [
      'a body that is a number',
      { statusCode: 200, body: 5 },
      /a body that is 5: pass it through JSON\.stringify/,
    ],
    ['a body that is true', { statusCode: 200, body: true }, /a body that is true/],
    ['a body that is a function', { statusCode: 200, body: () => '' }, /a body that is a function/],
    [
      'a body that is a promise',
      { statusCode: 200, body: Promise.resolve('') },
      /a body that is a promise/,
    ],
    [
      'a body with an odd length',
      { statusCode: 200, body: ownBody({ length: -1 }) },
      /whose length is -1/,
    ],
    [
      'a stream without chunks',
      { statusCode: 200, body: { [Symbol.asyncIterator]: () => undefined } },
      /a stream whose iterator has no method "next"/,
    ],
    [
      'a getter that throws',
      {
        get statusCode() {
          throw new Error('gone');
        },
      },
      /gone/,
    ],
  ])('is 500 where it is %s', async (_about, answer, reason) => {
    const { send, errors } = ask(answer, document);
    expect(await send({ path: '/x' })).toMatchObject({
      status: 500,
      text: '{"message": "Internal server error"}',
    });
    expect(errors).toMatchObject([
      { type: 'API_CONFIGURATION_ERROR', cause: { message: expect.stringMatching(reason) } },
    ]);
    expect(errors[0]).toHaveProperty(
      'cause.message',
      expect.stringMatching(/^The HTTP(_PROXY)? backend returned/),
    );
  });
});

test('a body that cannot be used is destroyed', async () => {
  let destroyed = 0;
  const stream = new Readable({
    read() {},
    destroy(_, done) {
      destroyed += 1;
      done(null);
    },
  });
  const { send } = ask({ statusCode: 200, headers: ['odd'], body: stream });
  expect((await send({ path: '/x' })).status).toBe(500);
  expect(destroyed).toBe(1);
});
