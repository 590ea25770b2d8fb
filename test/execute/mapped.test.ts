import { describe, expect, test } from 'vitest';
import type { BackendResponse } from '../../src/model/message.js';
import { bodyText, documentOf, inMemory } from '../support/in-memory.js';

const http = (more: object = {}, operation: object = {}, root: object = {}) =>
  documentOf(
    {
      type: 'http',
      httpMethod: 'POST',
      uri: 'http://backend.test/c',
      responses: { default: { statusCode: 200 } },
      ...more,
    },
    { method: 'post', operation, root },
  );
const post = (text: string, headers: readonly string[] = []) => ({
  httpMethod: 'POST',
  path: '/x',
  headers,
  body: text === '' ? undefined : new TextEncoder().encode(text),
});
const GATEWAY_RESPONSES = 'x-amazon-apigateway-gateway-responses';
const json = (value: unknown): BackendResponse => ({
  statusCode: 200,
  body: JSON.stringify(value),
});

describe('the integration request of a custom integration', () => {
  test.each([
    ['POST', ['content-type', 'text/csv'], 'a', 'text/csv'],
    ['POST', [], 'a', 'application/json'],
    ['POST', [], '', undefined],
    ['GET', ['Content-Type', 'text/csv'], 'a', undefined],
  ])('%s with %j and body "%s" sends Content-Type %s', async (httpMethod, headers, text, sent) => {
    const document = documentOf(
      {
        type: 'http',
        httpMethod: 'POST',
        uri: 'http://b.test',
        responses: { default: { statusCode: 200 } },
      },
      { method: 'x-amazon-apigateway-any-method' },
    );
    const { send, calls } = inMemory(document);
    await send({ ...post(text, headers), httpMethod });
    const at = calls[0]?.headers.indexOf('Content-Type') ?? -1;
    expect(at === -1 ? undefined : calls[0]?.headers[at + 1]).toBe(sent);
  });

  test.each([
    ['http://b.test/p', '/p?one=2&many=1&many=2&raw=a%2Fb%26c'],
    ['http://b.test/p?x=1', '/p?x=1&one=2&many=1&many=2&raw=a%2Fb%26c'],
    ['http://b.test/p?', '/p?one=2&many=1&many=2&raw=a%2Fb%26c'],
  ])('the query of %s', async (uri, path) => {
    const document = documentOf(
      {
        type: 'http',
        httpMethod: 'GET',
        uri,
        requestParameters: {
          'integration.request.querystring.one': 'method.request.querystring.q',
          'integration.request.querystring.many': 'method.request.multivaluequerystring.q',
          'integration.request.querystring.raw': 'method.request.path.id',
          'integration.request.querystring.none': 'method.request.header.none',
        },
        responses: { default: { statusCode: 200 } },
      },
      {
        path: '/x/{id}',
        operation: {
          parameters: [
            { name: 'q', in: 'query' },
            { name: 'none', in: 'header' },
          ],
        },
      },
    );
    const { send, calls } = inMemory(document);
    await send({ path: '/x/a%2Fb&c', queryString: 'q=1&other=0&q=2' });
    expect(calls[0]?.path).toBe(path);
  });

  test.each([
    ['{broken', 400, '{"message":"Could not process payload"}'],
    ['plain text', 200, '{}'],
  ])('a template that reads the payload %s: %i', async (text, status, body) => {
    const document = http({ requestTemplates: { 'application/json': "$input.path('$.a')" } });
    expect(await inMemory(document).send(post(text))).toMatchObject({ status, text: body });
  });

  test('a template that fails is a 500 whose cause names the place', async () => {
    const document = http({
      requestTemplates: { 'application/json': 'ok\n  $input.body.substring(99)' },
    });
    const { send, errors, calls } = inMemory(document);
    expect((await send(post('{}'))).status).toBe(500);
    expect(calls).toHaveLength(0);
    expect(errors[0]?.cause).toMatchObject({ name: 'TemplateError', line: 2, column: 15 });
  });

  test('overrides go over mappings, in any spelling', async () => {
    const document = http({
      uri: 'http://b.test/{p}',
      requestParameters: {
        'integration.request.header.X-A': "'mapped'",
        'integration.request.path.p': "'mapped'",
        'integration.request.querystring.q': "'mapped'",
      },
      requestTemplates: {
        'application/json':
          '#set($context.requestOverride.header.x-a = ["1", "2"])#set($context.requestOverride.path.p = "a/b")#set($context.requestOverride.querystring.q = "c d")#set($context.requestOverride.header.new = 7)',
      },
    });
    const { send, calls } = inMemory(document);
    await send(post('{}'));
    expect(calls[0]?.path).toBe('/a%2Fb?q=c%20d');
    expect(calls[0]?.headers.slice(0, 6)).toEqual(['x-a', '1', 'x-a', '2', 'new', '7']);
  });

  test.each(['Content-Length', 'bad name'])('an override of the header %s fails', async (name) => {
    const document = http({
      requestTemplates: {
        'application/json': `#set($context.requestOverride.header["${name}"] = "1")`,
      },
    });
    expect((await inMemory(document).send(post('{}'))).status).toBe(500);
  });
});

