// The processor time of a request in memory, without and with its observers.
import { ACCESS_LOG_FORMATS, createGateway } from '../../../dist/esm/index.js';
import { inMemory } from '../../load/in-memory.mjs';
import { rowOf } from '../../report/results.mjs';

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
  none: createGateway(document, of({})),
  '`accessLog`, JSON of the console': withLog(ACCESS_LOG_FORMATS.JSON),
  '`accessLog`, with texts of the client, which are searched for credentials': withLog(everything),
  '`observe`, an observer without members': createGateway(document, of({ observe: () => ({}) })),
  '`observe`, an observer with all members': createGateway(
    document,
    of({ observe: () => observer }),
  ),
  '`gateway.observe`, removed again': observed((stop) => stop()),
  '`gateway.observe` with `values: true`': observed(nothing),
  '`gateway.observe` with `values: true`, each record read': observed(nothing, (record) =>
    nothing(JSON.stringify(record)),
  ),
};

/** @param {{ isQuick: boolean, say: (text: string) => void }} settings */
export async function measure(settings) {
  const cases = Object.entries(variants).map(([name, gateway]) => ({ name, gateway, request }));
  const least = await inMemory(cases, settings);
  return {
    rows: [...least].map(([name, cost]) =>
      rowOf(['', name, 'µs for each request'], cost, { unit: 'µs', better: 'lower', slack: 0.3 }),
    ),
  };
}

function of(options) {
  return { backends: { HTTP_PROXY: backend }, ...options };
}

/** A gateway that is observed while it runs. @param then gets what removes the observer */
function observed(then, record = nothing) {
  const gateway = createGateway(document, of({}));
  then(gateway.observe(() => ({ record }), { values: true }));
  return gateway;
}

function withLog(format) {
  return createGateway(document, of({ accessLog: { format, write: nothing } }));
}
