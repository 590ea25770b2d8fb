// What it costs to load the package, beside Express: a process for each import, in turns. Prints the
// median processor time of each, in milliseconds, less that of a process that loads nothing.
import { execFileSync } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROUNDS = 11;
const root = fileURLToPath(new URL('../..', import.meta.url));
const built = (/** @type {string} */ file) => pathToFileURL(`${root}dist/${file}`).href;

const rows = [
  ['nothing', ''],
  ['express 5, by import', 'await import("express");'],
  ['express 5, by require', 'require("express");'],
  ['this package for Express, by import', `await import("${built('esm/adapters/express.js')}");`],
  ['this package for Express, by require', 'require("./dist/cjs/adapters/express.js");'],
  ['its core, by import', `await import("${built('esm/core/index.js')}");`],
  ['its mapping languages, by import', `await import("${built('esm/mapping/index.js')}");`],
];

/** @type {Map<string, number[]>} */
const times = new Map(rows.map(([name = '']) => [name, []]));
for (let round = 0; round < ROUNDS; round++) {
  for (const [name = '', program = ''] of rows) {
    times.get(name)?.push(timeOf(program));
  }
}
const median = (/** @type {string} */ name) =>
  (times.get(name) ?? []).sort((a, b) => a - b)[ROUNDS >> 1] ?? 0;
for (const [name = ''] of rows.slice(1)) {
  console.log(`${name.padEnd(40)} ${(median(name) - median('nothing')).toFixed(0)} ms`);
}

/** @param {string} program @returns {number} milliseconds of processor time */
function timeOf(program) {
  const kind = /\brequire\(/.test(program) ? 'commonjs' : 'module';
  const report =
    'const { user, system } = process.cpuUsage(); console.log((user + system) / 1000);';
  const args = [`--input-type=${kind}`, '--eval', `${program}\n${report}`];
  return Number(execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8' }));
}
