import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { GatewayOptions } from '../../src/gateway.js';
import type { BackendResponse } from '../../src/model/message.js';
import { bodyText, documentOf, headerRecord, inMemory } from '../support/in-memory.js';
import { requestOf } from '../support/scope.js';

const proxy = documentOf(
  { type: 'http_proxy', httpMethod: 'ANY', uri: 'http://backend.test/p' },
  { method: 'x-amazon-apigateway-any-method' },
);
const custom = documentOf(
  {
    type: 'http',
    httpMethod: 'POST',
    uri: 'http://backend.test/c',
    responses: { default: { statusCode: 200 } },
  },
  { method: 'post' },
);
const bytes = (text: string) => new TextEncoder().encode(text);
async function* stream(...chunks: string[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) {
    yield bytes(chunk);
  }
}

type HookFailure = readonly [
  about: string,
  options: GatewayOptions,
  backend: (() => BackendResponse) | undefined,
];

describe('invoke never rejects', () => {
  test.each([
    [
      'the backend throws',
      {},
      () => {
        throw new Error('bug');
      },
    ],
    ['the backend answers no status', {}, () => ({ statusCode: Number.NaN })],
    [
      'the context hook throws',
      {
        context: () => {
          throw new Error('hook');
        },
      },
      undefined,
    ],
    [
      'backendUri throws',
      {
        backendUri: () => {
          throw new Error('hook');
        },
      },
      undefined,
    ],
    ['backendUri gives no address', { backendUri: () => 'nowhere' }, undefined],
    [
      'onError throws',
      {
        onError: () => {
          throw new Error('watcher');
        },
        context: () => {
          throw new Error('x');
        },
      },
      undefined,
    ],
  ] as readonly HookFailure[])('%s', async (_, options, backend) => {
    const { send } = inMemory(proxy, backend, options);
    expect(await send({ path: '/x' })).toMatchObject({
      status: 500,
      text: '{"message": "Internal server error"}',
      headers: { 'x-amzn-errortype': 'InternalServerErrorException' },
    });
  });

  test('a gateway response that cannot be rendered is the built-in one', async () => {
    const root = {
      'x-amazon-apigateway-gateway-responses': {
        DEFAULT_4XX: {
          responseParameters: { 'gatewayresponse.header.X': 'method.request.querystring.q' },
        },
      },
    };
    const document = documentOf({ type: 'mock' }, { root });
    const answer = await inMemory(document).send({ path: '/none', queryString: 'q=a%0D%0Ab' });
    expect(answer).toMatchObject({ status: 500, text: '{"message": "Internal server error"}' });
  });
});

describe('what nothing matches', () => {
  test('is AWS’s 403', async () => {
    expect(await inMemory(proxy).send({ path: '/none' })).toMatchObject({
      status: 403,
      text: '{"message":"Missing Authentication Token"}',
      headers: {
        'x-amzn-errortype': 'MissingAuthenticationTokenException',
        'content-type': 'application/json',
      },
    });
  });

  test('is passed on with fallthrough, unless there is no next handler', async () => {
    const { gateway } = inMemory(proxy, undefined, { fallthrough: true });
    expect(await gateway.invoke(requestOf({ path: '/none' }))).toBeUndefined();
    const last = { fallthrough: false };
    const answer = await gateway.invoke(requestOf({ path: '/none' }), undefined, last);
    expect(answer?.statusCode).toBe(403);
    expect((await gateway.invoke(requestOf({ path: '/x' })))?.statusCode).toBe(200);
  });
});

describe('X-HTTP-Method-Override', () => {
  test('counts only when asked for', async () => {
    const request = { path: '/x', headers: ['X-HTTP-Method-Override', 'delete'] };
    const plain = inMemory(proxy);
    await plain.send(request);
    expect(plain.calls[0]?.httpMethod).toBe('GET');
    const overridden = inMemory(proxy, undefined, { methodOverride: true });
    await overridden.send(request);
    expect(overridden.calls[0]?.httpMethod).toBe('DELETE');
  });
});

