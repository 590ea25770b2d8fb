import { openBench, roundOf } from '../../load/bench.mjs';
import { turns } from '../../load/turns.mjs';
import { rowOf } from '../../report/results.mjs';
import { CASES, OURS, ratiosOf, serverNames } from './comparison.mjs';

/** @param {{ rounds: number, seconds: number, isQuick: boolean, say: (text: string) => void }} settings */
export async function measure(settings) {
  const bench = await openBench();
  const rows = [];
  const notes = [];
  try {
    for (const one of CASES) {
      const { figures, failed } = await measureCase(bench, one, settings);
      rows.push(...rowsOf(one, figures));
      notes.push(...failed.map((text) => `${one.name}: ${text}`));
    }
  } finally {
    await bench.stop();
  }
  return { facts: bench.facts, notes, rows };
}

function measureCase(bench, { request, rounds, warmUpSeconds, ...one }, given) {
  const settings = { ...given, rounds: Math.min(rounds, given.rounds), warmUpSeconds };
  const cases = serverNames(one).map((server) => ({ server, variant: 'everything', request }));
  return turns(
    cases,
    settings,
    ({ server }) => server,
    (one) => roundOf(bench, one, settings),
  );
}

function rowsOf({ name, ...goals }, figures) {
  const rows = [];
  for (const [server, { perSecond, cost }] of figures) {
    const isReference = !server.endsWith(OURS);
    const rate = { unit: 'requests/s', better: 'higher', isReference };
    const time = { unit: 'µs', better: 'lower', isReference };
    rows.push(rowOf([name, server, 'requests/s'], perSecond, rate));
    rows.push(rowOf([name, server, 'µs of processor time'], cost, time));
  }
  const rates = Object.fromEntries(
    [...figures].map(([server, { perSecond }]) => [server, perSecond]),
  );
  for (const { line, value, goal } of ratiosOf(rates, goals)) {
    const ratio = { unit: 'ratio', better: 'higher', goal };
    rows.push(rowOf([`${name}, ratios`, line, 'ratio of requests/s'], value, ratio));
  }
  return rows;
}
