import type { Measurement, Results, Row } from '../../bench/report/results.mjs';

/** A measurement on a machine that does not exist. */
export function measurementOf(
  rows: readonly Row[],
  facts: Record<string, string> = {},
): Measurement {
  return {
    date: '2026-01-02',
    machine: {
      package: '1.2.3',
      node: '20.19.0',
      system: 'linux x64',
      processor: 'Example 3000',
      cores: 2,
      memory: '4 GiB',
    },
    settings: { rounds: 5, seconds: 3, isQuick: false },
    facts,
    notes: [],
    rows: [...rows],
  };
}

export function resultsOf(rows: Readonly<Record<string, readonly Row[]>>): Results {
  return Object.fromEntries(Object.entries(rows).map(([name, own]) => [name, measurementOf(own)]));
}
