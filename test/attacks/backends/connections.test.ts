import { expect } from 'vitest';
import { floods } from '../base/acts.js';
import { type Attack, attack } from '../base/attack.js';
import type { Attacker } from '../base/attacker.js';
import { mapped, proxied } from '../base/documents.js';
import { type Act, respondOk } from '../base/recording-backend.js';
import { bare } from '../base/requests.js';

// Connections that the gateway keeps, and what backends do to them.

const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';

/** Responds with these bytes. */
const raw =
  (bytes: string, close?: 'close'): Act =>
  (call, req) => {
    call.isFaulty = true;
    req.on('end', () => {
      call.socket.write(bytes);
      if (close !== undefined) {
        call.socket.end();
      }
    });
  };

/** What the backend does with each request of a row; with the rest what it does with the last. */
function acts(...each: readonly Act[]): Act {
  return (call, req, res) => {
    const count = Number(/\d+$/.exec(call.target)?.[0]);
    each[Math.min(count, each.length) - 1]?.(call, req, res);
  };
}

/** Sends requests, each after the response to the one before. */
const inTurn =
  (count: number) =>
  async (client: Attacker): Promise<void> => {
    for (let i = 1; i <= count; i++) {
      await client.write(bare(`GET /ROW/${i}`));
      await client.until(new RegExp(`^(?:HTTP/1.1 \\d+.*?\\r\\n\\r\\n(?:ok|{.*?})){${i}}$`, 's'));
    }
  };

const seen = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, i) => `GET /x/${i + 1}`);
const FAILED = '504 INTEGRATION_FAILURE';
const rows: readonly Attack[] = [
  {
    name: 'serves many requests',
    act: respondOk,
    send: inTurn(5),
    gets: [...Array<string>(5).fill('200 "ok"'), 'open'],
    seen: seen(5),
  },
  {
    name: 'ends after each response without saying so',
    act: raw(OK, 'close'),
    send: inTurn(5),
    gets: [...Array<string>(5).fill('200 "ok"'), 'open'],
    seen: seen(5),
  },
  {
    name: 'ends when the second request comes, which is not sent twice',
    act: acts(raw(OK), raw('', 'close'), raw(OK)),
    send: inTurn(3),
    gets: ['200 "ok"', FAILED, '200 "ok"', 'open'],
    seen: seen(3),
  },
  {
    name: 'resets when the second request comes, which is not sent twice',
    act: acts(raw(OK), (call) => call.socket.resetAndDestroy(), respondOk),
    send: inTurn(3),
    gets: ['200 "ok"', FAILED, '200 "ok"', 'open'],
    seen: ['GET /x/1', 'GET /x/2 left', 'GET /x/3'],
  },
  {
    name: 'sends a response that nothing asked for',
    act: acts(raw(`${OK}HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil`), respondOk),
    send: inTurn(3),
    gets: ['200 "ok"', '200 "ok"', '200 "ok"', 'open'],
    seen: seen(3),
  },
];

attack('a backend that closes connections', {
  rows,
  api: ({ origin }) => ({
    paths: Object.fromEntries(
      rows.map((_, row) => [
        `/row-${row}/{number}`,
        {
          get: {
            parameters: [{ name: 'number', in: 'path', required: true, schema: {} }],
            ...proxied(`${origin}/x/{number}`, {
              requestParameters: {
                'integration.request.path.number': 'method.request.path.number',
              },
            }),
          },
        },
      ]),
    ),
  }),
});

const endless: readonly Attack[] = [
  {
    name: 'a client that reads a megabyte of it, by http_proxy',
    send: async (client) => {
      let size = 0;
      const enough = new Promise<void>((resolve) => {
        client.socket.on('data', (chunk) => {
          size += chunk.length;
          if (size > 1_000_000) {
            resolve();
          }
        });
      });
      await client.write(bare('GET /row-0'));
      await enough;
      client.leave();
    },
    gets: [expect.stringMatching(/^200 \d+ bytes cut$/), 'left'],
    seen: ['GET /ROW left'],
  },
  {
    name: 'by http, which reads the whole',
    send: bare('GET /row-1'),
    gets: ['500 API_CONFIGURATION_ERROR', 'open'],
    seen: ['GET /ROW left'],
  },
];

attack('a body without end', {
  rows: endless,
  act: floods,
  options: { payloadLimit: 1_000_000 },
  mostMemory: 150e6,
  api: ({ origin }) => ({
    paths: {
      '/row-0': { get: proxied(`${origin}/row-0`) },
      '/row-1': { get: mapped(`${origin}/row-1`, 'GET') },
    },
  }),
});
