import { goalTable, table } from '../../report/table.mjs';

/** @type {import('../../report/page.mjs').Section} */
export const section = {
  name: 'import',
  title: 'Large documents',
  text: ({ rows }) => [INTRODUCTION, table(rows, '', 'document'), goalTable(rows)].join('\n\n'),
};

const INTRODUCTION = `The import of a JSON document with so many operations, five for each path, from \`JSON.parse\` to a
gateway that is ready, in a new process. The memory is what the gateway keeps of it. Small documents pay for code that is
not yet compiled, so an operation among 1,000 may cost more than one among 10,000.

A hit is a request in memory, with a backend that is a function; requests reach all operations in turn, so a large
document also pays for what the caches of the processor do not hold.`;
