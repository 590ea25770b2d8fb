import { table } from '../../report/table.mjs';

/** @type {import('../../report/page.mjs').Section} */
export const section = {
  name: 'cache',
  title: 'Response cache',
  text: ({ rows }) => [INTRODUCTION, table(rows, '', 'request')].join('\n\n'),
};

const INTRODUCTION = `Requests to a gateway in memory, 16 at once, whose backend is another process on the same machine with
500 bytes of JSON; the least time of all rounds. A hit saves what the call costs, and a method that is not cached pays
nothing that the noise of the machine does not hide.`;
