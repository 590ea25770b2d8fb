import { Readable } from 'node:stream';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { GatewayError } from '../../../src/errors.js';
import { valuesIn } from '../../../src/http/header-list.js';
import type { BackendResponse, Body } from '../../../src/model/message.js';
import { RecordingSink } from '../../support/body-sink.js';
import { documentOf, inMemory } from '../../support/in-memory.js';
import { unhandledRejections } from '../../support/rejections.js';
import { requestOf } from '../../support/scope.js';

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
])('the answer of a caller’s backend, for %s', (_, document) => {
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
    ['an odd list of headers', { statusCode: 200, headers: ['X-A'] }, /an odd length/],
    [
      'pairs of headers',
      {
        statusCode: 200,
        headers: [
          ['X-A', '1'],
          ['X-B', '2'],
        ],
      },
      /a header whose name is an array/,
    ],
    [
      'a number in the list',
      { statusCode: 200, headers: ['X-A', 1] },
      /the header X-A with 1 as its value/,
    ],
    ['a number in the object', { statusCode: 200, headers: { 'X-A': 1 } }, /the header X-A with 1/],
    [
      'null in the object',
      { statusCode: 200, headers: { 'X-A': null } },
      /the header X-A with null/,
    ],
    [
      'a list with a number',
      { statusCode: 200, headers: { 'X-A': ['1', 2] } },
      /the header X-A with 2/,
    ],
    [
      'Headers',
      { statusCode: 200, headers: new Headers({ a: '1' }) },
      /headers that are a Headers/,
    ],
    [
      'headers of a prototype',
      { statusCode: 200, headers: Object.create({ 'X-A': '1' }) },
      /an object that inherits "X-A": give a plain object/,
    ],
    [
      'a stream without chunks',
      { statusCode: 200, body: { [Symbol.asyncIterator]: () => undefined } },
      /a stream whose iterator has no method "next"/,
    ],
    ['a Map of headers', { statusCode: 200, headers: new Map() }, /headers that are a Map/],
    ['headers as text', { statusCode: 200, headers: 'X-A: 1' }, /headers that are a string/],
    [
      'a name that cannot be one',
      { statusCode: 200, headers: ['X A', '1'] },
      /a header with the name "X A"/,
    ],
    ['an empty name', { statusCode: 200, headers: { '': '1' } }, /a header with the name ""/],
    [
      'a value with a line end',
      { statusCode: 200, headers: ['X-A', 'a\r\nb: c'] },
      /the header X-A with characters/,
    ],
    [
      'a value outside of Latin-1',
      { statusCode: 200, headers: ['X-A', '€'] },
      /the header X-A with characters/,
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

  test('is 500 where the function throws, with what it threw as the cause of the cause', async () => {
    const down = new Error('down');
    const { send, errors } = inMemory(document, () => {
      throw down;
    });
    expect((await send({ path: '/x' })).status).toBe(500);
    expect(errors).toMatchObject([
      {
        type: 'DEFAULT_5XX',
        cause: {
          message: expect.stringMatching(/^The HTTP(_PROXY)? backend threw: down$/),
          cause: down,
        },
      },
    ]);
  });

  test('is what a thrown GatewayError says', async () => {
    const { send } = inMemory(document, () => {
      throw new GatewayError('INTEGRATION_FAILURE');
    });
    expect((await send({ path: '/x' })).status).toBe(504);
  });
});

test('several cookies of an object are several headers', async () => {
  const { send } = ask({ statusCode: 200, headers: { 'Set-Cookie': ['a=1', 'b=2'] } });
  const { headerList } = await send({ path: '/x' });
  expect(valuesIn(headerList, 'set-cookie')).toEqual(['a=1', 'b=2']);
});

describe('a body of the caller’s own', () => {
  test('whose methods reject harms nothing', async () => {
    const rejections = unhandledRejections();
    const reject = () => Promise.reject(new Error('later'));
    const { gateway } = inMemory(
      documentOf(
        { type: 'http_proxy', httpMethod: 'GET', uri: 'http://backend.test/p' },
        { method: 'x-amazon-apigateway-any-method' },
      ),
      () => ({ statusCode: 200, body: ownBody({ sendTo: reject, cancel: reject }) as Body }),
    );
    await gateway.invoke(requestOf({ path: '/x', httpMethod: 'HEAD' }));
    const reply = await gateway.invoke(requestOf({ path: '/x' }));
    const sink = new RecordingSink();
    reply?.body?.sendTo(sink);
    await expect(sink.text).rejects.toThrow('later');
    const refused = inMemory(
      proxy,
      () => ({ statusCode: 0, body: ownBody({ cancel: reject }) }) as never,
    );
    expect((await refused.send({ path: '/x' })).status).toBe(500);
    await gateway.close();
    expect(await rejections()).toEqual([]);
  });

  test('whose cancel throws harms nothing', async () => {
    const cancel = () => {
      throw new Error('cancel');
    };
    for (const request of [{ httpMethod: 'HEAD' }, {}]) {
      const { gateway, errors } = inMemory(
        documentOf(
          { type: 'http_proxy', httpMethod: 'GET', uri: 'http://backend.test/p' },
          { method: 'x-amazon-apigateway-any-method' },
        ),
        () => ({ statusCode: 200, body: ownBody({ cancel }) as Body }),
      );
      const reply = await gateway.invoke(requestOf({ path: '/x', ...request }));
      expect(reply?.statusCode).toBe(200);
      expect(() => reply?.body?.cancel()).not.toThrow();
      expect(errors).toEqual([]);
    }
  });

  test.each<readonly [about: string, body: () => unknown, status: number]>([
    ['gives no bytes', () => ownBody({ bytes: async () => 'text' }), 500],
    ['rejects', () => ownBody({ bytes: () => Promise.reject(new Error('x')) }), 500],
    ['throws', () => ownBody({ bytes: () => JSON.parse('{') }), 500],
    ['is larger than the limit', () => ownBody({ bytes: async () => new Uint8Array(11) }), 500],
    ['never ends', () => ownBody({ bytes: () => new Promise(() => {}) }), 504],
    ['streams numbers', () => chunks(5 as never), 500],
    ['streams more than the limit', () => chunks('123456', '123456'), 500],
  ])('that is needed whole and %s is a failure, and given up', async (_, make, status) => {
    let givenUp = 0;
    const document = JSON.parse(JSON.stringify(custom));
    document.paths['/x'].get['x-amazon-apigateway-integration'].timeoutInMillis = 50;
    const body = make() as Partial<Body> & { return?: () => unknown };
    const original = body.return?.bind(body);
    if (original === undefined) {
      body.cancel = () => {
        givenUp += 1;
      };
    } else {
      body.return = () => {
        givenUp += 1;
        return original();
      };
    }
    const { send } = inMemory(document, () => ({ statusCode: 200, body: body as Body }), {
      payloadLimit: 10,
    });
    expect((await send({ path: '/x' })).status).toBe(status);
    expect(givenUp).toBe(1);
  });

  test('that cannot be used is given up', async () => {
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

  test('that comes after the deadline is given up', async () => {
    const document = JSON.parse(JSON.stringify(proxy));
    document.paths['/x'].get['x-amazon-apigateway-integration'].timeoutInMillis = 50;
    let answerLate: (answer: BackendResponse) => void = () => {};
    const late = new Promise<BackendResponse>((resolve) => {
      answerLate = resolve;
    });
    const { send } = inMemory(document, () => late);
    expect((await send({ path: '/x' })).status).toBe(504);
    await new Promise<void>((cancel) => {
      answerLate({ statusCode: 200, body: ownBody({ cancel }) as Body });
    });
  });
});
