import { describe, expect, test } from 'vitest';
import { HOSTS } from '../../support/hosts.js';
import { startTcp } from '../../support/servers.js';
import { documentOfPaths, greedyProxy, proxied } from '../base/documents.js';
import { attacked, LAST, statusesOf, valuesOf } from '../base/exchange.js';
import type { Call } from '../base/recording-backend.js';

const ANY = 'x-amazon-apigateway-any-method';
const INNER = 'GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n';
const GET = 'HTTP/1.1\r\nHost: a\r\n';
const api = (origin: string): object =>
  documentOfPaths({
    '/x': { [ANY]: proxied(`${origin}/b`) },
    '/api': { [ANY]: proxied(`${origin}/api`) },
    '/mapped': {
      [ANY]: proxied(`${origin}/mapped`, {
        requestParameters: { 'integration.request.header.X-Secret': "'of the document'" },
      }),
    },
    '/greedy/{proxy+}': { [ANY]: greedyProxy(`${origin}/base`) },
    '/smuggled': { get: proxied(`${origin}/smuggled`) },
  });

/** An integration whose request template is this. */
const templated = (uri: string, template: string): object => ({
  responses: { 200: { description: '' } },
  'x-amazon-apigateway-integration': {
    type: 'http',
    httpMethod: 'POST',
    uri,
    requestTemplates: { 'application/json': template },
    responses: { default: { statusCode: '200' } },
  },
});

/** How many headers say where a body ends. */
const framingOf = (call: Call): number =>
  valuesOf(call, 'content-length').length + valuesOf(call, 'transfer-encoding').length;

