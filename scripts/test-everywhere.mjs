// Every check on the Node that runs this, then the tests on every other Node that is supported and
// the types under every supported TypeScript. Those are installed into a temporary folder. The last
// line of the output is the sum, "N passed, N failed".
//
//   node scripts/test-everywhere.mjs
//
// TEST_NODES and TEST_TYPESCRIPTS name other versions, separated by blanks; empty: none.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The lowest Node that package.json allows, and the newest of each later line. */
export const NODES = ['20.19.0', '22', '24', '26'];

/** Beside the one that the project is compiled with. */
export const TYPESCRIPTS = ['5.9', '6'];

const root = fileURLToPath(new URL('..', import.meta.url));
const vitest = join(root, 'node_modules/vitest/vitest.mjs');

/**
 * What is left to test after a run on one Node.
 * @param {readonly string[]} nodes
 * @param {string} running its version, without a `v`
 */
export function otherNodes(nodes, running) {
  return nodes.filter((node) => running !== node && !running.startsWith(`${node}.`));
}

/**
 * The sum of the closing lines of some runs. A run that failed and counts no failure, or that has no
 * closing line, is a failure itself.
 * @param {ReadonlyArray<{ readonly output: string, readonly status: number | null }>} runs
 */
export function sumOf(runs) {
  let passed = 0;
  let failed = 0;
  for (const { output, status } of runs) {
    const closing = [...output.matchAll(/^(\d+) passed, (\d+) failed$/gm)].at(-1);
    const [, good = '0', bad] = closing ?? [];
    passed += Number(good);
    failed += bad === undefined || (status !== 0 && bad === '0') ? 1 : Number(bad);
  }
  return { passed, failed };
}

/**
 * Runs a program and shows what it prints.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {Readonly<Record<string, string>>} env
 * @returns {Promise<{ output: string, status: number | null }>}
 */
function run(program, args, env = {}) {
  const shell = process.platform === 'win32' && program === 'npm';
  const child = spawn(program, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
    shell,
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    output += text;
    process.stdout.write(text);
  });
  return new Promise((done) => {
    child.on('error', (error) => done({ output: `${output}${error.message}\n`, status: 1 }));
    child.on('close', (status) => done({ output, status }));
  });
}

/** Load with faults on every adapter, about a minute in all, against the build that `npm test` left. */
async function soak() {
  console.log('\nThe soak, one minute');
  const { output, status } = await run(process.execPath, [
    join(root, 'reliability/soak/run.mjs'),
    '--seconds',
    '8',
  ]);
  const closing = status === 0 ? '1 passed, 0 failed' : '0 passed, 1 failed';
  return { output: `${output}\n${closing}\n`, status };
}

/** @param {string} name @param {readonly string[]} defaults */
function versions(name, defaults) {
  return process.env[name]?.split(/\s+/).filter(Boolean) ?? defaults;
}

async function testEverywhere() {
  const running = process.version.slice(1);
  const typeScripts = versions('TEST_TYPESCRIPTS', TYPESCRIPTS);
  const wanted = otherNodes(versions('TEST_NODES', NODES), running);
  const installable = process.platform === 'linux' && ['x64', 'arm64'].includes(process.arch);
  const nodes = installable ? wanted : [];
  if (nodes.length < wanted.length) {
    console.log(
      `Only Node ${running} is tested: others are installed on Linux (x64 and arm64) alone.`,
    );
  }
  const runs = [await run('npm', ['test']), await soak()];
  const folder = mkdtempSync(join(tmpdir(), 'apigateway-middleware-'));
  try {
    const packages = [
      ...nodes.map((version) => `node-${version}@npm:node-linux-${process.arch}@${version}`),
      ...typeScripts.map((version) => `typescript-${version}@npm:typescript@${version}`),
    ];
    if (packages.length > 0) {
      const install = ['install', '--no-audit', '--no-fund', '--prefix', folder, ...packages];
      const installed = await run('npm', install);
      if (installed.status !== 0) {
        runs.push(installed);
      }
    }
    for (const version of nodes) {
      console.log(`\nThe tests on Node ${version}`);
      const node = join(folder, `node_modules/node-${version}/bin/node`);
      // The page runs in the browser, on every Node alike: `npm test` has opened it.
      runs.push(await run(node, [vitest, 'run'], { CHROMIUM: 'none' }));
    }
    for (const version of typeScripts) {
      console.log(`\nThe types under TypeScript ${version}`);
      const typeScript = join(folder, `node_modules/typescript-${version}`);
      const args = [vitest, 'run', 'test/consumers.test.ts'];
      runs.push(await run(process.execPath, args, { TYPESCRIPT: typeScript }));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const { passed, failed } = sumOf(runs);
  console.log(`\nOn every Node and TypeScript:\n${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await testEverywhere();
}
