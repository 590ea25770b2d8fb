import { table } from '../../report/table.mjs';

/** @type {import('../../report/page.mjs').Section} */
export const section = {
  name: 'headers',
  title: 'Changed request headers',
  text: ({ rows }) => [INTRODUCTION, table(rows, '', '`req.headers`')].join('\n\n'),
};

const INTRODUCTION = `The adapters compare \`req.headers\` with the headers that the client sent, so that changes by earlier
middleware count ([decision](decisions/middleware-in-front.md)). This is what the comparison takes for a request with
eight headers of its own, the least of forty rounds. Up to Node 24, Node itself reads \`req.headers\` before any middleware
runs, so the first two rows are the same there.`;
