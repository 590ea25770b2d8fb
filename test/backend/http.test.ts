import { MockAgent } from 'undici';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createHttpBackend, type HttpBackend } from '../../src/backend/http.js';
import { RecordingSink } from '../support/body-sink.js';
import { wire } from '../support/headers.js';
import { integrationRequest } from '../support/integration-request.js';
import { eventually, startHttp, startTcp } from '../support/servers.js';

const backend = (payloadLimit = 1_000_000): HttpBackend => {
  const created = createHttpBackend({ payloadLimit });
  onTestFinished(() => created.close());
  return created;
};

describe('what is sent', () => {
  test('method, path, headers and bytes go as they are, with one length', async () => {
    let head = '';
    const { origin } = await startTcp((socket) => {
      socket.on('data', (chunk) => {
        head += chunk.toString('latin1');
        if (head.endsWith('{"a": 1}')) {
          socket.write('HTTP/1.1 204 No Content\r\n\r\n');
        }
      });
    });
    await backend().send(
      integrationRequest({
        origin,
        httpMethod: 'POST',
        path: '/a%20b/../c?x=%2F&y',
        headers: wire([
          'X-One',
          'caf\u00c3\u00a9',
          'x-one',
          '2',
          'Content-Type',
          'application/json',
        ]),
        body: Buffer.from('{"a": 1}'),
      }),
    );
    expect(head.split('\r\n')).toEqual([
      'POST /a%20b/../c?x=%2F&y HTTP/1.1',
      `host: ${origin.slice(7)}`,
      'connection: keep-alive',
      'X-One: caf\u00c3\u00a9',
      'x-one: 2',
      'Content-Type: application/json',
      'content-length: 8',
      '',
      '{"a": 1}',
    ]);
  });

  test('a stream with a declared length is not chunked, one without is', async () => {
    const seen: unknown[] = [];
    const { origin } = await startHttp((req, res) => {
      seen.push(req.headers['content-length'], req.headers['transfer-encoding']);
      req.pipe(res);
    });
    async function* chunks(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('one ');
      yield Buffer.from('two');
    }
    const http = backend();
    for (const contentLength of [7, undefined]) {
      const { body } = await http.send(
        integrationRequest({ origin, httpMethod: 'PUT', body: chunks(), contentLength }),
      );
      expect(await new RecordingSink(body).text).toBe('one two');
    }
    expect(seen).toEqual(['7', undefined, undefined, 'chunked']);
  });
});

describe('the response', () => {
  test('headers keep spelling, order and repetition; a short body has a length', async () => {
    const { origin } = await startTcp((socket) => {
      socket.once('data', () =>
        socket.write(
          'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n' +
            'HTTP/1.1 201 Made\r\nset-COOKIE: a=1\r\nX-B: caf\u00c3\u00a9\r\nSet-Cookie: b=2\r\n' +
            'Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n',
          'latin1',
        ),
      );
    });
    const answer = await backend().send(integrationRequest({ origin }));
    expect(answer.statusCode).toBe(201);
    expect(answer.headers).toEqual([
      ...['set-COOKIE', 'a=1', 'X-B', 'caf\u00c3\u00a9', 'Set-Cookie', 'b=2'],
      ...['Transfer-Encoding', 'chunked'],
    ]);
    expect(answer.body.length).toBe(5);
    expect(Buffer.from(await answer.body.bytes(5)).toString()).toBe('abcde');
  });

  test('a redirect is returned, not followed', async () => {
    const { origin } = await startHttp((_req, res) => res.writeHead(302, { location: '/b' }).end());
    expect((await backend().send(integrationRequest({ origin }))).statusCode).toBe(302);
  });

  test('a body past the limit is refused, declared or not', async () => {
    const { origin } = await startHttp((req, res) => {
      if (req.url === '/declared') {
        res.setHeader('Content-Length', 6);
      }
      res.write('abc');
      setImmediate(() => res.end('def'));
    });
    for (const path of ['/declared', '/chunked']) {
      const { body } = await backend().send(integrationRequest({ origin, path, buffered: true }));
      await expect(body.bytes(5)).rejects.toMatchObject({ code: 'ERR_BODY_TOO_LARGE' });
    }
  });

  test('nothing more is read than a reader takes', async () => {
    const total = 64 * 1024 * 1024;
    let written = 0;
    let waits = 0;
    const { origin } = await startHttp((_req, res) => {
      const chunk = Buffer.alloc(64 * 1024, 'x');
      const more = (): void => {
        while (written < total) {
          written += chunk.length;
          if (!res.write(chunk)) {
            waits += 1;
            res.once('drain', more);
            return;
          }
        }
        res.end();
      };
      more();
    });
    const { body } = await backend().send(integrationRequest({ origin }));
    const sink = new RecordingSink();
    sink.ready = false;
    body.sendTo(sink);
    await eventually(() => sink.resume !== undefined);
    await eventually(() => waits > 0);
    expect([sink.size < 1024 * 1024, written < total]).toEqual([true, true]);
    sink.ready = true;
    sink.resume?.();
    expect((await sink.text).length).toBe(total);
  });
});

describe('whose connections', () => {
  test("a caller's dispatcher is used, and left open", async () => {
    const dispatcher = new MockAgent();
    dispatcher.disableNetConnect();
    dispatcher
      .get('http://pets.test')
      .intercept({ path: '/pets', method: 'GET' })
      .reply(200, 'dog', { headers: { 'X-Kind': ['a', 'b'] } });
    const created = createHttpBackend({ dispatcher, payloadLimit: 10 });
    const answer = await created.send(
      integrationRequest({ origin: 'http://pets.test', path: '/pets' }),
    );
    expect(await new RecordingSink(answer.body).text).toBe('dog');
    expect(answer.headers.slice(0, 4)).toEqual(['X-Kind', 'a', 'X-Kind', 'b']);
    await created.close();
    dispatcher.get('http://pets.test').intercept({ path: '/' }).reply(204);
    await dispatcher.request({ origin: 'http://pets.test', path: '/', method: 'GET' });
    await dispatcher.close();
  });

  test('closing waits for the calls under way', async () => {
    let answer: (() => void) | undefined;
    const { origin } = await startHttp((_req, res) => {
      answer = () => res.end('late');
    });
    const created = createHttpBackend({ payloadLimit: 10 });
    const call = created.send(integrationRequest({ origin }));
    let closed = false;
    await eventually(() => answer !== undefined);
    const closing = created.close().then(() => {
      closed = true;
    });
    // A whole request and its response: closing had the time to end.
    const other = await startHttp((_req, res) => void res.end());
    await fetch(other.origin);
    expect(closed).toBe(false);
    answer?.();
    expect(await new RecordingSink((await call).body).text).toBe('late');
    await closing;
    await expect(created.send(integrationRequest({ origin }))).rejects.toMatchObject({
      type: 'API_CONFIGURATION_ERROR',
    });
  });
});