describe('the integration response', () => {
  const responses = {
    200: { statusCode: 200, responseTemplates: { 'application/json': 'ok' } },
    '4\\d{2}': { statusCode: 400, responseTemplates: { 'application/json': 'four' } },
    '404': { statusCode: 404, responseTemplates: { 'application/json': 'exact' } },
    '5\\d{2}': { statusCode: 500, responseTemplates: { 'application/json': 'five' } },
    '50[23]': { statusCode: 502, responseTemplates: { 'application/json': 'own status' } },
    default: { statusCode: 203, responseTemplates: { 'application/json': 'rest' } },
  };
  const declared = Object.fromEntries(
    [200, 203, 400, 404, 500, 502].map((status) => [status, { description: '' }]),
  );
  test.each([
    [200, 200, 'ok'],
    [403, 400, 'four'],
    [404, 404, 'exact'],
    [500, 500, 'five'],
    [502, 502, 'own status'],
    [503, 500, 'five'],
    [302, 203, 'rest'],
  ])('for a backend that answers %i', async (answered, status, text) => {
    const { send } = inMemory(http({ responses }, { responses: declared }), () => ({
      statusCode: answered,
    }));
    expect(await send(post(''))).toMatchObject({ status, text });
  });

  test('a status that the method does not declare is a 500', async () => {
    const { send, errors } = inMemory(http({ responses: { default: { statusCode: 201 } } }));
    expect((await send(post(''))).status).toBe(500);
    expect(errors[0]?.cause).toMatchObject({
      message: expect.stringContaining('No method response exists'),
    });
  });

  test.each([
    ['text/html', 'html'],
    ['text/html;q=0.5, application/xml', 'html'],
    ['application/xml', 'xml'],
    ['*/*', 'json'],
    [undefined, 'json'],
  ])('Accept %s gets the template %s', async (accept, text) => {
    const responseTemplates = {
      'application/xml': 'xml',
      'text/html': 'html',
      'application/json': 'json',
    };
    const document = http({ responses: { default: { statusCode: 200, responseTemplates } } });
    const headers = accept === undefined ? [] : ['Accept', accept];
    expect((await inMemory(document).send(post('', headers))).text).toBe(text);
  });

  test('without application/json the first template serves', async () => {
    const responseTemplates = { 'application/xml': 'xml', 'text/html': 'html' };
    const document = http({ responses: { default: { statusCode: 200, responseTemplates } } });
    expect((await inMemory(document).send(post('', ['Accept', 'a/b']))).text).toBe('xml');
  });

  test.each(['', null])('an empty template (%j) lets the payload pass', async (empty) => {
    const responseTemplates = { 'application/xml': 'xml', 'application/json': empty };
    const document = http({ responses: { default: { statusCode: 200, responseTemplates } } });
    const { send } = inMemory(document, () => ({ statusCode: 200, body: '<as it is>' }));
    expect((await send(post(''))).text).toBe('<as it is>');
    expect((await send(post('', ['Accept', 'application/xml']))).text).toBe('xml');
  });

  test('an override of the status may be one that nobody declared', async () => {
    const responseTemplates = {
      'application/json':
        '#set($context.responseOverride.status = 418)#set($context.responseOverride.header.Connection = "x")t',
    };
    const document = http({ responses: { default: { statusCode: 200, responseTemplates } } });
    const answer = await inMemory(document).send(post(''));
    expect(answer).toMatchObject({
      status: 418,
      text: 't',
      headers: { 'x-amzn-remapped-connection': 'x' },
    });
  });

  test.each([100, 101, 199])('the status %i ends no request: it is a 500', async (status) => {
    const template = `#set($context.responseOverride.status = ${status})t`;
    const responseTemplates = { 'application/json': template };
    const documents = [
      http({ responses: { default: { statusCode: 200, responseTemplates } } }),
      http(
        { responses: { default: { statusCode: status } } },
        { responses: { [status]: { description: '' } } },
      ),
      http({ responses: {} }, {}, { [GATEWAY_RESPONSES]: { DEFAULT_5XX: { statusCode: status } } }),
    ];
    for (const document of documents) {
      const { send } = inMemory(document);
      expect(await send(post(''))).toMatchObject({
        status: 500,
        text: '{"message": "Internal server error"}',
      });
    }
  });

  test('a response template reads the answer, and the request’s parameters', async () => {
    const responseTemplates = {
      'application/json': "$input.path('$.n') $input.params('q') $input.body",
    };
    const document = http({ responses: { default: { statusCode: 200, responseTemplates } } });
    const { send } = inMemory(document, () => json({ n: 1.5 }));
    expect((await send({ ...post('{"n":9}'), queryString: 'q=z' })).text).toBe('1.5 z {"n":1.5}');
  });

  test('an answer past the payload limit is a 500', async () => {
    const { send, errors } = inMemory(http(), () => ({ statusCode: 200, body: '12345678901' }), {
      payloadLimit: 10,
    });
    expect((await send(post(''))).status).toBe(500);
    expect(errors[0]).toMatchObject({
      type: 'API_CONFIGURATION_ERROR',
      cause: { code: 'ERR_BODY_TOO_LARGE' },
    });
  });

  test('a broken backend body in a template is a 500', async () => {
    const responseTemplates = { 'application/json': "$input.path('$.n')" };
    const document = http({ responses: { default: { statusCode: 200, responseTemplates } } });
    expect(
      (await inMemory(document, () => ({ statusCode: 200, body: '{oops' })).send(post(''))).status,
    ).toBe(500);
  });
});

