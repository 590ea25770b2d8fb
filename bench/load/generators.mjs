// Load over connections that send as fast as they get responses.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { pinned } from './processes.mjs';
import { readWrk } from './wrk-output.mjs';

const CONNECTIONS = 32;
const run = promisify(execFile);

/** @typedef {import('./wrk-output.mjs').Load} Load */

/**
 * @param {number | undefined} core
 * @param {number} port
 * @param {{ method: string, path: string, headers: object, body: string, status: number, connections?: number }} request
 * @param {number} seconds
 * @returns {Promise<Load>}
 */
export async function withWrk(core, port, request, seconds) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-wrk-'));
  try {
    const script = join(folder, 'request.lua');
    writeFileSync(script, luaOf(request));
    const url = `http://127.0.0.1:${port}${request.path}`;
    const connections = `-c${request.connections ?? CONNECTIONS}`;
    const flags = ['-t1', connections, `-d${seconds}`, '--timeout', '30', '-s', script, url];
    const [command, args] = pinned(core, 'wrk', flags);
    const { stdout } = await run(command, args);
    return readWrk(stdout, request.status);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @type {typeof withWrk} */
export async function withAutocannon(core, port, request, seconds) {
  const file = fileURLToPath(new URL('autocannon.mjs', import.meta.url));
  const connections = request.connections ?? CONNECTIONS;
  const values = [port, JSON.stringify(request), seconds, connections].map(String);
  const [command, args] = pinned(core, process.execPath, [file, ...values]);
  const { stdout } = await run(command, args);
  return JSON.parse(stdout);
}

function luaOf({ method, headers, body }) {
  const text = (value) => JSON.stringify(value);
  return [
    `wrk.method = ${text(method)}`,
    ...Object.entries(headers).map(
      ([name, value]) => `wrk.headers[${text(name)}] = ${text(value)}`,
    ),
    ...(body === '' ? [] : [`wrk.body = ${text(body)}`]),
  ].join('\n');
}
