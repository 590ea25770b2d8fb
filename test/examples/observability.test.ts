// The recipes of examples/observability with the real SDK of OpenTelemetry and the real prom-client.
import { trace } from '@opentelemetry/api';
import { UndiciInstrumentation } from '@opentelemetry/instrumentation-undici';
import {
  InMemorySpanExporter,
  NodeTracerProvider,
  type ReadableSpan,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-node';
import { Registry } from 'prom-client';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { metrics } from '../../examples/observability/metrics.js';
import { tracing } from '../../examples/observability/tracing.js';
import { GatewayError } from '../../src/errors.js';
import type { GatewayOptions } from '../../src/gateway.js';
import { HOSTS } from '../support/hosts.js';
import { inMemory } from '../support/in-memory.js';
import { startHttp } from '../support/servers.js';

const exporter = new InMemorySpanExporter();
const provider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
provider.register();
// The calls of this test itself are not traced.
const instrumentation = new UndiciInstrumentation({
  ignoreRequestHook: ({ path }) => !path.startsWith('/backend'),
});

beforeEach(() => exporter.reset());

afterAll(async () => {
  instrumentation.disable();
  await provider.shutdown();
});

const hosts = HOSTS.filter(({ kind }) => kind === 'express' || kind === 'koa');

const client = {
  traceId: '0af7651916cd43dd8448eb211c80319c',
  traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
};

const lambdaUri =
  'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:pets/invocations';

/** An API of a proxy, a function and a method that a token protects. */
function api(backend: string): object {
  const proxy = {
    type: 'http_proxy',
    httpMethod: 'GET',
    uri: `${backend}/backend/{id}`,
    requestParameters: { 'integration.request.path.id': 'method.request.path.id' },
  };
  const get = (integration: object, more: object = {}) => ({
    get: {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
      ...more,
      'x-amazon-apigateway-integration': integration,
    },
  });
  return {
    openapi: '3.0.1',
    info: { title: 'Pets', version: '1' },
    paths: {
      '/pets/{id}': get(proxy),
      '/secret/{id}': get(proxy, { security: [{ login: [] }] }),
      '/functions/{id}': get({ type: 'aws_proxy', httpMethod: 'POST', uri: lambdaUri }),
      '/down/{id}': get({ ...proxy, uri: 'http://127.0.0.1:1/backend/{id}' }),
    },
    components: {
      securitySchemes: {
        login: {
          type: 'apiKey',
          name: 'Authorization',
          in: 'header',
          'x-amazon-apigateway-authorizer': { type: 'token' },
        },
      },
    },
  };
}

/** The spans that have ended, by name. */
function spans(): Readonly<Record<string, ReadableSpan>> {
  return Object.fromEntries(exporter.getFinishedSpans().map((span) => [span.name, span]));
}

const idsOf = (span: ReadableSpan | undefined) => [
  span?.spanContext().traceId,
  span?.parentSpanContext?.spanId,
];

describe.each(hosts)('on $name', ({ start }) => {
  async function started(options: GatewayOptions<never> = {}) {
    const traceparents: string[][] = [];
    const backend = await startHttp(({ rawHeaders }, res) => {
      traceparents.push(rawHeaders.filter((_, i) => /^trace/i.test(rawHeaders[i - 1] ?? '')));
      res.statusCode = 201;
      res.end('{}');
    });
    const { origin } = await start({
      gateways: { '/v1': api(backend.origin) },
      options: { ...tracing(), onError: () => {}, onWarnings: () => {}, ...options } as never,
    });
    const send = (path: string, headers = {}) =>
      fetch(`${origin}/v1${path}`, { headers: { ...headers } }).then(async (response) => {
        await response.arrayBuffer();
        return response.status;
      });
    return { send, traceparents, port: Number(new URL(origin).port) };
  }

  test('a request is a span of its resource, and the call of the backend its child', async () => {
    const { send, traceparents, port } = await started();
    const headers = {
      traceparent: client.traceparent,
      tracestate: 'a=1',
      'user-agent': 'test/1',
    };
    expect(await send('/pets/7', headers)).toBe(201);
    const { 'GET /pets/{id}': request, GET: call } = spans();
    expect(idsOf(request)).toEqual([client.traceId, 'b7ad6b7169203331']);
    expect(request?.attributes).toEqual({
      'http.request.method': 'GET',
      'http.route': '/pets/{id}',
      'http.response.status_code': 201,
      'http.response.body.size': 2,
      'url.path': '/pets/7',
      'url.scheme': 'http',
      'server.address': '127.0.0.1',
      'server.port': port,
      'client.address': '127.0.0.1',
      'user_agent.original': 'test/1',
      'apigateway.stage': 'default',
      'apigateway.request_id': expect.any(String),
    });
    expect(request?.events.map(({ name }) => name)).toEqual([
      'Method Request',
      'Integration Request',
      'Integration',
      'Integration Response',
      'Method Response',
    ]);
    expect(idsOf(call)).toEqual([client.traceId, request?.spanContext().spanId]);
    expect(call?.attributes).toMatchObject({ 'url.path': '/backend/7' });
    expect(traceparents).toEqual([
      [`00-${client.traceId}-${call?.spanContext().spanId}-01`, 'a=1'],
    ]);
  });

  test('requests at the same time do not share a trace', async () => {
    const { send, traceparents } = await started();
    await Promise.all([1, 2, 3, 4, 5].map((id) => send(`/pets/${id}`)));
    const traces = exporter.getFinishedSpans().map((span) => span.spanContext().traceId);
    expect([traces.length, new Set(traces).size]).toEqual([10, 5]);
    expect(new Set(traceparents.map(([one]) => one?.split('-')[1]))).toEqual(new Set(traces));
  });

  test('an authorizer and a function are spans, and the function sees its own', async () => {
    let seen: string | undefined;
    const { send } = await started({
      authorizers: { login: () => true },
      lambda: {
        pets: async () => {
          await Promise.resolve();
          seen = trace.getActiveSpan()?.spanContext().spanId;
          return { statusCode: 200, body: '' };
        },
      },
    });
    expect(await send('/secret/7', { Authorization: 'abcdefghijkl' })).toBe(201);
    expect(await send('/functions/7')).toBe(200);
    const named = spans();
    expect(idsOf(named['authorizer login'])[1]).toBe(
      named['GET /secret/{id}']?.spanContext().spanId,
    );
    expect(idsOf(named['invoke pets'])[1]).toBe(named['GET /functions/{id}']?.spanContext().spanId);
    expect(named['invoke pets']?.attributes).toEqual({
      'faas.invoked_name': 'pets',
      'faas.invoked_provider': 'aws',
    });
    expect(seen).toBe(named['invoke pets']?.spanContext().spanId);
  });

  test('a failure is an error with the type of its gateway response', async () => {
    const { send } = await started();
    const status = await send('/down/7');
    expect(status).toBeGreaterThanOrEqual(500);
    const { 'GET /down/{id}': request } = spans();
    expect(request?.status.code).toBe(2);
    expect(request?.attributes['error.type']).toMatch(/^[A-Z_0-9]+$/);
    expect(request?.events.map(({ name }) => name)).toContain('exception');
  });

  test('an error of the client is none, and an unknown path has no route', async () => {
    const { send } = await started();
    expect(await send('/nowhere')).toBe(403);
    const [request] = exporter.getFinishedSpans();
    expect(request?.name).toBe('GET');
    expect(request?.status.code).toBe(0);
    expect(request?.attributes['http.route']).toBeUndefined();
  });

  test('a server that is traced already has the request as a child', async () => {
    const { observe } = tracing();
    const { send } = await started({
      observe: (request, native) =>
        trace.getTracer('server').startActiveSpan('server', (span) => {
          span.end();
          return observe(request, native);
        }),
    });
    await send('/pets/7');
    const { server, 'GET /pets/{id}': request } = spans();
    expect(idsOf(request)[1]).toBe(server?.spanContext().spanId);
    expect(request?.kind).toBe(0);
  });

  test('Prometheus counts requests by their resource', async () => {
    const registry = new Registry();
    const { send } = await started({
      observe: metrics(registry),
      admit: ({ path }) => {
        if (path === '/pets/9') {
          throw new GatewayError('THROTTLED');
        }
      },
    });
    await send('/pets/7');
    await send('/pets/8');
    await send('/pets/9');
    await send('/nowhere');
    const text = await registry.metrics();
    expect(text.split('\n').filter((line) => line.startsWith('apigateway_requests_total'))).toEqual(
      [
        'apigateway_requests_total{method="GET",route="/pets/{id}",status="201",error_type="",outcome="COMPLETE"} 2',
        'apigateway_requests_total{method="GET",route="/pets/{id}",status="429",error_type="THROTTLED",outcome="COMPLETE"} 1',
        'apigateway_requests_total{method="GET",route="none",status="403",error_type="MISSING_AUTHENTICATION_TOKEN",outcome="COMPLETE"} 1',
      ],
    );
    expect(text).toContain(
      'apigateway_request_duration_seconds_count{method="GET",route="/pets/{id}",status="201"} 2',
    );
    expect(text).toContain(
      'apigateway_call_duration_seconds_count{route="/pets/{id}",kind="integration",error_type=""} 2',
    );
  });
});

test('a method that a client made up is not a label, nor the name of a span', async () => {
  const registry = new Registry();
  const { observe } = tracing();
  const { send } = inMemory(api('http://backend.test'), undefined, {
    observe: [observe, metrics(registry)],
    onWarnings: () => {},
  });
  await send({ httpMethod: 'BREW', path: '/pets/7' });
  const [request] = exporter.getFinishedSpans();
  expect(request?.name).toBe('HTTP');
  expect(request?.attributes).toMatchObject({
    'http.request.method': '_OTHER',
    'http.request.method_original': 'BREW',
  });
  expect(await registry.metrics()).toContain('method="OTHER",route="none",status="403"');
});
