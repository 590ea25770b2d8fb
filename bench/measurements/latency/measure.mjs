import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { openBench } from '../../load/bench.mjs';
import { pinned } from '../../load/processes.mjs';
import { requests } from '../../load/requests.mjs';
import { turns } from '../../load/turns.mjs';
import { rowOf } from '../../report/results.mjs';
import { BARE, FRAMEWORKS, OURS } from '../http/comparison.mjs';

const MOST_BESIDE_FLOOR = 1.5;
const WARM_UP_SECONDS = 4;
const run = promisify(execFile);

/** @param {{ rounds: number, seconds: number, isQuick: boolean, say: (text: string) => void }} settings */
export async function measure(settings) {
  const bench = await openBench();
  try {
    const cases = FRAMEWORKS.flatMap(({ framework }) =>
      [BARE, OURS].map((name) => ({
        server: `${framework}, ${name}`,
        variant: 'everything',
        request: 'get',
      })),
    );
    const round = (one) => roundOf(bench, one, settings);
    const { figures, failed } = await turns(cases, settings, ({ server }) => server, round);
    return { facts: bench.facts, notes: failed, rows: rowsOf(figures) };
  } finally {
    await bench.stop();
  }
}

/** The greatest rate first, then the times at half of it. */
async function roundOf(bench, one, { seconds, isQuick }) {
  const running = await bench.serve(one);
  try {
    await bench.load(running.port, one.request, isQuick ? seconds : 2);
    const { perSecond } = await bench.load(running.port, one.request, seconds);
    if (perSecond === 0) {
      throw new Error('no response came in time');
    }
    const half = perSecond / 2;
    const file = fileURLToPath(new URL('../../load/paced.mjs', import.meta.url));
    const times = [seconds, isQuick ? seconds : WARM_UP_SECONDS];
    const values = [running.port, JSON.stringify(requests[one.request]), half, ...times].map(
      String,
    );
    const [command, args] = pinned(bench.otherCore, process.execPath, [file, ...values]);
    const paced = JSON.parse((await run(command, args)).stdout);
    return { perSecond, p50: paced.p50, p99: paced.p99 };
  } finally {
    await running.stop();
  }
}

function rowsOf(figures) {
  const rows = [];
  for (const [server, { perSecond, p50, p99 }] of figures) {
    const isReference = server.endsWith(BARE);
    const place = (column) => ['', server, column];
    const rate = { unit: 'requests/s', better: 'higher', isReference };
    const time = { unit: 'ms', better: 'lower', isReference };
    rows.push(rowOf(place('requests/s at most'), perSecond, rate));
    rows.push(rowOf(place('median, ms'), p50, time));
    rows.push(rowOf(place('p99, ms'), p99, time));
  }
  for (const { framework } of FRAMEWORKS) {
    const own = figures.get(`${framework}, ${OURS}`);
    const floor = figures.get(`${framework}, ${BARE}`);
    if (own !== undefined && floor !== undefined) {
      const meaning = { unit: 'ratio', better: 'lower', goal: MOST_BESIDE_FLOOR };
      const place = ['ratios', `${framework} beside ${BARE}`, 'ratio of p99'];
      rows.push(rowOf(place, own.p99 / floor.p99, meaning));
    }
  }
  return rows;
}
