import { table } from '../../report/table.mjs';

/** @type {import('../../report/page.mjs').Section} */
export const section = {
  name: 'limits',
  title: 'Throttles and quotas',
  text: ({ rows }) => [INTRODUCTION, table(rows, '', 'request')].join('\n\n'),
};

const INTRODUCTION = `A request to a gateway in memory, whose backend is a function that responds at once; the least
processor time of all rounds. The HTTP client, which a refused request does not need, takes several times as much.`;
