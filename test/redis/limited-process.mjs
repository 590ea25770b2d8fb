// One of several processes behind one Redis: node limited-process.mjs SOCKET SKEW REQUESTS. Prints "ready", waits
// for a line, sends its requests at once, and prints how many came through.
import { createGateway } from 'apigateway-middleware';
import { redisStores } from 'apigateway-middleware/redis';
import { createClient } from 'redis';

const [path, skew, requests] = process.argv.slice(2);
const client = createClient({ socket: { path: String(path), tls: false } });
client.on('error', () => {});
await client.connect();

const operation = (/** @type {object[]} */ security) => ({
  security,
  responses: { 200: { description: 'ok' } },
  'x-amazon-apigateway-integration': {
    type: 'mock',
    requestTemplates: { 'application/json': '{"statusCode": 200}' },
    responses: { default: { statusCode: 200 } },
  },
});
const gateway = createGateway(
  {
    openapi: '3.0.1',
    info: { title: 'Limited', version: '1' },
    components: {
      securitySchemes: { key: { type: 'apiKey', name: 'x-api-key', in: 'header' } },
    },
    paths: {
      '/quota': { get: operation([{ key: [] }]) },
      '/plan': { get: operation([{ key: [] }]) },
      '/stage': { get: operation([]) },
    },
  },
  {
    stage: 'test',
    // Noon, by a clock that is wrong by some minutes.
    clock: () => Date.UTC(2026, 0, 6, 12) + Number(skew),
    apiKeys: [
      { id: 'k1', value: 'of-ada' },
      { id: 'k2', value: 'of-bob' },
    ],
    usagePlans: [
      { id: 'counted', quota: { limit: 100, period: 'DAY' }, keys: ['k1'] },
      { id: 'slow', throttle: { rateLimit: 1e-6, burstLimit: 50 }, keys: ['k2'] },
    ],
    methodSettings: { '/stage/GET': { throttlingRateLimit: 1e-6, throttlingBurstLimit: 70 } },
    stores: { ...redisStores(client), whenStoreFails: 'closed', timeoutInMillis: 20_000 },
    onError: () => {},
  },
);

console.log('ready');
await new Promise((begin) => process.stdin.once('data', begin));

/** @param {string} path @param {string} key */
async function admitted(path, key) {
  const request = {
    httpMethod: 'GET',
    path,
    queryString: '',
    headers: ['x-api-key', key],
    sourceIp: '192.0.2.1',
  };
  const responses = await Promise.all(
    Array.from({ length: Number(requests) }, () => gateway.invoke(request)),
  );
  return responses.filter((response) => response?.statusCode === 200).length;
}

const found = await Promise.all([
  admitted('/quota', 'of-ada'),
  admitted('/plan', 'of-bob'),
  admitted('/stage', ''),
]);
console.log(JSON.stringify(found));
await gateway.close();
await client.disconnect();
process.stdin.destroy();
