// Measures what docs/performance.md says, and writes it. `npm run bench -- --help` lists the options.
import { execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readArguments, USAGE } from './report/arguments.mjs';
import { compare, linesOf } from './report/compare.mjs';
import { machineOf } from './report/machine.mjs';
import { pageOf, SECTIONS } from './report/page.mjs';
import { merged, textOf } from './report/results.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const names = SECTIONS.map(({ name }) => name);

if (process.argv.includes('--help')) {
  console.log(USAGE);
} else {
  const options = understood();
  const folder = options.out ?? join(root, 'docs');
  const file = join(folder, 'performance.json');
  if (options.against !== undefined) {
    judge(read(options.against), read(file), options.only);
  } else if (options.isRendered) {
    write(folder, read(file));
  } else {
    await measureAll(options, folder, file);
  }
}

function understood() {
  try {
    return readArguments(process.argv.slice(2), names);
  } catch (error) {
    console.error(`${error.message}\n\n${USAGE}`);
    process.exit(2);
  }
}

async function measureAll(options, folder, file) {
  if (!options.isBuilt) {
    const shell = process.platform === 'win32';
    execFileSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: 'inherit', shell });
    execFileSync('npm', ['ci', '--prefix', 'bench'], { cwd: root, stdio: 'inherit', shell });
  }
  const { only, rounds, seconds, isQuick } = options;
  const settings = { rounds, seconds, isQuick };
  let results = existsSync(file) ? read(file) : {};
  for (const name of only) {
    const began = performance.now();
    console.log(`${name} …`);
    const { facts, notes, rows } = await measured(name, settings);
    const date = new Date().toISOString().slice(0, 10);
    const made = { date, machine: machineOf(), settings, facts, notes, rows };
    results = merged(results, { [name]: made }, names);
    // After each, so that what was measured is kept if a later one fails.
    write(folder, results);
    console.log(
      `${name}: ${rows.length} rows in ${((performance.now() - began) / 1000).toFixed(0)} s`,
    );
  }
}

/** One measurement, in a process of its own. */
async function measured(name, settings) {
  const program = fileURLToPath(new URL('measure.mjs', import.meta.url));
  const child = fork(program, [name, JSON.stringify(settings)]);
  const ended = once(child, 'exit').then(([status]) => {
    throw new Error(`The measurement ${name} ended with status ${status}`);
  });
  const [results] = await Promise.race([once(child, 'message'), ended]);
  await ended.catch(() => {});
  return results;
}

function judge(before, now, only) {
  const chosen = (results) =>
    Object.fromEntries(Object.entries(results).filter(([name]) => only.includes(name)));
  const comparison = compare(chosen(before), chosen(now));
  console.log(linesOf(comparison).join('\n'));
  process.exitCode = comparison.worse.length === 0 ? 0 : 1;
}

function read(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

function write(folder, results) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'performance.json'), textOf(results));
  writeFileSync(join(folder, 'performance.md'), pageOf(results));
}
