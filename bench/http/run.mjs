// Requests per second through each server, and the processor time each request costs there, which
// says more where the load generator and the backend share the machine.
//
//   npm run build && npm ci --prefix bench && node bench/http/run.mjs [seconds] [rounds] [pattern] [POST] [warm-up seconds]
//
// Variants take turns, round by round. The table shows medians, and the least processor time of all
// rounds, which is what a machine with other work to do disturbs least.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';

const [seconds = '3', rounds = '5', pattern = '', method = 'GET', warmUp = '5'] =
  process.argv.slice(2);
const here = (file) => fileURLToPath(new URL(file, import.meta.url));

const backend = await start('backend.mjs');
const origin = `http://127.0.0.1:${backend.port}`;
const names = (await output('server.mjs')).filter((name) => new RegExp(pattern).test(name));
const results = new Map(names.map((name) => [name, { perSecond: [], cost: [], failures: 0 }]));

for (let round = 0; round < Number(rounds); round++) {
  for (const name of names) {
    const server = await start('server.mjs', name, origin);
    await load(server.port, Number(warmUp));
    const before = await cpu(server);
    const { requests, non2xx, errors } = await load(server.port, Number(seconds));
    const used = (await cpu(server)) - before;
    server.child.kill();
    const result = results.get(name);
    result.perSecond.push(requests.total / Number(seconds));
    result.cost.push(used / requests.total);
    result.failures += non2xx + errors;
  }
}
backend.child.kill();

console.log('| server | requests per second | µs of processor time each | least | failures |');
console.log('| --- | ---: | ---: | ---: | ---: |');
for (const [name, { perSecond, cost, failures }] of results) {
  const figures = [median(perSecond), median(cost), Math.min(...cost), failures];
  console.log(`| ${name} | ${figures.map((figure) => figure.toFixed(0)).join(' | ')} |`);
}

function start(file, ...args) {
  // Some peers print every connection that ends.
  const child = fork(here(file), args, { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  return new Promise((resolve, reject) => {
    child.once('message', ({ port }) => resolve({ child, port }));
    child.once('exit', (code) => reject(new Error(`${file} ${args[0] ?? ''} ended with ${code}`)));
  });
}

async function output(file) {
  const { spawnSync } = await import('node:child_process');
  return spawnSync(process.execPath, [here(file)], { encoding: 'utf8' })
    .stdout.trim()
    .split('\n');
}

function cpu({ child }) {
  return new Promise((resolve) => {
    child.once('message', ({ cpu }) => resolve(cpu));
    child.send('cpu');
  });
}

function load(port, duration) {
  return autocannon({
    url: `http://127.0.0.1:${port}/pets?type=dog`,
    connections: 32,
    duration,
    method,
    headers: {
      Accept: 'application/json',
      'User-Agent': 'bench/1',
      ...(method === 'GET' ? {} : { 'Content-Type': 'application/json' }),
    },
    ...(method === 'GET' ? {} : { body: JSON.stringify({ name: 'x'.repeat(480) }) }),
  });
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