describe('mock', () => {
  const mock = (requestTemplates: object | undefined, more: object = {}) =>
    documentOf(
      {
        type: 'mock',
        ...(requestTemplates && { requestTemplates }),
        responses: {
          default: { statusCode: 200, responseTemplates: { 'application/json': 'default' } },
          '2\\d\\d': {
            statusCode: 200,
            responseTemplates: { 'application/json': 'two [$input.body]' },
          },
        },
        ...more,
      },
      { method: 'x-amazon-apigateway-any-method' },
    );
  test.each([
    ['{"statusCode": 200}', 200, 'two [{}]'],
    ["{statusCode: 201, 'x': {y: [1,]},}", 200, 'two [{}]'],
    ['{"statusCode": 500, "more": 1}', 200, 'default'],
    ['{"statusCode": -1}', 200, 'default'],
    ['{"statusCode": 99999}', 200, 'default'],
    ['{"statusCode": "200"}', 500, '{"message": "Internal server error"}'],
    ['{"statusCode": 200.0}', 500, '{"message": "Internal server error"}'],
    ['{}', 500, '{"message": "Internal server error"}'],
    ['200', 500, '{"message": "Internal server error"}'],
    ['', 500, '{"message": "Internal server error"}'],
    ['{"statusCode": 200', 500, '{"message": "Internal server error"}'],
  ])('%s', async (template, status, text) => {
    expect(
      await inMemory(mock({ 'application/json': template })).send({ path: '/x' }),
    ).toMatchObject({ status, text });
  });

  test('answers a preflight, and sends no trace id', async () => {
    const { send } = inMemory(mock({ 'application/json': '{"statusCode": 200}' }));
    const answer = await send({
      httpMethod: 'OPTIONS',
      path: '/x',
      headers: ['Accept', '*/*', 'Origin', 'http://o', 'X-Amzn-Trace-Id', 'Root=1-x'],
    });
    expect(answer.status).toBe(200);
    expect(answer.headers['x-amzn-trace-id']).toBeUndefined();
  });

  test.each([
    ['CONVERT_TO_TEXT', 'application/json', 200, 'default'],
    ['CONVERT_TO_TEXT', '*/*', 200, 'default'],
    [undefined, '*/*', 500, '{"message": "Internal server error"}'],
  ])(
    'answers where every type is binary: %s, Accept %s',
    async (contentHandling, accept, status, text) => {
      const document = mock({ 'application/json': '{"statusCode": 404}' }, { contentHandling });
      const root = { ...document, 'x-amazon-apigateway-binary-media-types': ['*/*'] };
      const answer = await inMemory(root).send({
        httpMethod: 'OPTIONS',
        path: '/x',
        headers: ['Accept', accept],
      });
      expect(answer).toMatchObject({ status, text });
    },
  );
});

