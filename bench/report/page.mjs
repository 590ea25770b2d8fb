// docs/performance.md as a whole, from the results.
import { section as cache } from '../measurements/cache/page.mjs';
import { section as features } from '../measurements/features/page.mjs';
import { section as headers } from '../measurements/headers/page.mjs';
import { section as http } from '../measurements/http/page.mjs';
import { section as imports } from '../measurements/import/page.mjs';
import { section as latency } from '../measurements/latency/page.mjs';
import { section as ledger } from '../measurements/ledger/page.mjs';
import { section as limits } from '../measurements/limits/page.mjs';
import { section as memory } from '../measurements/memory/page.mjs';
import { section as observe } from '../measurements/observe/page.mjs';
import { section as start } from '../measurements/start/page.mjs';
import { section as templates } from '../measurements/templates/page.mjs';
import { isMet } from './results.mjs';
import { markdown } from './table.mjs';

/** @typedef {import('./results.mjs').Measurement} Measurement */
/** @typedef {import('./results.mjs').Results} Results */
/** @typedef {{ name: string, title: string, text: (measurement: Measurement) => string }} Section */

/** What is measured, in the order of the page. @type {readonly Section[]} */
export const SECTIONS = [
  http,
  features,
  latency,
  ledger,
  memory,
  start,
  imports,
  templates,
  cache,
  observe,
  limits,
  headers,
];

/** @param {Results} results @returns {string} */
export function pageOf(results) {
  const sections = SECTIONS.flatMap(({ name, title, text }) => {
    const measurement = results[name];
    return measurement === undefined
      ? []
      : [`## ${title}`, conditionsOf(measurement), text(measurement), notesOf(measurement)];
  });
  return `${[INTRODUCTION, goalsOf(results), '## Machine', machinesOf(results), ...sections]
    .filter((part) => part !== '')
    .join('\n\n')}\n`;
}

const INTRODUCTION = `# Performance

\`npm run bench\` in the repository measured all figures on this page, wrote it, and keeps them in
[performance.json](performance.json); \`bench/README.md\` says how to run a part of it, and how to compare two such files.
Figures from one machine say little about another: read the ratios, and run the benchmarks on yours.

"Bare dispatch" is the least that a proxy on undici can do: pass the headers on, write what arrives, check nothing.`;

/** @param {Results} results */
function goalsOf(results) {
  const rows = Object.values(results).flatMap(({ rows }) => rows);
  const wanted = rows.filter(({ goal }) => goal !== undefined);
  const met = wanted.filter(isMet);
  return wanted.length === 0
    ? ''
    : `The project sets itself goals; the sections show them beside what was measured. Goals reached here: ${met.length} of
${wanted.length}.`;
}

/** @param {Results} results */
function machinesOf(results) {
  /** @type {Map<string, string[]>} */
  const measured = new Map();
  for (const { name, title } of SECTIONS) {
    const { date, machine } = results[name] ?? {};
    if (machine !== undefined) {
      const { package: version, node, system, processor, cores, memory } = machine;
      const conditions = [date, version, node, system, processor, String(cores), memory];
      const key = JSON.stringify(conditions);
      measured.set(key, [...(measured.get(key) ?? []), title]);
    }
  }
  return markdown(
    ['date', 'version', 'Node', 'system', 'processor', 'cores', 'memory', 'measured'],
    [...measured].map(([conditions, names]) => [
      ...JSON.parse(conditions),
      measured.size === 1 ? 'everything' : names.join('; '),
    ]),
  );
}

/** @param {Measurement} measurement */
function conditionsOf({ settings, facts }) {
  const parts = [
    ...(settings.isQuick
      ? [
          '**A short run (`--quick`), which shows that the benchmark works and not how fast anything is.**',
        ]
      : []),
    ...(facts.backend === undefined
      ? []
      : [
          `The backend is ${facts.backend}; the load is ${facts.load}; ${facts.cores}. ${facts.rounds ?? roundsOf(settings)}.`,
        ]),
  ];
  return parts.join(' ');
}

/** @param {Measurement['settings']} settings */
function roundsOf({ rounds, seconds }) {
  return rounds === 1
    ? `One round of ${seconds} s, each server in a new process`
    : `Medians of ${rounds} rounds of ${seconds} s each, in which the servers take turns, each in a new process`;
}

/** @param {Measurement} measurement */
function notesOf({ notes }) {
  return notes.length === 0 ? '' : `What failed:\n\n${notes.map((note) => `- ${note}`).join('\n')}`;
}
