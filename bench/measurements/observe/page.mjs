import { table } from '../../report/table.mjs';

/** @type {import('../../report/page.mjs').Section} */
export const section = {
  name: 'observe',
  title: 'Access log and observers',
  text: ({ rows }) => [INTRODUCTION, table(rows, '', 'options')].join('\n\n'),
};

const INTRODUCTION = `An \`http_proxy\` request to a gateway in memory, whose backend is a function; the least processor
time of all rounds.`;
