// docs/event-loop.md: its tables, between two marks, from the measurements; what surrounds them is written by hand.
import { readFileSync, writeFileSync } from 'node:fs';
import { machineOf } from '../../bench/report/machine.mjs';
import { isMet, ratioOf, SHORT } from './verdict.mjs';

/** @typedef {import('./verdict.mjs').Row} Row */

const PAGE = new URL('../../docs/event-loop.md', import.meta.url);
const BEGIN = '<!-- measured -->';
const END = '<!-- end of what was measured -->';
/** The upper ends of the classes of the histogram. */
const CLASSES = [0.5, 1, 1.5, 2, 2.5, 3, 4, 5, 7, 10, Number.POSITIVE_INFINITY];

/** @typedef {{ megabytes: string, times: string }} Settings of the program */

/** @param {readonly Row[]} rows @param {Settings} settings */
export function writePage(rows, settings) {
  const page = readFileSync(PAGE, 'utf8');
  const [before] = page.split(BEGIN);
  const [, after] = page.split(END);
  writeFileSync(PAGE, `${before}${BEGIN}\n\n${measured(rows, settings)}\n\n${END}${after}`);
}

/** A line for each class of ratios. @param {readonly Row[]} rows */
export function distribution(rows) {
  const ratios = rows
    .filter(({ limit, block }) => limit === undefined && block >= SHORT)
    .map(ratioOf);
  return CLASSES.map((to, at) => {
    const from = at === 0 ? 0 : /** @type {number} */ (CLASSES[at - 1]);
    const count = ratios.filter((ratio) => ratio > from && ratio <= to).length;
    const name = to === Number.POSITIVE_INFINITY ? `above ${from}` : `${from} to ${to}`;
    return `${name.padStart(10)} ${String(count).padStart(4)} ${'#'.repeat(count)}`.trimEnd();
  });
}

/** @param {readonly Row[]} rows @param {Settings} settings */
function measured(rows, { megabytes, times }) {
  const { package: version, node, system, processor, cores } = machineOf();
  const date = new Date().toISOString().slice(0, 10);
  const unmet = rows.filter((row) => !isMet(row)).sort((a, b) => ratioOf(b) - ratioOf(a));
  const ended = rows.filter(({ isBounded }) => isBounded);
  return [
    `Measured with bodies of ${megabytes} MB on ${date} (\`--times ${times}\`), with version ${version}, Node ${node}, ${system}, ${cores} × ${processor}.`,
    `## Summary`,
    `${rows.length - unmet.length} of ${rows.length} inputs are within the goal. Times JSON, of the inputs that no limit
ended (${rows.filter(({ block }) => block < SHORT).length} more took less than ${SHORT} ms):`,
    ['```text', ...distribution(rows), '```'].join('\n'),
    `### Beyond the goal`,
    unmet.length === 0 ? 'No input.' : table(unmet),
    `### Bounded by a limit`,
    limits(ended),
    `### All inputs`,
    table(rows),
  ].join('\n\n');
}

/** @param {readonly Row[]} rows */
function table(rows) {
  return [
    '| input | JSON | block | times | delay: p50 | p99 | longest | status |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...rows.map((row) => {
      const times = row.block < SHORT ? '' : ratioOf(row).toFixed(1);
      const delays = row.delays.map((delay) => delay.toFixed(0));
      return `| ${code(row.name)} | ${row.json.toFixed(0)} | ${row.block.toFixed(0)} | ${times} | ${delays.join(' | ')} | ${row.status} |`;
    }),
  ].join('\n');
}

/** @param {readonly Row[]} rows */
function limits(rows) {
  return [
    '| input | block | the limit |',
    '| --- | ---: | --- |',
    ...rows.map(
      ({ name, block, limit }) =>
        `| ${code(name)} | ${block.toFixed(0)} | ${limit ?? 'not reached'} |`,
    ),
  ].join('\n');
}

/** The expression of a name as code, and a bar that ends no cell. @param {string} name */
function code(name) {
  const escaped = name.replaceAll('|', '\\|');
  return /[$#^(]/.test(name) ? `\`${escaped}\`` : escaped;
}
