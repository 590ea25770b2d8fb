import { Agent, request } from 'node:http';

/** @typedef {{ path: string, method?: string, body?: string | Buffer, headers?: object, abortAfter?: number, expect: (outcome: Outcome) => boolean }} Kind */
/** @typedef {{ status?: number, complete?: boolean, error?: string, length?: number }} Outcome */

const responded =
  (/** @type {number[]} */ ...statuses) =>
  (/** @type {Outcome} */ outcome) =>
    outcome.complete === true && statuses.includes(outcome.status ?? 0);
const left = () => true;
const BODY = JSON.stringify({ name: 'x'.repeat(2000) });
const json = { 'Content-Type': 'application/json' };

/** Every kind of request, with what its client may see. @type {readonly Kind[]} */
export const KINDS = [
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
  { path: '/proxy/short', expect: ({ status, complete }) => status === 200 && complete === false },
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
  { path: '/proxy/%2e%2e/ok', expect: responded(400) },
  { path: '/proxy/hang', abortAfter: 20, expect: left },
  { path: '/proxy/big', abortAfter: 2, expect: left },
  { path: '/mapped/hang', abortAfter: 20, expect: left },
];

/** The kinds that a shutdown must not break. */
export const PLAIN_KINDS = KINDS.filter(
  ({ path }) => /\/(?:ok|echo|big|x)$/.test(path) && !path.includes('%'),
).filter(({ abortAfter }) => abortAfter === undefined);

/** A client that keeps its connections. */
export const newAgent = () => new Agent({ keepAlive: true, maxSockets: 32 });

/** @param {number} port @param {Agent} agent @param {Kind} kind @returns {Promise<Outcome>} */
export function send(port, agent, { path, method = 'GET', body, headers = {}, abortAfter }) {
  return new Promise((resolve) => {
    const req = request({ host: '127.0.0.1', port, path, method, headers: { ...headers }, agent });
    req.setTimeout(10_000, () => req.destroy(new Error('nothing came in ten seconds')));
    const timer =
      abortAfter === undefined ? undefined : setTimeout(() => req.destroy(), abortAfter);
    /** @type {Outcome} */
    let outcome = {};
    req.on('response', (res) => {
      outcome = { status: res.statusCode, length: 0 };
      res.on('data', (chunk) => {
        outcome.length = (outcome.length ?? 0) + chunk.length;
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
