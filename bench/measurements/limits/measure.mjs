// The processor time of a request in memory, without limits, within them and refused by them.
import { createGateway } from '../../../dist/esm/index.js';
import { inMemory } from '../../load/in-memory.mjs';
import { rowOf } from '../../report/results.mjs';

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
  ['without limits', {}, open],
  ['within the throttle of the stage', throttled(MUCH), open],
  ['429 by the throttle of the stage', throttled(NONE), open, 429],
  ['with an API key, without a plan', {}, keyed],
  ['within throttle and quota of a plan', planned(MUCH, 1e9), keyed],
  ['429 by the throttle of a plan', planned(NONE, 1e9), keyed, 429],
  ['429 by the quota of a plan', planned(MUCH, 0), keyed, 429],
].map(([name, options, request, status = 200]) => ({
  name,
  gateway: createGateway(document, {
    backends: { HTTP_PROXY: backend },
    apiKeys: new Map([['of-ada', { id: 'k1' }]]),
    onError: nothing,
    ...options,
  }),
  request,
  status,
}));

/** @param {{ isQuick: boolean, say: (text: string) => void }} settings */
export async function measure(settings) {
  const least = await inMemory(variants, settings);
  return {
    rows: [...least].map(([name, cost]) =>
      rowOf(['', name, 'µs for each request'], cost, { unit: 'µs', better: 'lower', slack: 0.3 }),
    ),
  };
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
