// As server.mjs, from one file for each source file, and with a profile: from the message `start` to the message
// `stop`, whose response has the microseconds of each part.
import { cpSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { partOf } from '../measurements/ledger/parts.mjs';
import { floors } from './floors.mjs';
import { ours } from './ours.mjs';

process.env.BENCH_BUILD = 'build';
// What the compiler does not copy.
for (const file of ['on-demand.cjs', 'load/forms/form-readers.cjs']) {
  cpSync(
    new URL(`../../src/${file}`, import.meta.url),
    new URL(`../../build/esm/${file}`, import.meta.url),
  );
}
const [name, variant, origin] = process.argv.slice(2);
const server = await { ...floors, ...ours }[name](origin, variant);
const session = new Session();
session.connect();
await session.post('Profiler.enable');
await session.post('Profiler.setSamplingInterval', { interval: 200 });
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
process.on('message', async (message) => {
  if (message === 'start') {
    await session.post('Profiler.start');
    process.send({});
  } else {
    const { profile } = await session.post('Profiler.stop');
    process.send({ parts: partsOf(profile) });
  }
});
process.on('disconnect', () => process.exit());

/** @param {import('node:inspector').Profiler.Profile} profile */
function partsOf({ nodes, samples = [], timeDeltas = [] }) {
  const parts = new Map(nodes.map(({ id, callFrame }) => [id, partOf(callFrame)]));
  const micros = {};
  for (const [at, id] of samples.entries()) {
    const part = parts.get(id);
    if (part !== undefined) {
      micros[part] = (micros[part] ?? 0) + (timeDeltas[at + 1] ?? 0);
    }
  }
  return micros;
}
