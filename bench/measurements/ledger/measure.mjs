import { openBench } from '../../load/bench.mjs';
import { rowOf } from '../../report/results.mjs';
import { BARE, OURS, SAME_FIELDS } from '../http/comparison.mjs';
import { ledgerOf } from './parts.mjs';

/** Parts below this are shown together. */
const LEAST_MICROS = 0.5;
const COLUMNS = [BARE, SAME_FIELDS, OURS];

/** @param {{ rounds: number, seconds: number, isQuick: boolean, say: (text: string) => void }} settings */
export async function measure(settings) {
  const bench = await openBench();
  try {
    const columns = [];
    for (const name of COLUMNS) {
      const one = { server: `node:http, ${name}`, variant: 'everything', request: 'get' };
      columns.push(await microsOf(bench, one, settings));
    }
    const rows = ledgerOf(columns, LEAST_MICROS).flatMap(({ part, micros }) =>
      micros.flatMap((value, at) => {
        const isReference = COLUMNS[at] !== OURS;
        const meaning = { unit: 'µs', better: 'lower', slack: 1, isReference };
        return value === 0 ? [] : [rowOf(['', part, `${COLUMNS[at]}, µs`], value, meaning)];
      }),
    );
    const rounds = `One round of ${settings.seconds * settings.rounds} s for each`;
    return { facts: { ...bench.facts, rounds }, rows };
  } finally {
    await bench.stop();
  }
}

/** Microseconds of each part for a request. */
async function microsOf(bench, one, { rounds, seconds, isQuick, say }) {
  const running = await bench.serve(one, 'profiled.mjs');
  try {
    await bench.load(running.port, one.request, isQuick ? seconds : 5);
    await running.ask('start');
    const { requests } = await bench.load(running.port, one.request, seconds * rounds);
    const { parts } = await running.ask('stop');
    say(`${one.server}: ${requests} requests`);
    return Object.fromEntries(
      Object.entries(parts).map(([part, micros]) => [part, micros / requests]),
    );
  } finally {
    await running.stop();
  }
}
