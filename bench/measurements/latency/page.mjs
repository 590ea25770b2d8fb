import { goalTable, table } from '../../report/table.mjs';

/** @type {import('../../report/page.mjs').Section} */
export const section = {
  name: 'latency',
  title: 'Latency at half of the maximal rate',
  text: ({ rows }) => [INTRODUCTION, table(rows, '', 'server'), goalTable(rows)].join('\n\n'),
};

const INTRODUCTION = `For each server its maximal rate is measured first, as above; then requests are sent at half of that
rate, evenly, over 32 connections, by a generator of this repository (\`bench/load/paced.mjs\`). The time of a request
counts from when it was due, not from when a connection was free to send it, so a pause of the server counts for every
request that it keeps waiting. The first four seconds at that rate are not counted: after the
load that finds the maximal rate, the p99 in them was up to 120 ms under \`node:http\` and Koa, for bare dispatch as well,
even in processes that had run for a while. V8 discards some compiled code when connections close, which may be the reason.`;
