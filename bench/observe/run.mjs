// The processor time of a request in memory, without and with its observers:
//
//   npm run build && node bench/observe/run.mjs [rounds] [folder of another build, to compare]
//
// Variants take turns, round by round. The least of all rounds is what a machine with other work to do
// disturbs least.
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const [rounds = '15', other] = process.argv.slice(2);
const root = fileURLToPath(new URL('../..', import.meta.url));
const REQUESTS = 20_000;

const { createGateway, ACCESS_LOG_FORMATS } = await build(root);

const document = {
  openapi: '3.0.1',
  info: { title: 'Pets', version: '1' },
  paths: {
    '/pets/{id}': {
      get: {
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
        'x-amazon-apigateway-integration': {
          type: 'http_proxy',
          httpMethod: 'GET',
          uri: 'http://backend.test/{id}',
          requestParameters: { 'integration.request.path.id': 'method.request.path.id' },
        },
      },
    },
  },
};
const bytes = new TextEncoder().encode('x'.repeat(500));
const backend = () => ({ statusCode: 200, headers: ['Content-Type', 'text/plain'], body: bytes });
const request = {
  httpMethod: 'GET',
  path: '/pets/7',
  headers: ['Host', 'localhost', 'Accept', 'application/json', 'User-Agent', 'bench/1'],
};
const nothing = () => {};
const observer = {
  run: (rest) => rest(),
  boxStart: nothing,
  boxEnd: nothing,
  callStart: () => ({ run: (rest) => rest(), end: nothing }),
  end: nothing,
};
const everything = JSON.stringify({
  id: '$context.requestId',
  agent: '$context.identity.userAgent',
  path: '$context.path',
  latency: '$context.responseLatency',
  integration: '$context.integrationLatency',
  error: '$context.error.message',
});

const variants = {
  ...(other && {
    'off, the other build': (await build(resolve(other))).createGateway(document, of({})),
  }),
  off: createGateway(document, of({})),
  'access log, JSON of the console': withLog(ACCESS_LOG_FORMATS.JSON),
  'access log with texts of the client': withLog(everything),
  'an observer without members': createGateway(document, of({ observe: () => ({}) })),
  'an observer with all members': createGateway(document, of({ observe: () => observer })),
};
const least = new Map();

for (let round = 0; round < Number(rounds); round++) {
  for (const [name, gateway] of Object.entries(variants)) {
    const cost = await costOf(gateway);
    least.set(name, Math.min(cost, least.get(name) ?? cost));
  }
}

console.log('| variant | µs of processor time for each request, least of all rounds |');
console.log('| --- | ---: |');
for (const [name, cost] of least) {
  console.log(`| ${name} | ${cost.toFixed(2)} |`);
}

function of(options) {
  return { backends: { HTTP_PROXY: backend }, ...options };
}

function withLog(format) {
  return createGateway(document, of({ accessLog: { format, write: nothing } }));
}

async function costOf(gateway) {
  const before = process.cpuUsage();
  for (let i = 0; i < REQUESTS; i++) {
    const { body } = await gateway.invoke(request);
    body.sendTo({ write: () => true, onDrain: nothing, end: nothing, fail: nothing });
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / REQUESTS;
}

function build(folder) {
  return import(pathToFileURL(join(folder, 'dist/esm/index.js')).href);
}
