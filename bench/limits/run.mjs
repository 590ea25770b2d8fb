// The processor time of a request in memory, without limits, within them and refused by them:
//
//   npm run build && node bench/limits/run.mjs [rounds] [folder of another build, to compare]
//
// Variants take turns, round by round. The least of all rounds is what a machine with other work to do
// disturbs least.
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const [rounds = '15', other] = process.argv.slice(2);
const root = fileURLToPath(new URL('../..', import.meta.url));
const REQUESTS = 20_000;

const { createGateway } = await build(root);

const method = {
  'x-amazon-apigateway-integration': {
    type: 'http_proxy',
    httpMethod: 'GET',
    uri: 'http://backend.test/',
  },
};
const document = {
  openapi: '3.0.1',
  info: { title: 'Pets', version: '1' },
  components: { securitySchemes: { key: { type: 'apiKey', name: 'x-api-key', in: 'header' } } },
  paths: {
    '/pets': { get: method },
    '/key': { get: { ...method, security: [{ key: [] }] } },
  },
};
const bytes = new TextEncoder().encode('x'.repeat(500));
const backend = () => ({ statusCode: 200, headers: ['Content-Type', 'text/plain'], body: bytes });
const headers = ['Host', 'localhost', 'Accept', 'application/json', 'X-Api-Key', 'of-ada'];
const open = { httpMethod: 'GET', path: '/pets', headers };
const keyed = { httpMethod: 'GET', path: '/key', headers };
const nothing = () => {};

const MUCH = { rateLimit: 1e9, burstLimit: 1e9 };
const NONE = { rateLimit: 0, burstLimit: 0 };

const variants = [
  ...(other
    ? [['off, the other build', (await build(resolve(other))).createGateway, {}, open]]
    : []),
  ['off', createGateway, {}, open],
  ['within the throttle of the stage', createGateway, throttled(MUCH), open],
  ['429 by the throttle of the stage', createGateway, throttled(NONE), open, 429],
  ['with a key, without a plan', createGateway, {}, keyed],
  ['within throttle and quota of a plan', createGateway, planned(MUCH, 1e9), keyed],
  ['429 by the throttle of a plan', createGateway, planned(NONE, 1e9), keyed, 429],
  ['429 by the quota of a plan', createGateway, planned(MUCH, 0), keyed, 429],
].map(([name, create, options, request, status = 200]) => ({
  name,
  gateway: create(document, {
    backends: { HTTP_PROXY: backend },
    apiKeys: new Map([['of-ada', { id: 'k1' }]]),
    onError: nothing,
    ...options,
  }),
  request,
  status,
  least: Number.POSITIVE_INFINITY,
}));

for (let round = 0; round < Number(rounds); round++) {
  for (const variant of variants) {
    variant.least = Math.min(variant.least, await costOf(variant));
  }
}

console.log('| variant | µs of processor time for each request, least of all rounds |');
console.log('| --- | ---: |');
for (const { name, least } of variants) {
  console.log(`| ${name} | ${least.toFixed(2)} |`);
}

function throttled({ rateLimit, burstLimit }) {
  return {
    methodSettings: {
      '*/*': { throttlingRateLimit: rateLimit, throttlingBurstLimit: burstLimit },
    },
  };
}

function planned(throttle, limit) {
  return {
    usagePlans: [{ id: 'basic', keys: ['k1'], throttle, quota: { limit, period: 'DAY' } }],
  };
}

async function costOf({ gateway, request, status }) {
  const before = process.cpuUsage();
  for (let i = 0; i < REQUESTS; i++) {
    const { statusCode, body } = await gateway.invoke(request);
    if (statusCode !== status) {
      throw new Error(`${statusCode}, where ${status} was expected`);
    }
    body.sendTo({ write: () => true, onDrain: nothing, end: nothing, fail: nothing });
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / REQUESTS;
}

function build(folder) {
  return import(pathToFileURL(join(folder, 'dist/esm/index.js')).href);
}
