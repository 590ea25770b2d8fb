// What it costs to respect changes of `req.headers`: the time in which the adapters read the headers of a
// request, by what middleware did to them. Prints the least of many rounds, in microseconds a request.
import { once } from 'node:events';
import { Agent, createServer, request } from 'node:http';
import express from 'express';
import { seenHeaders, serverHeaders } from '../../build/esm/adapters/node-http/request-headers.js';

const REQUESTS = 20_000;
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
const agent = new Agent({ keepAlive: true });
/** @type {(req: Message, res: import('node:http').ServerResponse, next: () => void) => void} */
const plain = (_req, _res, next) => next();

await measure('not accessed by middleware', plain);
await measure('read', (req, _res, next) => {
  void req.headers.accept;
  next();
});
await measure('one set, one deleted', (req, _res, next) => {
  req.headers['x-user'] = 'ann';
  delete req.headers.cookie;
  next();
});
/** @type {() => void} */
let afterExpress = () => {};
const app = express();
app.use(() => afterExpress());
await measure('untouched, under Express', (req, res, next) => {
  afterExpress = next;
  app(/** @type {any} */ (req), /** @type {any} */ (res));
});
agent.destroy();

/** @param {string} name @param {typeof plain} middleware */
async function measure(name, middleware) {
  /** @type {Message[]} */
  const received = [];
  const server = createServer((req, res) => {
    middleware(req, res, () => {
      received.push(req);
      res.end();
    });
  }).listen(0);
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  for (let count = 0; count < REQUESTS; count++) {
    await new Promise((resolve) => {
      request({ port, agent, headers: HEADERS }, (res) => res.resume().on('end', resolve)).end();
    });
  }
  server.close();
  server.closeAllConnections();
  let least = Number.POSITIVE_INFINITY;
  for (let start = 0; start < REQUESTS; start += ROUND) {
    const round = received.slice(start, start + ROUND);
    const began = performance.now();
    for (const req of round) {
      seenHeaders(req, serverHeaders(req.rawHeaders));
    }
    least = Math.min(least, (performance.now() - began) / ROUND);
  }
  console.log(`${name.padEnd(30)} ${(least * 1000).toFixed(2)} µs`);
}
