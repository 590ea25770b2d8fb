import { setTimeout as after } from 'node:timers/promises';
import { startProgram } from '../../load/processes.mjs';
import { rowOf } from '../../report/results.mjs';
import { BARE, FRAMEWORKS, OURS } from '../http/comparison.mjs';
import { down, MiB, up } from './transfers.mjs';

const MOST_GROWTH = 48;
const WARM_UP = 64 * MiB;
const SERVERS = [
  ...FRAMEWORKS.map(({ framework }) => `${framework}, ${OURS}`),
  `node:http, ${BARE}`,
];

/** @param {{ isQuick: boolean, say: (text: string) => void }} settings */
export async function measure({ isQuick, say }) {
  const size = (isQuick ? 64 : 1024) * MiB;
  const backend = await startProgram(undefined, new URL('backend.mjs', import.meta.url), []);
  const rows = [];
  const notes = [];
  for (const server of SERVERS) {
    for (const [direction, transfer] of Object.entries({ down, up })) {
      try {
        const { before, growth, seconds } = await growthOf(server, backend.port, transfer, size);
        say(`${server}, ${direction}: ${growth.toFixed(1)} MiB in ${seconds.toFixed(1)} s`);
        rows.push(...rowsOf(server, direction, { before, growth }));
      } catch (error) {
        notes.push(`${server}, ${direction} failed: ${error.message}`);
      }
    }
  }
  await backend.stop();
  return { facts: { size: isQuick ? '64 MiB' : '1 GiB' }, notes, rows };
}

function rowsOf(server, direction, { before, growth }) {
  const isReference = server.endsWith(BARE);
  const place = (column) => ['', `${server}, ${direction}`, column];
  const meaning = { unit: 'MiB', better: 'lower', slack: 16, isReference };
  const goal = isReference ? undefined : MOST_GROWTH;
  return [
    rowOf(place('MiB at the start'), before, meaning),
    rowOf(place('peak, in addition'), growth, { ...meaning, goal }),
  ];
}

/** What the process takes at most in addition, while the transfer lasts, in MiB. */
async function growthOf(server, backendPort, transfer, size) {
  const file = new URL('../../servers/server.mjs', import.meta.url);
  const origin = `http://127.0.0.1:${backendPort}`;
  const running = await startProgram(undefined, file, [server, 'stream', origin]);
  try {
    await transfer(running.port, Math.max(size / 8, WARM_UP));
    const before = (await running.ask()).rss;
    let most = before;
    let sampling = true;
    const samples = (async () => {
      while (sampling) {
        most = Math.max(most, (await running.ask()).rss);
        await after(20);
      }
    })();
    const began = performance.now();
    try {
      await transfer(running.port, size);
    } finally {
      sampling = false;
      await samples;
    }
    const seconds = (performance.now() - began) / 1000;
    return { before: before / MiB, growth: (most - before) / MiB, seconds };
  } finally {
    await running.stop();
  }
}
