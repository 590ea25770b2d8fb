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

const COLUMNS = [
  {
    moment: 'loaded',
    time: 'until it is loaded, ms',
    ratio: 'beside Express',
  },
  {
    moment: 'ended',
    time: 'with what loads in the background, ms',
    ratio: 'beside Express, with that',
  },
];

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

/** @param {{ isQuick: boolean, say: (text: string) => void }} settings */
export async function measure({ isQuick, say }) {
  const { figures, failed } = await turns(
    PROGRAMS,
    { rounds: isQuick ? 2 : 10, say },
    ({ name }) => name,
    async ({ program }) => timesOf(program),
  );
  const rows = PROGRAMS.filter(({ name }) => name !== NOTHING && figures.has(name)).flatMap((one) =>
    COLUMNS.flatMap(({ moment, time, ratio }) => {
      const { name, goal, isReference = false } = one;
      const beyond = (other) => figures.get(other)[moment] - figures.get(NOTHING)[moment];
      const millis = { unit: 'ms', better: 'lower', slack: 4, isReference };
      const beside = { unit: 'ratio', better: 'lower', goal, isReference };
      return [
        rowOf(['', name, time], beyond(name), millis),
        rowOf(['', name, ratio], beyond(name) / beyond(EXPRESS), beside),
      ];
    }),
  );
  return { notes: failed, rows };
}

/**
 * @param {string} program
 * @returns {{ loaded: number, ended: number }} milliseconds of processor time until it is loaded, and until the process
 *   ends, with what it loads in the background
 */
function timesOf(program) {
  const kind = /\brequire\(/.test(program) ? 'commonjs' : 'module';
  const clock = `const report = () => {
    const { user, system } = process.cpuUsage();
    console.log((user + system) / 1000);
  };
  process.on('exit', report);`;
  const args = [`--input-type=${kind}`, '--eval', `${clock}\n${program}\nreport();`];
  const options = { cwd: fileURLToPath(new URL('../..', import.meta.url)), encoding: 'utf8' };
  const [loaded, ended] = execFileSync(process.execPath, args, options)
    .trim()
    .split('\n')
    .map(Number);
  return { loaded, ended };
}
