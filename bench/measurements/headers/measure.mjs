// What it costs to respect changes of `req.headers`: the time in which the adapters read the headers of a
// request, by what middleware did to them; the least of many rounds.
import { once } from 'node:events';
import { Agent, createServer, request } from 'node:http';
import express from 'express';
import {
  seenHeaders,
  serverHeaders,
} from '../../../build/esm/adapters/node-http/request-headers.js';
import { rowOf } from '../../report/results.mjs';

const ROUND = 500;
const HEADERS = {
  Accept: '*/*',
  'Accept-Encoding': 'gzip',
  'Accept-Language': 'en',
  Authorization: 'Bearer token',
  'Content-Type': 'application/json',
  Cookie: 'a=1; b=2',
  'User-Agent': 'bench/1',
  'X-Request': '1',
};

/** @typedef {import('node:http').IncomingMessage} Message */
/** @type {(req: Message, res: import('node:http').ServerResponse, next: () => void) => void} */
const plain = (_req, _res, next) => next();

/** @type {() => void} */
let afterExpress = () => {};
const app = express();
app.use(() => afterExpress());

/** @type {Record<string, typeof plain>} */
const MIDDLEWARE = {
  'not accessed by middleware': plain,
  read: (req, _res, next) => {
    void req.headers.accept;
    next();
  },
  'not accessed, under Express 5': (req, res, next) => {
    afterExpress = next;
    app(/** @type {any} */ (req), /** @type {any} */ (res));
  },
  'one header set, one deleted': (req, _res, next) => {
    req.headers['x-user'] = 'ann';
    delete req.headers.cookie;
    next();
  },
};

/** @param {{ isQuick: boolean, say: (text: string) => void }} settings */
export async function measure({ isQuick, say }) {
  const rows = [];
  for (const [name, middleware] of Object.entries(MIDDLEWARE)) {
    const micros = await microsOf(middleware, isQuick ? 4 * ROUND : 40 * ROUND);
    say(`${name}: ${micros.toFixed(2)} µs`);
    const meaning = { unit: 'µs', better: 'lower', slack: 0.2 };
    rows.push(rowOf(['', name, 'µs for each request'], micros, meaning));
  }
  return { rows };
}

/** @param {typeof plain} middleware @param {number} requests */
async function microsOf(middleware, requests) {
  const agent = new Agent({ keepAlive: true });
  /** @type {Message[]} */
  const received = [];
  const server = createServer((req, res) => {
    middleware(req, res, () => {
      received.push(req);
      res.end();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  for (let count = 0; count < requests; count++) {
    await new Promise((resolve) => {
      request({ host: '127.0.0.1', port, agent, headers: HEADERS }, (res) =>
        res.resume().on('end', resolve),
      ).end();
    });
  }
  server.close();
  server.closeAllConnections();
  let least = Number.POSITIVE_INFINITY;
  for (let start = 0; start < requests; start += ROUND) {
    const round = received.slice(start, start + ROUND);
    const began = performance.now();
    for (const req of round) {
      seenHeaders(req, serverHeaders(req.rawHeaders));
    }
    least = Math.min(least, (performance.now() - began) / ROUND);
  }
  agent.destroy();
  return least * 1000;
}
