import { Agent, request } from 'node:http';
import { connect } from 'node:net';

/** @typedef {{ path: string, method?: string, body?: string | Buffer, headers?: object, abortAfter?: number, pause?: number, pipelined?: number, expect: (outcome: Outcome) => boolean }} Kind */
/** @typedef {{ status?: number, complete?: boolean, error?: string, length?: number, text?: string }} Outcome */

const responded =
  (/** @type {number[]} */ ...statuses) =>
  (/** @type {Outcome} */ outcome) =>
    outcome.complete === true && statuses.includes(outcome.status ?? 0);
const left = () => true;
const cut = (/** @type {Outcome} */ { status, complete }) => status === 200 && complete === false;
const cutOrFailed = (/** @type {Outcome} */ outcome) => cut(outcome) || responded(500)(outcome);
const whole = (/** @type {Outcome} */ { length, complete }) =>
  complete === true && length === 5_000_000;
const sized = (/** @type {Outcome} */ { text }) => text === '{"size":1}';
const BODY = JSON.stringify({ name: 'x'.repeat(2000) });
const UPLOAD = Buffer.alloc(1_000_000, 'u');
const json = { 'Content-Type': 'application/json' };

/** Every kind of request, with what its client may see. @type {readonly Kind[]} */
const KINDS = [
  { path: '/proxy/ok', expect: responded(200) },
  { path: '/proxy/echo', method: 'POST', body: BODY, headers: json, expect: responded(200) },
  {
    path: '/proxy/big',
    expect: ({ length, complete }) => complete === true && length === 1_000_000,
  },
  { path: '/proxy/chunks', expect: ({ length }) => length === 200_000 },
  { path: '/proxy/error', expect: responded(503) },
  { path: '/waiting/proxy/hang', expect: responded(504) },
  { path: '/proxy/reset', expect: responded(504) },
  { path: '/proxy/garbage', expect: responded(504) },
  { path: '/proxy/short', expect: cut },
  { path: '/proxy/early', method: 'PUT', body: BODY, expect: responded(413) },
  { path: '/mapped/ok', expect: responded(200) },
  { path: '/mapped/big', expect: responded(200) },
  { path: '/mapped/error', expect: responded(502) },
  { path: '/waiting/mapped/hang', expect: responded(504) },
  { path: '/mapped/short', expect: responded(504) },
  { path: '/mapped/echo', method: 'POST', body: BODY, headers: json, expect: responded(200) },
  { path: '/model/echo', method: 'POST', body: BODY, headers: json, expect: responded(200) },
  { path: '/model/echo', method: 'POST', body: '{}', headers: json, expect: responded(400) },
  { path: '/mock/x', expect: responded(200) },
  { path: '/nowhere', expect: responded(403) },
  // A URL of the Web has no dot segments any more: there it leads nowhere.
  { path: '/proxy/%2e%2e/ok', expect: responded(400, 403) },
  { path: '/needs/ok', expect: responded(400) },
  { path: '/needs/ok?q=1', expect: responded(200) },
  { path: '/template/json', method: 'POST', body: '{"a":[1,2]}', headers: json, expect: sized },
  { path: '/template/json', method: 'POST', body: '{"a":', headers: json, expect: responded(400) },
  { path: '/function/x', method: 'POST', body: BODY, headers: json, expect: responded(200) },
  { path: '/failing/x', expect: responded(502) },
  { path: '/guarded/ok', headers: { Authorization: 'friend' }, expect: responded(200) },
  { path: '/guarded/ok', headers: { Authorization: 'stranger' }, expect: responded(403) },
  { path: '/guarded/ok', expect: responded(401) },
  { path: '/kept/ok', expect: responded(200) },
  { path: '/kept/big', expect: responded(200) },
  { path: '/limited/ok', expect: responded(200, 429) },
  {
    path: '/proxy/count',
    method: 'PUT',
    body: UPLOAD,
    expect: ({ text }) => text === '{"bytes":1000000}',
  },
  { path: '/proxy/large', expect: whole },
  { path: '/proxy/large', pause: 50, expect: whole },
  { path: '/proxy/big', pipelined: 4, expect: left },
  { path: '/waiting/proxy/hang', pipelined: 4, expect: left },
  { path: '/proxy/hang', abortAfter: 20, expect: left },
  { path: '/proxy/big', abortAfter: 2, expect: left },
  { path: '/mapped/hang', abortAfter: 20, expect: left },
];

/**
 * The kinds that a framework can end. Under Hono's server and Node 20, nothing tells a handler of `fetch` that a
 * client which pipelines has left (docs/fetch.md). Under Koa, a short body that breaks off while it is awaited is
 * a 500 (docs/adapters.md).
 * @param {string} framework
 */
export function kindsFor(framework) {
  if (framework === 'fetch') {
    return KINDS.filter(({ pipelined }) => pipelined === undefined);
  }
  return framework.startsWith('koa')
    ? KINDS.map((kind) => (kind.expect === cut ? { ...kind, expect: cutOrFailed } : kind))
    : KINDS;
}

/** The kinds that a shutdown must not break. */
export const PLAIN_KINDS = KINDS.filter(
  ({ path }) => /\/(?:ok|echo|big|x)$/.test(path) && !path.includes('%'),
).filter(({ abortAfter, pipelined }) => abortAfter === undefined && pipelined === undefined);

/** A client that keeps its connections. */
export const newAgent = () => new Agent({ keepAlive: true, maxSockets: 32 });

/** @param {number} port @param {Agent} agent @param {Kind} kind @returns {Promise<Outcome>} */
export function send(port, agent, kind) {
  const { path, method = 'GET', body, headers = {}, abortAfter, pause, pipelined } = kind;
  if (pipelined !== undefined) {
    return leavePipelined(port, path, pipelined);
  }
  return new Promise((resolve) => {
    const req = request({ host: '127.0.0.1', port, path, method, headers: { ...headers }, agent });
    req.setTimeout(PATIENCE, () => req.destroy(new Error('nothing came in a minute')));
    const timer =
      abortAfter === undefined ? undefined : setTimeout(() => req.destroy(), abortAfter);
    /** @type {Outcome} */
    let outcome = {};
    let hasPaused = false;
    req.on('response', (res) => {
      outcome = { status: res.statusCode, length: 0 };
      res.on('data', (chunk) => {
        outcome.length = (outcome.length ?? 0) + chunk.length;
        outcome.text = outcome.length < 100 ? (outcome.text ?? '') + chunk : undefined;
        if (pause !== undefined && !hasPaused) {
          hasPaused = true;
          res.pause();
          setTimeout(() => res.resume(), pause);
        }
      });
      res.on('error', () => {});
      res.on('close', () => {
        clearTimeout(timer);
        resolve({ ...outcome, complete: res.complete });
      });
    });
    req.on('error', (error) => {
      clearTimeout(timer);
      resolve({ ...outcome, complete: false, error: error.code ?? error.message });
    });
    req.end(body);
  });
}

/** Milliseconds without a byte, on a busy machine. */
const PATIENCE = 60_000;

/** Sends requests one after another on one connection, and leaves when the first byte comes. @param {number} port @param {string} path @param {number} count @returns {Promise<Outcome>} */
function leavePipelined(port, path, count) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () =>
      socket.write(`GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`.repeat(count)),
    );
    socket.setTimeout(PATIENCE, () => socket.destroy());
    socket.on('data', () => socket.destroy());
    socket.on('error', () => {});
    socket.on('close', () => resolve({ complete: false }));
  });
}
