// How long an input within the limits holds the event loop, beside what JSON.parse and JSON.stringify of the same bytes
// take. Exits with 1 if an input holds it for more than three times as long and no limit ended it.
//
//   node --expose-gc reliability/loop/run.mjs [--only TEXT] [--times N]
//
// TEXT is a part of the names of cases, N how often each is measured; the least counts.
import { parseArgs } from 'node:util';
import { CASES } from './cases.mjs';
import { gatewayFor } from './gateway.mjs';
import { leastOf, longestBlock, processorTime } from './measure.mjs';

/** How many times as long as JSON a block may be. */
const MOST = 3;
/** Blocks of fewer milliseconds are not told from what else happens in a process. */
const SHORT = 25;

const { values } = parseArgs({ options: { only: { type: 'string' }, times: { type: 'string' } } });
const times = Number(values.times ?? 3);
let failed = 0;
for (const testCase of CASES.filter(({ name }) => name.includes(values.only ?? ''))) {
  const bytes = new TextEncoder().encode(testCase.body());
  globalThis.gc?.();
  const json = await leastOf(
    () => costOfJson(bytes),
    (cost) => cost,
    times,
  );
  const gateway = gatewayFor(testCase, bytes);
  let outcome;
  const { block, histogram } = await leastOf(
    () =>
      longestBlock(async () => {
        outcome = await gateway.send();
      }),
    ({ block }) => block,
    times,
  );
  await gateway.close();
  const ratio = block / json;
  const isFine = ratio <= MOST || block < SHORT || outcome.limit !== undefined;
  failed += isFine ? 0 : 1;
  const verdict = outcome.limit ?? (block < SHORT ? 'short' : ratio.toFixed(1));
  console.log(
    [
      isFine ? ' ' : '!',
      testCase.name.padEnd(70),
      json.toFixed(0).padStart(6),
      block.toFixed(0).padStart(6),
      (histogram.max / 1e6).toFixed(0).padStart(6),
      String(outcome.status).padStart(4),
      verdict,
    ].join(' '),
  );
}
process.exitCode = failed > 0 ? 1 : 0;

/** Milliseconds. @param {Uint8Array} bytes */
function costOfJson(bytes) {
  const begin = processorTime();
  JSON.stringify(JSON.parse(new TextDecoder().decode(bytes)));
  return processorTime() - begin;
}