describe('binary data', () => {
  const PNG = new Uint8Array([0x89, 0x50, 0xff, 0x00]);
  const B64 = 'iVD/AA==';
  const TEXT = '\ufffdP\ufffd\0';
  const types = { 'x-amazon-apigateway-binary-media-types': ['image/png'] };
  test.each([
    ['text/plain', undefined, TEXT],
    ['text/plain', 'CONVERT_TO_TEXT', TEXT],
    ['image/png', undefined, PNG],
    ['image/png', 'CONVERT_TO_BINARY', PNG],
    ['image/png', 'CONVERT_TO_TEXT', B64],
  ])('request %s with %s', async (type, contentHandling, sent) => {
    const { send, calls } = inMemory(http({ contentHandling }, {}, types));
    await send({ ...post(''), headers: ['Content-Type', type], body: PNG });
    const body = calls[0]?.body as Uint8Array;
    expect(typeof sent === 'string' ? new TextDecoder().decode(body) : body).toEqual(sent);
  });

  test.each([
    [B64, 200],
    ['no base64', 500],
    ['a', 500],
  ])('text %s becomes bytes: %i', async (text, status) => {
    const { send, calls } = inMemory(http({ contentHandling: 'CONVERT_TO_BINARY' }));
    expect((await send(post(text, ['Content-Type', 'text/plain']))).status).toBe(status);
    if (status === 200) {
      expect(calls[0]?.body).toEqual(PNG);
    }
  });

  test.each([
    ['image/png', 'image/png', undefined, PNG],
    ['image/png', 'text/plain', undefined, B64],
    ['text/plain', 'text/plain', undefined, TEXT],
    ['image/png', 'image/png', 'CONVERT_TO_TEXT', B64],
    ['image/png', 'text/plain', 'CONVERT_TO_BINARY', PNG],
    ['text/plain', 'image/png', 'CONVERT_TO_TEXT', TEXT],
  ])('answer %s for Accept %s with %s', async (type, accept, contentHandling, expected) => {
    const document = http(
      { responses: { default: { statusCode: 200, contentHandling } } },
      {},
      types,
    );
    const { send } = inMemory(document, () => ({
      statusCode: 200,
      headers: ['Content-Type', type],
      body: PNG,
    }));
    const answer = await send(post('', ['Accept', accept]));
    expect(typeof expected === 'string' ? answer.text : answer.bytes).toEqual(expected);
  });

  test('a large payload becomes base64', async () => {
    const large = new Uint8Array(100_000).fill(0xff);
    const { send, calls } = inMemory(http({ contentHandling: 'CONVERT_TO_TEXT' }, {}, types));
    await send({ ...post(''), headers: ['Content-Type', 'image/png'], body: large });
    expect(await bodyText(calls[0] as never)).toBe(Buffer.from(large).toString('base64'));
  });
});

describe('compression of answers', () => {
  const text = 'x'.repeat(1000);
  const document = (size: number | undefined, type = 'http') =>
    http(
      { type },
      {},
      size === undefined ? {} : { 'x-amazon-apigateway-minimum-compression-size': size },
    );
  test.each([
    [0, 'gzip', 'gzip'],
    [0, 'deflate, gzip', 'deflate'],
    [0, 'gzip, deflate, br', 'gzip'],
    [0, 'deflate;q=0.5,gzip;q=1.0', 'gzip'],
    [0, 'gzip;q=1.0,identity;q=0.5,*;q=0', 'gzip'],
    [0, 'br;q=1.0,gzip;q=0.5', undefined],
    [0, 'gzip;q=0', undefined],
    [0, '*', undefined],
    [0, '', undefined],
    [0, undefined, undefined],
    [1000, 'gzip', 'gzip'],
    [1001, 'gzip', undefined],
    [undefined, 'gzip', undefined],
  ])('minimum %s, Accept-Encoding %s: %s', async (size, acceptEncoding, coding) => {
    const { gunzipSync, inflateSync } = await import('node:zlib');
    for (const type of ['http', 'http_proxy']) {
      const { send } = inMemory(document(size, type), () => ({ statusCode: 200, body: text }));
      const answer = await send(
        post('', acceptEncoding === undefined ? [] : ['Accept-Encoding', acceptEncoding]),
      );
      expect(answer.headers['content-encoding']).toBe(coding);
      expect(answer.headers['content-length']).toBe(String(answer.bytes.length));
      const decoded =
        coding === 'gzip'
          ? gunzipSync(answer.bytes)
          : coding === 'deflate'
            ? inflateSync(answer.bytes)
            : answer.bytes;
      expect(Buffer.from(decoded).toString()).toBe(text);
    }
  });

  test('what the backend encoded passes as it is', async () => {
    const { send } = inMemory(document(0, 'http_proxy'), () => ({
      statusCode: 200,
      headers: ['Content-Encoding', 'br'],
      body: text,
    }));
    expect(await send(post('', ['Accept-Encoding', 'gzip']))).toMatchObject({
      text,
      headers: { 'content-encoding': 'br' },
    });
  });
});
