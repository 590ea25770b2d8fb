// `node --expose-gc import-document.mjs OPERATIONS`: imports a document of that size and calls its methods in turn.
// Prints seconds, the memory that the gateway keeps, and microseconds of processor time for each request.
import { createGateway } from '../../../dist/esm/index.js';

const REQUESTS = 30_000;
const METHODS = ['get', 'put', 'post', 'delete', 'patch'];
const operations = Number(process.argv[2]);

const nothing = () => {};
const sink = { write: () => true, onDrain: nothing, end: nothing, fail: nothing };
const bytes = new TextEncoder().encode('x'.repeat(500));
const backend = () => ({ statusCode: 200, headers: ['Content-Type', 'text/plain'], body: bytes });

const text = JSON.stringify(documentOf(operations));
globalThis.gc();
const before = process.memoryUsage().heapUsed;
const began = performance.now();
const gateway = createGateway(JSON.parse(text), { backends: { HTTP_PROXY: backend } });
const seconds = (performance.now() - began) / 1000;
globalThis.gc();
const mebibytes = (process.memoryUsage().heapUsed - before) / 2 ** 20;
await costOf(REQUESTS / 3);
let hit = Number.POSITIVE_INFINITY;
for (let round = 0; round < 5; round++) {
  hit = Math.min(hit, await costOf(REQUESTS));
}
console.log(JSON.stringify({ seconds, mebibytes, hit }));

async function costOf(requests) {
  const started = process.cpuUsage();
  for (let count = 0; count < requests; count++) {
    // A prime step reaches every operation, in an order that no cache of the processor follows.
    const at = (count * 7919) % operations;
    const path = pathOf(at).replace('{id}', String(count));
    const httpMethod = METHODS[at % METHODS.length].toUpperCase();
    const headers = ['Host', 'localhost', 'Content-Type', 'application/json'];
    const response = await gateway.invoke({ httpMethod, path, headers });
    if (response.statusCode !== 200) {
      throw new Error(`${httpMethod} ${path}: ${response.statusCode}`);
    }
    response.body.sendTo(sink);
  }
  const { user, system } = process.cpuUsage(started);
  return (user + system) / requests;
}

/** Five operations for each path, ten collections for each area. */
function pathOf(at) {
  const resource = Math.floor(at / METHODS.length);
  return `/areas/area-${Math.floor(resource / 10)}/collection-${resource % 10}/{id}`;
}

function documentOf(count) {
  const paths = {};
  for (let at = 0; at < count; at++) {
    const path = pathOf(at);
    paths[path] ??= {};
    paths[path][METHODS[at % METHODS.length]] = operationOf(at);
  }
  return {
    openapi: '3.0.1',
    info: { title: 'Many', version: '1' },
    paths,
    components: { schemas: { Item: { type: 'object', properties: { id: { type: 'string' } } } } },
  };
}

function operationOf(at) {
  return {
    operationId: `operation-${at}`,
    summary: `Operation ${at}`,
    parameters: [
      { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
      { name: 'page', in: 'query', schema: { type: 'integer' } },
    ],
    responses: {
      200: {
        description: 'ok',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Item' } } },
      },
    },
    'x-amazon-apigateway-integration': {
      type: 'http_proxy',
      httpMethod: 'ANY',
      uri: `http://backend.test/items/{id}`,
      requestParameters: { 'integration.request.path.id': 'method.request.path.id' },
      responses: { default: { statusCode: '200' } },
    },
  };
}
