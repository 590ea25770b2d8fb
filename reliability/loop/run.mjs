// How long an input within the limits holds the event loop, beside what JSON.parse and JSON.stringify of the same bytes
// take. Exits with 1 if an input holds it for more than three times as long, or a limit ends the work too late.
//
//   node --expose-gc reliability/loop/run.mjs [--only TEXT] [--megabytes N] [--times N] [--write]
//
// TEXT is a part of the names of inputs; N megabytes is the length of the bodies, by default 10, the limit; --times says
// how often an input is measured that is near the limit, by default 3. --write puts the tables into docs/event-loop.md.
import { parseArgs } from 'node:util';
import { CASES } from './cases.mjs';
import { gatewayFor } from './gateway.mjs';
import { distribution, writePage } from './page.mjs';
import { isMet, medianOf, ratioOf, SHORT } from './verdict.mjs';

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    megabytes: { type: 'string', default: '10' },
    times: { type: 'string', default: '3' },
    write: { type: 'boolean', default: false },
  },
});
const length = Number(values.megabytes) * 1024 * 1024;
if (values.write && values.only !== '') {
  throw new Error('--write needs all inputs');
}

/** @type {import('./verdict.mjs').Row[]} */
const rows = [];
for (const testCase of CASES.filter(({ name }) => name.includes(values.only))) {
  const bytes = new TextEncoder().encode(testCase.body(length));
  const gateway = gatewayFor(testCase, bytes);
  const median = await medianOf(testCase, bytes, gateway.send, Number(values.times));
  await gateway.close();
  const row = { name: testCase.name, bytes: bytes.length, ...median };
  rows.push(row);
  console.log(lineOf(row));
}
console.log(`\nTimes JSON, of the inputs that no limit ended:\n${distribution(rows).join('\n')}`);
const failed = rows.filter((row) => !isMet(row));
console.log(`\n${rows.length - failed.length} of ${rows.length} inputs are within the goal.`);
if (values.write) {
  writePage(rows, values);
}
process.exitCode = failed.length > 0 ? 1 : 0;

/** @param {import('./verdict.mjs').Row} row */
function lineOf(row) {
  const { name, json, block, delays, status, limit } = row;
  const times = block < SHORT ? 'short' : ratioOf(row).toFixed(1);
  return [
    isMet(row) ? ' ' : '!',
    name.padEnd(76),
    ...[json, block, ...delays].map((time) => time.toFixed(0).padStart(6)),
    String(status).padStart(4),
    times.padStart(6),
    limit ?? '',
  ].join(' ');
}