describe('bodies on their way in', () => {
  test.each([
    ['declared too long', ['Content-Length', '11'], stream('short')],
    ['inflated too long', ['Content-Encoding', 'gzip'], gzipSync('x'.repeat(11))],
  ])('%s: 413, which no document can change', async (_, headers, body) => {
    const root = { 'x-amazon-apigateway-gateway-responses': { DEFAULT_4XX: { statusCode: 418 } } };
    const document = { ...custom, ...root };
    const { send, calls } = inMemory(document, undefined, { payloadLimit: 10 });
    expect(await send({ httpMethod: 'POST', path: '/x', headers, body })).toMatchObject({
      status: 413,
      text: '{"message":"Request Too Long"}',
    });
    expect(calls).toHaveLength(0);
  });

  test('streamed too long to a backend of the caller: 413', async () => {
    const { send } = inMemory(
      proxy,
      async (request) => ({ statusCode: 200, body: await bodyText(request) }),
      { payloadLimit: 10 },
    );
    const answer = await send({
      httpMethod: 'POST',
      path: '/x',
      headers: ['Transfer-Encoding', 'chunked'],
      body: stream('123456', '78901'),
    });
    expect(answer.status).toBe(413);
  });

  test.each(['gzip', 'GZIP', 'deflate', 'identity', ''])(
    'Content-Encoding %s is taken off',
    async (coding) => {
      const { deflateSync } = await import('node:zlib');
      const encoded = /gzip/i.test(coding)
        ? gzipSync('{"a":1}')
        : coding === 'deflate'
          ? deflateSync('{"a":1}')
          : bytes('{"a":1}');
      for (const document of [proxy, custom]) {
        const { send, calls } = inMemory(document, async (request) => ({
          statusCode: 200,
          body: await bodyText(request),
        }));
        const answer = await send({
          httpMethod: 'POST',
          path: '/x',
          headers: ['Content-Encoding', coding, 'Content-Length', String(encoded.length)],
          body: encoded,
        });
        expect(answer.text).toBe('{"a":1}');
        expect(calls[0]?.headers.some((text) => text === 'Content-Encoding')).toBe(false);
      }
    },
  );

  test.each([
    ['br', 'x'],
    ['gzip', 'no gzip'],
    ['gzip, br', 'x'],
  ])('%s %s: 415', async (coding, body) => {
    const { send, calls } = inMemory(custom);
    const answer = await send({
      httpMethod: 'POST',
      path: '/x',
      headers: ['Content-Encoding', coding],
      body: bytes(body),
    });
    expect(answer).toMatchObject({ status: 415, text: '{"message":"Unsupported Media Type"}' });
    expect(calls).toHaveLength(0);
  });

  test('the declared length of a streamed body goes along', async () => {
    const { send, calls } = inMemory(proxy);
    await send({
      httpMethod: 'POST',
      path: '/x',
      headers: ['Content-Length', '5'],
      body: stream('hello'),
    });
    expect(calls[0]?.contentLength).toBe(5);
    await send({
      httpMethod: 'POST',
      path: '/x',
      headers: ['Content-Length', '5', 'Content-Encoding', 'gzip'],
      body: stream('hello'),
    });
    expect(calls[1]?.contentLength).toBeUndefined();
  });
});

describe('backends of the caller', () => {
  test('have timeoutInMillis, and their signal tells them to give up', async () => {
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

  test('a type that nobody serves is a 500 and a warning', async () => {
    const document = documentOf({
      type: 'aws_proxy',
      httpMethod: 'POST',
      uri: 'arn:aws:apigateway:us-east-1:lambda:path/x',
    });
    const { send, gateway, errors } = inMemory(document);
    expect((await send({ path: '/x' })).status).toBe(500);
    expect(errors[0]?.cause).toMatchObject({
      message: expect.stringContaining('backends: { AWS_PROXY'),
    });
    expect(gateway.warnings).toContainEqual(expect.objectContaining({ code: 'MISSING_BACKEND' }));
  });

  test('get text, bytes or nothing back, and what the document says of the call', async () => {
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
});

describe('backendUri', () => {
  test('sends a call elsewhere; its text is not parsed anew', async () => {
    const document = documentOf(
      {
        type: 'http_proxy',
        httpMethod: 'GET',
        uri: 'https://internal/{p}',
        connectionType: 'VPC_LINK',
        connectionId: 'link',
        requestParameters: { 'integration.request.path.p': 'method.request.path.p' },
      },
      { path: '/x/{p}' },
    );
    const { send, calls } = inMemory(document, undefined, {
      backendUri: (uri, { connectionId }) =>
        uri.replace('https://internal', `http://${connectionId}.test:81/base`),
    });
    await send({ path: '/x/a%2Fb', queryString: 'q=%41' });
    expect(calls[0]).toMatchObject({ origin: 'http://link.test:81', path: '/base/a%2Fb?q=%41' });
    expect(headerRecord(calls[0]?.headers ?? []).host).toBe('internal');
  });
});

describe('HEAD', () => {
  test('has no body and the length of what GET would have', async () => {
    for (const path of ['/x', '/none']) {
      const { send } = inMemory(proxy, () => ({ statusCode: 200, body: '12345' }));
      const get = await send({ path });
      const head = await send({ httpMethod: 'HEAD', path });
      expect(head.text).toBe('');
      expect(head.headers['content-length']).toBe(get.headers['content-length']);
    }
  });
});
