// Load with faults mixed in, for each framework in turn: every request gets its response, memory stays flat, nothing
// is left over; then a reload and a shutdown under load, which lose no request.
//
//   node reliability/soak/run.mjs [--seconds N] [--only FRAMEWORK]
//
// N is the time for each framework; by default all of them take ten minutes.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as after } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startBackend } from './backend.mjs';
import { kindsFor, newAgent, PLAIN_KINDS, send } from './client.mjs';
import { FRAMEWORKS } from './frameworks.mjs';

const MIB = 1024 * 1024;
const CLIENTS = 24;
/** What a heap may gain between the first third and the end. */
const MOST_GROWTH = 16 * MIB;
/** Milliseconds that a gateway may take to end, far beyond its longest deadline. */
const MOST_PATIENCE = 60_000;

const { values } = parseArgs({
  options: { seconds: { type: 'string' }, only: { type: 'string' } },
});
const names = Object.keys(FRAMEWORKS);
const seconds = Number(values.seconds ?? 600 / names.length);
/** @type {string[]} */
const faults = [];
const backend = await startBackend();
for (const framework of names) {
  if (values.only === undefined || values.only === framework) {
    await soak(framework);
  }
}
await backend.stop();
for (const fault of faults) {
  console.error(fault);
}
process.exitCode = faults.length === 0 ? 0 : 1;

/** @param {string} framework */
async function soak(framework) {
  const kinds = kindsFor(framework);
  const gateway = await startGateway(framework);
  const expected = (/** @type {boolean} */ holds, /** @type {string} */ what) => {
    if (!holds) {
      faults.push(`${framework}: ${what}`);
    }
  };
  const ends = performance.now() + seconds * 1000;
  const warm = await load(
    gateway.port,
    kinds,
    () => performance.now() < ends - (seconds * 2000) / 3,
  );
  const early = await gateway.ask('measure');
  const then = await load(gateway.port, kinds, () => performance.now() < ends);
  const counts = [...warm, ...then];
  const sent = counts.reduce((sum, [, { sent }]) => sum + sent, 0);
  for (const [kind, { wrong }] of counts) {
    expected(wrong === undefined, `${kind} got ${JSON.stringify(wrong)}`);
  }

  let isReloading = true;
  const during = load(gateway.port, PLAIN_KINDS, () => isReloading);
  for (let left = 5; left > 0; left--) {
    await gateway.ask('reload');
  }
  isReloading = false;
  for (const [kind, { wrong }] of await during) {
    expected(wrong === undefined, `while it was reloaded, ${kind} got ${JSON.stringify(wrong)}`);
  }

  const late = await settledMeasure(gateway, early);
  expected(late.connections === 0, `${late.connections} connections of clients are left`);
  expected(late.loose === 0, `${late.loose} rejections that nothing handled`);
  expected(late.timers <= early.timers, `${late.timers} timers are left`);
  const growth = late.heap - early.heap;
  expected(growth < MOST_GROWTH, `the heap grew by ${(growth / MIB).toFixed(1)} MiB`);

  let isStopping = false;
  const shutdown = load(
    gateway.port,
    PLAIN_KINDS,
    () => !isStopping,
    (outcome) => isStopping && refused(outcome),
  );
  await after(300);
  const exit = once(gateway.child, 'exit');
  isStopping = true;
  gateway.child.send('stop');
  for (const [kind, { wrong }] of await shutdown) {
    expected(wrong === undefined, `while it shut down, ${kind} got ${JSON.stringify(wrong)}`);
  }
  const [code] = await Promise.race([exit, after(MOST_PATIENCE, [undefined], { ref: false })]);
  expected(
    code === 0,
    `the process ended with ${code ?? 'nothing: it was still running after a minute'}`,
  );
  if (code === undefined) {
    gateway.child.removeAllListeners('exit').kill('SIGKILL');
  }
  console.log(
    `${framework.padEnd(9)}${sent} requests of ${kinds.length} kinds, heap ${(early.heap / MIB).toFixed(1)} to ${(late.heap / MIB).toFixed(1)} MiB`,
  );
}

/** Sends requests of random kinds until `goes` says no. @returns the count of each kind, and the first wrong outcome */
async function load(port, kinds, goes, mayBe = () => false) {
  const counts = new Map();
  const agent = newAgent();
  const client = async () => {
    while (goes()) {
      const kind = kinds[Math.floor(Math.random() * kinds.length)];
      const outcome = await send(port, agent, kind);
      const name = `${kind.method ?? 'GET'} ${kind.path}`;
      const count = counts.get(name) ?? { sent: 0, wrong: undefined };
      counts.set(name, count);
      count.sent++;
      if (!kind.expect(outcome) && !mayBe(outcome) && !lostRace(outcome, kind)) {
        count.wrong ??= outcome;
      }
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  agent.destroy();
  return counts;
}

/** A server may close an idle connection while a client sends on it; the client then gets nothing at all. */
function lostRace({ status, error }, { method = 'GET' }) {
  return method !== 'GET' && status === undefined && (error === 'ECONNRESET' || error === 'EPIPE');
}

/** A request for which nothing came: its connection was idle and closed, or there is no server any more. */
function refused({ status, error }) {
  return status === undefined && ['ECONNREFUSED', 'ECONNRESET', 'EPIPE'].includes(error);
}

/** Waits until connections and timers have gone, as long as it may take. */
async function settledMeasure(gateway, early) {
  for (let left = 50; ; left--) {
    const now = await gateway.ask('measure');
    if (left === 0 || (now.connections === 0 && now.timers <= early.timers)) {
      return now;
    }
    await after(200);
  }
}

async function startGateway(/** @type {string} */ framework) {
  const program = fileURLToPath(new URL('server.mjs', import.meta.url));
  const child = fork(program, [framework, backend.origin], { execArgv: ['--expose-gc'] });
  child.on('exit', (code) => {
    if (code !== 0) {
      console.error(`${framework}: the process of the gateway ended with ${code}`);
      process.exit(1);
    }
  });
  const [{ port }] = await once(child, 'message');
  return {
    child,
    port,
    ask: async (/** @type {string} */ question) => {
      const reply = once(child, 'message');
      child.send(question);
      const [message] = await reply;
      return message;
    },
  };
}