const JSON_BODY = { content: { 'application/json': { schema: { type: 'object' } } } };
const VALIDATORS = {
  'x-amazon-apigateway-request-validators': {
    body: { validateRequestBody: true, validateRequestParameters: false },
  },
};
describe.each(HOSTS)('under $name', (host) => {
  test('a multipart body goes on byte by byte, whatever its names hold (CVE-2026-55603)', async () => {
    const body = [
      '--x',
      'Content-Disposition: form-data; name="a%0d%0aX-Evil: 1"; filename="b\r\n\r\n--x--"',
      '',
      INNER,
      '--x--',
      '',
    ].join('\r\n');
    // The parser of node:http in the support of the tests reads every body.
    const front = host.kind === 'node' ? [] : (['json'] as const);
    const { send, calls } = await attacked(host, api, { front });
    await send(
      `POST /x ${GET}Content-Type: multipart/form-data; boundary=x\r\nContent-Length: ${body.length}\r\n\r\n${body}${LAST}`,
    );
    expect(calls.map((call) => call.body)).toEqual([body]);
  });

  test('a parsed body is written once, with its length (CVE-2025-32996)', async () => {
    const { send, calls } = await attacked(host, api, { front: ['json'] });
    const body = '{"a":"\u00e9"}';
    const bytes = Buffer.from(body).toString('latin1');
    const head = `POST /x ${GET}Content-Type: application/json\r\n`;
    await send(`${head}Content-Length: ${bytes.length}\r\n\r\n${bytes}${LAST}`);
    await send(
      `${head}Transfer-Encoding: chunked\r\n\r\n${bytes.length.toString(16)}\r\n${bytes}\r\n0\r\n\r\n${LAST}`,
    );
    expect(calls.map((call) => call.body)).toEqual([bytes, bytes]);
    expect(calls.map(framingOf)).toEqual([1, 1]);
  });

  test.each(['DELETE', 'OPTIONS', 'PATCH'])(
    'a %s in chunks keeps its framing, and no second request is in it (CVE-2026-29057)',
    async (method) => {
      const { send, calls } = await attacked(host, api);
      const size = INNER.length.toString(16);
      await send(
        `${method} /x ${GET}Transfer-Encoding: chunked\r\n\r\n${size}\r\n${INNER}\r\n0\r\n\r\n${LAST}`,
      );
      expect(calls).toMatchObject([{ method, target: '/b', body: INNER }]);
    },
  );

  test.each([['Content-Length'], ['content-length'], ['CONTENT-LENGTH', 'content-length']])(
    'a template that sets %s %s announces no other length (CVE-2026-1525)',
    async (...names) => {
      const template = names
        .map((name) => `#set($context.requestOverride.header.${name} = "2")`)
        .join('');
      const { send, calls } = await attacked(host, (origin) =>
        documentOfPaths({ '/t': { post: templated(origin, `${template}$input.body`) } }),
      );
      const body = '{"a":1}';
      await send(
        `POST /t ${GET}Content-Type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}${LAST}`,
      );
      const seen = calls.map((call) => [...valuesOf(call, 'content-length'), call.body]);
      expect([[], [[String(body.length), body]]]).toContainEqual(seen);
    },
  );

  test('a long chain of codings is 415, and not undone (CVE-2026-22036)', async () => {
    const { send, calls } = await attacked(host, (origin) =>
      documentOfPaths(
        {
          '/x': {
            post: proxied(
              origin,
              { requestParameters: { 'integration.request.header.X-A': 'method.request.body.a' } },
              { 'x-amazon-apigateway-request-validator': 'body', requestBody: JSON_BODY },
            ),
          },
        },
        VALIDATORS,
      ),
    );
    const codings = Array.from({ length: 1000 }, () => 'gzip').join();
    const received = await send(
      `POST /x ${GET}Content-Type: application/json\r\nContent-Encoding: ${codings}\r\nContent-Length: 2\r\n\r\n{}${LAST}`,
    );
    expect(statusesOf(received)[0]).toBe(415);
    expect(calls).toEqual([]);
  });

  test('Trailer is not sent to a backend, and ends nothing (http-party/node-http-proxy#1647)', async () => {
    const { send, calls } = await attacked(host, api);
    const chunks = '3\r\nabc\r\n0\r\nX-Late: 1\r\n\r\n';
    const fields = 'Transfer-Encoding: chunked\r\nTE: trailers\r\nTrailer: X-Late\r\n';
    expect(statusesOf(await send(`POST /x ${GET}${fields}\r\n${chunks}${LAST}`))).toEqual([
      200, 403,
    ]);
    expect(calls.map((call) => call.body)).toEqual(['abc']);
    expect(valuesOf(calls[0], 'trailer')).toEqual([]);
  });

  test('a long body and a mapped header go together (GHSA-6x33-pw7p-hmpq)', async () => {
    const { send, calls } = await attacked(host, api);
    const body = 'x'.repeat(300_000);
    const received = await send(
      `POST /mapped ${GET}Content-Type: text/plain\r\nContent-Length: ${body.length}\r\n\r\n${body}${LAST}`,
    );
    expect(statusesOf(received)).toEqual([200, 403]);
    expect(calls[0]?.body.length).toBe(body.length);
    expect(valuesOf(calls[0], 'x-secret')).toEqual(['of the document']);
  });

  test('a response that nobody asked for reaches nobody (CVE-2026-6733)', async () => {
    const backend = await startTcp((socket) => {
      socket.on('data', (chunk) => {
        const [, target = ''] = /^GET (\S+)/.exec(chunk.toString('latin1')) ?? [];
        const answer = (text: string): string =>
          `HTTP/1.1 200 OK\r\nContent-Length: ${text.length}\r\n\r\n${text}`;
        socket.write(answer(target) + (target === '/1' ? answer('unasked') : ''));
      });
    });
    const { send } = await attacked(host, () =>
      documentOfPaths(
        Object.fromEntries(
          [1, 2, 3].map((id) => [`/${id}`, { get: proxied(`${backend.origin}/${id}`) }]),
        ),
      ),
    );
    for (const id of [1, 2, 3, 2]) {
      const received = await send(`GET /${id} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`);
      expect(received).toMatch(new RegExp(`^HTTP/1.1 200 [^]*\r\n\r\n/${id}$`));
    }
  });
});
