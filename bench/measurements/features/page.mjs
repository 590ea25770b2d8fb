import { goalTable, table } from '../../report/table.mjs';

/** @type {import('../../report/page.mjs').Section} */
export const section = {
  name: 'features',
  title: 'What features cost',
  text: ({ rows }) => {
    const frameworks = [...new Set(rows.map((row) => row.table))];
    return [
      INTRODUCTION,
      ...frameworks.map((framework) => table(rows, framework, `under ${framework}`)),
      goalTable(rows),
    ].join('\n\n');
  },
};

const INTRODUCTION = `Each feature of this package beside the same request without it, in the same way as above. The last
column is the ratio of the requests per second: above 1 the feature makes a request cheaper, as the cache and a refusal
do, which do not call the backend. Nor does the Lambda proxy, whose handler returns the same JSON. The response template
writes each of the twelve pets of the backend anew. The request template maps a body of 1 KB with 17 items, and the model
describes the same body with its items.`;
