import { table } from '../../report/table.mjs';

/** @type {import('../../report/page.mjs').Section} */
export const section = {
  name: 'ledger',
  title: 'Where the time of a request is spent',
  text: ({ rows }) => [INTRODUCTION, table(rows, '', 'part')].join('\n\n'),
};

const INTRODUCTION = `A profile of the GET above under \`node:http\`, as microseconds of each part for one request. What "the
same fields" has more than bare dispatch is what API Gateway's header fields cost. The profiler
itself makes a request slower, so the sum is more than the processor time above. The folders are those of the source,
which this measurement runs as one file for each source file.`;
