// The time of a request that the response cache serves, beside one that calls its backend over loopback, and what the
// options cost a method that is not cached.
import { createGateway } from '../../../dist/esm/index.js';
import { startProgram } from '../../load/processes.mjs';
import { rowOf } from '../../report/results.mjs';

const REQUESTS = 2_000;
const AT_ONCE = 16;

/** @param {{ isQuick: boolean, say: (text: string) => void }} settings */
export async function measure({ isQuick, say }) {
  const backend = await startProgram(
    undefined,
    new URL('../../load/backend.mjs', import.meta.url),
    [],
  );
  const variants = variantsOf(`http://127.0.0.1:${backend.port}/pets`);
  /** @type {Map<string, number>} */
  const least = new Map();
  for (let round = 0; round <= (isQuick ? 2 : 10); round++) {
    for (const [name, [gateway, path]] of Object.entries(variants)) {
      const micros = await microsOf(gateway, path);
      say(`${name}, round ${round}: ${micros.toFixed(1)} µs`);
      // The first round warms up.
      if (round > 0) {
        least.set(name, Math.min(least.get(name) ?? Number.POSITIVE_INFINITY, micros));
      }
    }
  }
  for (const [gateway] of Object.values(variants)) {
    await gateway.close();
  }
  await backend.stop();
  return {
    rows: [...least].map(([name, micros]) =>
      rowOf(['', name, 'µs for each request'], micros, { unit: 'µs', better: 'lower', slack: 1 }),
    ),
  };
}

/** @param {string} uri */
function variantsOf(uri) {
  const integration = {
    type: 'http_proxy',
    httpMethod: 'GET',
    uri,
    cacheKeyParameters: ['method.request.querystring.type'],
  };
  const mapped = {
    ...integration,
    type: 'http',
    responses: {
      default: {
        statusCode: '200',
        responseTemplates: { 'application/json': '{"size": $input.json("$").length()}' },
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

  return {
    '`http_proxy`, without the options': [createGateway(document), '/proxy'],
    '`http_proxy`, not cached beside a cached method': [createGateway(document, other), '/proxy'],
    '`http_proxy`, a hit': [createGateway(document, cached), '/proxy'],
    '`http` with a response template, without the options': [createGateway(document), '/mapped'],
    '`http` with a response template, a hit': [createGateway(document, cached), '/mapped'],
  };
}

/** @param {object} integration */
function method(integration) {
  return {
    parameters: [{ in: 'query', name: 'type', schema: { type: 'string' } }],
    responses: { 200: { description: 'ok' } },
    'x-amazon-apigateway-integration': integration,
  };
}

/** @param {any} gateway @param {string} path @returns {Promise<number>} microseconds for each request */
async function microsOf(gateway, path) {
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
