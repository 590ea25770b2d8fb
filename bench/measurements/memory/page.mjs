import { goalTable, table } from '../../report/table.mjs';

/** @type {import('../../report/page.mjs').Section} */
export const section = {
  name: 'memory',
  title: 'Memory of long bodies',
  text: ({ rows, facts }) =>
    [
      `${facts.size} goes through the server: down to a client that rests after each 16 MiB, and up to a backend that does.
The figures are the resident memory of the process, in MiB: after a warm-up, and the peak
afterwards. At most one read of a socket is buffered; the rest is Node's, which frees read buffers about every 50 MiB.`,
      table(rows, '', 'server'),
      goalTable(rows),
    ].join('\n\n'),
};
