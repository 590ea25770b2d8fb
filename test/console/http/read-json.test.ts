import { describe, expect, test } from 'vitest';
import { nodeCall } from '../../../src/console/http/console-call.js';
import { ConsoleFailure } from '../../../src/console/http/console-failure.js';
import { readJsonBody } from '../../../src/console/http/read-json.js';
import { eventually, rawClient, startHttp } from '../../support/servers.js';

const LIMIT = 100;

/** A server that reads JSON, and what came of each request. */
async function reading(before: (req: object) => Promise<void> = async () => {}) {
  const outcomes: unknown[] = [];
  const { port } = await startHttp(async (req, res) => {
    await before(req);
    const outcome = await readJsonBody(nodeCall(req, res), LIMIT).catch(
      (cause: ConsoleFailure) => cause,
    );
    outcomes.push(
      outcome instanceof ConsoleFailure ? [outcome.statusCode, outcome.message] : outcome,
    );
    res.end('done');
  });
  const send = async (head: string, body: string | Uint8Array = ''): Promise<unknown> => {
    const client = rawClient(port, `POST / HTTP/1.1\r\nHost: localhost\r\n${head}\r\n\r\n`);
    client.socket.write(body);
    await eventually(() => outcomes.length > 0);
    return outcomes.pop();
  };
  return { port, outcomes, send };
}

const JSON_TYPE = 'Content-Type: application/json';

describe('a body', () => {
  test.each<readonly [head: string, body: string | Uint8Array, expected: unknown]>([
    [`${JSON_TYPE}\r\nContent-Length: 7`, '{"a":1}', { a: 1 }],
    [`${JSON_TYPE}; charset=utf-8\r\nContent-Length: 4`, '"é"', 'é'],
    ['content-type: APPLICATION/JSON\r\nTransfer-Encoding: chunked', '2\r\n[]\r\n0\r\n\r\n', []],
    [`${JSON_TYPE}\r\nContent-Length: 2`, '{a', [400, expect.stringContaining('not JSON')]],
    [`${JSON_TYPE}\r\nContent-Length: 0`, '', [400, expect.stringContaining('not JSON')]],
    [
      `${JSON_TYPE}\r\nContent-Length: 3`,
      Uint8Array.of(34, 255, 34),
      [400, expect.stringContaining('UTF-8')],
    ],
    [
      `${JSON_TYPE}\r\nContent-Length: 100`,
      '['.repeat(100),
      [400, expect.stringContaining('not JSON')],
    ],
    [`${JSON_TYPE}\r\nContent-Length: 101`, '', [413, expect.stringContaining('100 bytes')]],
    [
      `${JSON_TYPE}\r\nTransfer-Encoding: chunked`,
      `65\r\n${' '.repeat(101)}\r\n`,
      [413, expect.stringContaining('bodyLimit')],
    ],
    [
      'Content-Type: text/plain\r\nContent-Length: 2',
      '{}',
      [415, expect.stringContaining('application/json')],
    ],
    ['Content-Type: application/jsonx\r\nContent-Length: 2', '{}', [415, expect.any(String)]],
    ['Content-Length: 2', '{}', [415, expect.any(String)]],
    [
      `${JSON_TYPE}\r\nContent-Encoding: gzip\r\nContent-Length: 2`,
      '{}',
      [415, expect.stringContaining('Content-Encoding')],
    ],
  ])('%j %j', async (head, body, expected) => {
    const { send } = await reading();
    expect(await send(head, body)).toEqual(expected);
  });
});

test('a client that leaves within its body', async () => {
  const { port, outcomes } = await reading();
  const client = rawClient(
    port,
    `POST / HTTP/1.1\r\nHost: localhost\r\n${JSON_TYPE}\r\nContent-Length: 10\r\n\r\n{"a"`,
  );
  await new Promise<void>((sent) => client.socket.write(':', () => sent()));
  client.socket.end();
  client.socket.destroySoon();
  await eventually(() => outcomes.length > 0);
  expect(outcomes).toEqual([[400, expect.stringContaining('broken off')]]);
});

describe('a body that middleware has read', () => {
  const readBefore = (body: unknown) => async (req: object) => {
    for await (const _chunk of req as AsyncIterable<Uint8Array>) {
      // It keeps nothing.
    }
    Object.assign(req, { body });
  };
  const head = `${JSON_TYPE}\r\nContent-Length: 7`;

  test('is what it made of it', async () => {
    const { send } = await reading(readBefore({ b: 2 }));
    expect(await send(head, '{"a":1}')).toEqual({ b: 2 });
  });

  test.each([undefined, 'text', Buffer.from('{}'), null])('is lost as %j', async (body) => {
    const { send } = await reading(readBefore(body));
    expect(await send(head, '{"a":1}')).toEqual([
      500,
      expect.stringContaining('mount the console before'),
    ]);
  });
});
