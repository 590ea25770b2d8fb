import { describe, expect, test } from 'vitest';
import type { BackendResponse } from '../../src/model/message.js';
import { httpIntegration, post } from '../support/custom-integration.js';
import { documentOf, inMemory } from '../support/in-memory.js';

const json = (value: unknown): BackendResponse => ({
  statusCode: 200,
  body: JSON.stringify(value),
});
const GATEWAY_RESPONSES = 'x-amazon-apigateway-gateway-responses';

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
  ])('for a backend that responds with %i', async (answered, status, text) => {
    const { send } = inMemory(httpIntegration({ responses }, { responses: declared }), () => ({
      statusCode: answered,
    }));
    expect(await send(post(''))).toMatchObject({ status, text });
  });

  test('a status that the method does not declare is a 500', async () => {
    const { send, errors } = inMemory(
      httpIntegration({ responses: { default: { statusCode: 201 } } }),
    );
    expect((await send(post(''))).status).toBe(500);
    expect(errors[0]?.cause).toMatchObject({
      message: expect.stringContaining('No method response exists'),
    });
  });

  test.each(['', null])('an empty template (%j) passes the payload through', async (empty) => {
    const responseTemplates = { 'application/xml': 'xml', 'application/json': empty };
    const document = httpIntegration({
      responses: { default: { statusCode: 200, responseTemplates } },
    });
    const { send } = inMemory(document, () => ({ statusCode: 200, body: '<as it is>' }));
    expect((await send(post(''))).text).toBe('<as it is>');
    expect((await send(post('', ['Accept', 'application/xml']))).text).toBe('xml');
  });

  test('the status of an override need not be declared', async () => {
    const responseTemplates = {
      'application/json':
        '#set($context.responseOverride.status = 418)#set($context.responseOverride.header.Connection = "x")t',
    };
    const document = httpIntegration({
      responses: { default: { statusCode: 200, responseTemplates } },
    });
    const answer = await inMemory(document).send(post(''));
    expect(answer).toMatchObject({
      status: 418,
      text: 't',
      headers: { 'x-amzn-remapped-connection': 'x' },
    });
  });

  test.each([100, 101, 199])('the status %i cannot end a request: it is a 500', async (status) => {
    const template = `#set($context.responseOverride.status = ${status})t`;
    const responseTemplates = { 'application/json': template };
    const documents = [
      httpIntegration({ responses: { default: { statusCode: 200, responseTemplates } } }),
      httpIntegration(
        { responses: { default: { statusCode: status } } },
        { responses: { [status]: { description: '' } } },
      ),
      httpIntegration(
        { responses: {} },
        {},
        { [GATEWAY_RESPONSES]: { DEFAULT_5XX: { statusCode: status } } },
      ),
    ];
    for (const document of documents) {
      const { send } = inMemory(document);
      expect(await send(post(''))).toMatchObject({
        status: 500,
        text: '{"message": "Internal server error"}',
      });
    }
  });

  test('a response template reads the response of the backend, and the parameters of the request', async () => {
    const responseTemplates = {
      'application/json': "$input.path('$.n') $input.params('q') $input.body",
    };
    const document = httpIntegration({
      responses: { default: { statusCode: 200, responseTemplates } },
    });
    const { send } = inMemory(document, () => json({ n: 1.5 }));
    expect((await send({ ...post('{"n":9}'), queryString: 'q=z' })).text).toBe('1.5 z {"n":1.5}');
  });
});

describe('mapped response headers', () => {
  const REMAPPED = [
    'Authorization',
    'Connection',
    'Content-Length',
    'Content-MD5',
    'Date',
    'Expect',
    'Host',
    'Max-Forwards',
    'Proxy-Authenticate',
    'Server',
    'Trailer',
    'Upgrade',
    'User-Agent',
    'WWW-Authenticate',
  ];
  const KEPT = [
    'Accept',
    'Accept-Charset',
    'Accept-Encoding',
    'Age',
    'Content-Encoding',
    'Content-Type',
    'Pragma',
    'Range',
    'Referer',
    'TE',
    'Via',
    'Warn',
  ];
  test.each([
    ...REMAPPED.map((name) => [name, `x-amzn-remapped-${name.toLowerCase()}`] as const),
    ...KEPT.map((name) => [name, name.toLowerCase()] as const),
    ['Transfer-Encoding', undefined] as const,
  ])('%s comes out as %s', async (name, seen) => {
    const document = documentOf(
      {
        type: 'http',
        httpMethod: 'GET',
        uri: 'http://backend.test/p',
        responses: {
          default: {
            statusCode: 200,
            responseParameters: { [`method.response.header.${name}`]: "'mapped'" },
          },
        },
      },
      {
        operation: {
          responses: {
            200: { description: '', headers: { [name]: { schema: { type: 'string' } } } },
          },
        },
      },
    );
    const { headers } = await inMemory(document).send({ path: '/x' });
    const found = Object.entries(headers).filter(([, value]) => value === 'mapped');
    expect(found.map(([found]) => found)).toEqual(seen === undefined ? [] : [seen]);
    expect(headers['content-length']).toBe('2');
  });
});
