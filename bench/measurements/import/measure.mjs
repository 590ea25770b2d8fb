import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { turns } from '../../load/turns.mjs';
import { rowOf } from '../../report/results.mjs';

const FEW = 10;
const FIRST = 1_000;
const MANY = 10_000;
const SIZES = [FEW, FIRST, 2_500, 5_000, MANY];
const MOST_SECONDS = 3;
const MOST_BESIDE_FEW = 2;
/** Of the time for each operation among 10,000 and among 1,000. */
const LINEAR = 1.2;
const run = promisify(execFile);
const program = fileURLToPath(new URL('import-document.mjs', import.meta.url));

/** @param {{ rounds: number, isQuick: boolean, say: (text: string) => void }} settings */
export async function measure(settings) {
  const { figures, failed } = await turns(
    SIZES.map((size) => ({ size })),
    settings,
    ({ size }) => String(size),
    async ({ size }) => {
      const args = ['--expose-gc', program, String(size)];
      return JSON.parse((await run(process.execPath, args)).stdout);
    },
  );
  const rows = [...figures].flatMap(([name, { seconds, mebibytes, hit }]) => {
    const place = (column) => ['', `${Number(name).toLocaleString('en-US')} operations`, column];
    const size = Number(name);
    const perOperation = (seconds * 1e6) / size;
    const goal = size === MANY ? MOST_SECONDS : undefined;
    return [
      rowOf(place('import, s'), seconds, { unit: 's', better: 'lower', goal, slack: 0.01 }),
      rowOf(place('µs for each'), perOperation, { unit: 'µs', better: 'lower', slack: 20 }),
      rowOf(place('memory, MiB'), mebibytes, { unit: 'MiB', better: 'lower', slack: 1 }),
      rowOf(place('a hit, µs'), hit, { unit: 'µs', better: 'lower', slack: 0.5 }),
    ];
  });
  const [few, first, many] = [FEW, FIRST, MANY].map((size) => figures.get(String(size)));
  if (few !== undefined && first !== undefined && many !== undefined) {
    const growth = many.seconds / MANY / (first.seconds / FIRST);
    const ratio = { unit: 'ratio', better: 'lower' };
    rows.push(
      rowOf(['ratios', 'an operation among 10,000 beside one among 1,000', 'import'], growth, {
        ...ratio,
        goal: LINEAR,
      }),
      rowOf(['ratios', 'a hit among 10,000 beside one among 10', 'request'], many.hit / few.hit, {
        ...ratio,
        goal: MOST_BESIDE_FEW,
      }),
    );
  }
  return { notes: failed, rows };
}
