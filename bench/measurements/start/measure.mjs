import { execFileSync } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { turns } from '../../load/turns.mjs';
import { rowOf } from '../../report/results.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const url = (file) => JSON.stringify(pathToFileURL(`${root}${file}`).href);
const path = (file) => JSON.stringify(`${root}${file}`);
const mounted = (file) =>
  `const { gatewayMiddleware } = await import(${url('dist/esm/adapters/express.js')});
  gatewayMiddleware(${path(file)}, { stageVariables: { petStore: 'localhost:4000' } });`;

const NOTHING = 'nothing';
const EXPRESS = 'Express 5, by `import`';

const PROGRAMS = [
  { name: NOTHING, program: '', isReference: true },
  { name: EXPRESS, program: 'await import("express");', isReference: true },
  { name: 'Express 5, by `require`', program: 'require("express");', isReference: true },
  {
    name: '`apigateway-middleware/express`, by `import`, and the PetStore mounted, JSON',
    program: mounted('examples/petstore/petstore.swagger.json'),
    goal: 1,
  },
  {
    name: '`apigateway-middleware/express`, by `import`, and the PetStore mounted, YAML',
    program: mounted('examples/petstore/petstore.openapi.yaml'),
    goal: 1,
  },
  {
    name: '`apigateway-middleware/express`, by `import`',
    program: `await import(${url('dist/esm/adapters/express.js')});`,
  },
  {
    name: '`apigateway-middleware/express`, by `require`',
    program: `require(${path('dist/cjs/adapters/express.js')});`,
  },
  {
    name: '`apigateway-middleware/core`, by `import`',
    program: `await import(${url('dist/esm/core/index.js')});`,
  },
  {
    name: '`apigateway-middleware/mapping`, by `import`',
    program: `await import(${url('dist/esm/mapping/index.js')});`,
  },
];

/** @param {{ rounds: number, isQuick: boolean, say: (text: string) => void }} settings */
export async function measure({ isQuick, say }) {
  const { figures, failed } = await turns(
    PROGRAMS,
    { rounds: isQuick ? 2 : 10, say },
    ({ name }) => name,
    async ({ program }) => ({ millis: timeOf(program) }),
  );
  const base = figures.get(NOTHING)?.millis ?? 0;
  const beyond = (name) => (figures.get(name)?.millis ?? Number.NaN) - base;
  const rows = PROGRAMS.flatMap(({ name, goal, isReference = false }) => {
    if (name === NOTHING || !figures.has(name)) {
      return [];
    }
    const time = { unit: 'ms', better: 'lower', slack: 4, isReference };
    const ratio = { unit: 'ratio', better: 'lower', goal, isReference };
    return [
      rowOf(['', name, 'ms of processor time'], beyond(name), time),
      rowOf(['', name, 'beside Express by `import`'], beyond(name) / beyond(EXPRESS), ratio),
    ];
  });
  return { notes: failed, rows };
}

/**
 * @param {string} program
 * @returns {number} milliseconds of processor time until the process ends, with what it loads in the background
 */
function timeOf(program) {
  const kind = /\brequire\(/.test(program) ? 'commonjs' : 'module';
  const report = `process.on('exit', () => {
    const { user, system } = process.cpuUsage();
    console.log((user + system) / 1000);
  });`;
  const args = [`--input-type=${kind}`, '--eval', `${report}\n${program}`];
  const options = { cwd: fileURLToPath(new URL('../..', import.meta.url)), encoding: 'utf8' };
  return Number(execFileSync(process.execPath, args, options));
}
