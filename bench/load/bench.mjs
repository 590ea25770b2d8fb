// Where servers are measured: one core for the server and one for backend and load, nginx and wrk, each if this
// machine has it.
import { spawnSync } from 'node:child_process';
import { withAutocannon, withWrk } from './generators.mjs';
import { startNginx } from './nginx.mjs';
import { has, startProgram, twoCores } from './processes.mjs';
import { bodies, requests } from './requests.mjs';

/** @typedef {import('./generators.mjs').Load} Load */
/** @typedef {{ server: string, variant: string, request: keyof typeof requests }} Case */

export async function openBench() {
  const cores = twoCores();
  const [serverCore, otherCore] = cores ?? [];
  const hasWrk = has('wrk', ['-v']);
  const nginx = has('nginx', ['-v'])
    ? await startNginx(otherCore).catch(() => undefined)
    : undefined;
  const backend =
    nginx ?? (await startProgram(otherCore, new URL('backend.mjs', import.meta.url), []));
  const load = hasWrk ? withWrk : withAutocannon;
  const origin = `http://127.0.0.1:${backend.port}`;

  return {
    facts: {
      cores:
        cores === undefined
          ? 'server, backend and load share all cores, because `taskset` or a second core is missing here'
          : 'the server has one core to itself; backend and load share another',
      backend: nginx
        ? `nginx ${versionOf('nginx')}`
        : 'a `node:http` server, because nginx does not run here',
      load: hasWrk ? `wrk ${versionOf('wrk')}` : 'autocannon, because wrk is missing here',
    },
    otherCore,
    /** @param {Case} one @param {string} [program] of the servers' folder */
    async serve({ server, variant, request }, program = 'server.mjs') {
      const file = new URL(`../servers/${program}`, import.meta.url);
      const running = await startProgram(serverCore, file, [server, variant, origin]);
      try {
        await check(running.port, requests[request]);
      } catch (error) {
        await running.stop();
        throw error;
      }
      return running;
    },
    /** @param {number} port @param {keyof typeof requests} request @param {number} seconds @returns {Promise<Load>} */
    load: (port, request, seconds) => load(otherCore, port, requests[request], seconds),
    stop: () => backend.stop(),
  };
}

/**
 * One round: a new process, warmed up, then measured.
 * @param {Awaited<ReturnType<typeof openBench>>} bench
 * @param {Case} one
 * @param {{ seconds: number, isQuick: boolean, warmUpSeconds?: number }} settings
 * @returns {Promise<{ perSecond: number, cost: number }>} `cost` is µs of processor time for each request
 * @throws {Error} if requests fail
 */
export async function roundOf(bench, one, { seconds, isQuick, warmUpSeconds = 2 }) {
  const running = await bench.serve(one);
  try {
    await bench.load(running.port, one.request, isQuick ? seconds : warmUpSeconds);
    const before = (await running.ask()).cpu;
    const { requests, perSecond, failures } = await bench.load(running.port, one.request, seconds);
    const used = (await running.ask()).cpu - before;
    if (failures > 0 || requests === 0) {
      throw new Error(`${failures} of ${requests} requests failed`);
    }
    return { perSecond, cost: used / requests };
  } finally {
    await running.stop();
  }
}

/** Sends the request twice, so that what is remembered of the first is there, and compares what comes back. */
async function check(port, { method, path, headers, body, status }) {
  for (let times = 0; times < 2; times++) {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      headers,
      ...(body !== '' && { body }),
      signal: AbortSignal.timeout(30_000),
    });
    const { length } = await response.text();
    const wanted = bodies[path.replace('/test', '/petstore')] ?? 1;
    if (response.status !== status || length < wanted) {
      throw new Error(`a response ${response.status} with ${length} bytes`);
    }
  }
}

/** @param {string} command @returns {string} */
function versionOf(command) {
  const { stdout, stderr } = spawnSync(command, ['-v'], { encoding: 'utf8' });
  return /(\d+\.[\d.]+\d)/.exec(stdout + stderr)?.[1] ?? '';
}
