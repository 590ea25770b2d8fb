// The time of a request that the response cache serves, beside one that calls its backend over loopback,
// and what the options cost a method that is not cached:
//
//   npm run build && node bench/cache/run.mjs [rounds]
//
// Variants take turns, round by round. The least of all rounds is what a machine with other work to do
// disturbs least.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createGateway } from '../../dist/esm/index.js';

const rounds = Number(process.argv[2] ?? '10');
const REQUESTS = 2_000;
const AT_ONCE = 16;

const backend = fork(new URL('../http/backend.mjs', import.meta.url));
const [{ port }] = await once(backend, 'message');

const integration = {
  type: 'http_proxy',
  httpMethod: 'GET',
  uri: `http://127.0.0.1:${port}/pets`,
  cacheKeyParameters: ['method.request.querystring.type'],
};
const mapped = {
  ...integration,
  type: 'http',
  responses: {
    default: {
      statusCode: '200',
      responseTemplates: { 'application/json': '{"size": $input.json("$.pets").length()}' },
    },
  },
};
const document = {
  openapi: '3.0.1',
  info: { title: 'Pets', version: '1' },
  paths: { '/proxy': { get: method(integration) }, '/mapped': { get: method(mapped) } },
};
const cached = { cache: true, methodSettings: { '*/*': { cachingEnabled: true } } };
const other = {
  cache: true,
  methodSettings: {
    '*/*': { cachingEnabled: true, cacheTtlInSeconds: 0 },
    '/mapped/GET': { cacheTtlInSeconds: 300 },
  },
};

const variants = {
  'http_proxy, without the options': [createGateway(document), '/proxy'],
  'http_proxy, not cached beside a cached method': [createGateway(document, other), '/proxy'],
  'http_proxy, a hit': [createGateway(document, cached), '/proxy'],
  'http, without the options': [createGateway(document), '/mapped'],
  'http, a hit': [createGateway(document, cached), '/mapped'],
};
/** @type {Map<string, number>} */
const least = new Map();
for (let round = 0; round <= rounds; round++) {
  for (const [name, [gateway, path]] of Object.entries(variants)) {
    const micros = await measure(gateway, path);
    if (round > 0) {
      least.set(name, Math.min(least.get(name) ?? Number.POSITIVE_INFINITY, micros));
    }
  }
}
for (const [name, micros] of least) {
  console.log(`${name.padEnd(48)} ${micros.toFixed(1)} µs`);
}
for (const [gateway] of Object.values(variants)) {
  await gateway.close();
}
backend.kill();

/** @param {object} integration */
function method(integration) {
  return {
    parameters: [{ in: 'query', name: 'type', schema: { type: 'string' } }],
    responses: { 200: { description: 'ok' } },
    'x-amazon-apigateway-integration': integration,
  };
}

/** @param {any} gateway @param {string} path @returns {Promise<number>} microseconds for each request */
async function measure(gateway, path) {
  const request = { httpMethod: 'GET', path, queryString: 'type=cat', headers: ['Host', 'a'] };
  const start = performance.now();
  const clients = Array.from({ length: AT_ONCE }, async () => {
    for (let count = 0; count < REQUESTS / AT_ONCE; count++) {
      const { statusCode, body } = await gateway.invoke(request);
      if (statusCode !== 200 || (await body.bytes(10_000)).length === 0) {
        throw new Error(`The gateway responded with ${statusCode}`);
      }
    }
  });
  await Promise.all(clients);
  return ((performance.now() - start) * 1000) / REQUESTS;
}
