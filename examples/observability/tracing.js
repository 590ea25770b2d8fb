// OpenTelemetry: each request is a span, and each call of a function or an authorizer is its child.
//
//   gatewayMiddleware('api.yaml', tracing())
//
// The instrumentation of undici makes the span of a call to a backend, and adds the trace to its headers.
import { context, propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';

/** Methods that may be in the name of a span: clients may send any other. */
const METHODS = new Set([
  'CONNECT',
  'DELETE',
  'GET',
  'HEAD',
  'OPTIONS',
  'PATCH',
  'POST',
  'PUT',
  'TRACE',
]);

/**
 * The options of a gateway whose requests are spans, by the semantic conventions for HTTP.
 *
 * @returns {{
 *   observe: import('apigateway-middleware').ObserveHook<unknown>,
 *   integrate: import('apigateway-middleware').IntegrateHook,
 * }}
 */
export function tracing() {
  const tracer = trace.getTracer('apigateway-middleware');
  return {
    observe(request) {
      const method = METHODS.has(request.httpMethod) ? request.httpMethod : 'HTTP';
      const { resourcePath } = request;
      const { parent, kind } = parentOf(request);
      const span = tracer.startSpan(
        resourcePath === undefined ? method : `${method} ${resourcePath}`,
        { kind, attributes: attributesOf(request) },
        parent,
      );
      const active = trace.setSpan(parent, span);
      return {
        run: (rest) => context.with(active, rest),
        boxStart: ({ name }) => span.addEvent(name),
        callStart: (call) => observeCall(tracer, call),
        end: ({ statusCode, responseLength, errorType, error, outcome }) => {
          span.setAttributes({
            'http.response.status_code': statusCode,
            'http.response.body.size': responseLength,
          });
          if (outcome === 'CLIENT_LEFT') {
            span.addEvent('The client has left');
          } else if (statusCode >= 500 || outcome === 'BROKEN_OFF') {
            const brokenOff = outcome === 'BROKEN_OFF' ? outcome : String(statusCode);
            span.setAttribute('error.type', errorType ?? brokenOff);
            span.setStatus({ code: SpanStatusCode.ERROR });
            if (error instanceof Error) {
              span.recordException(error);
            }
          }
          span.end();
        },
      };
    },
    // A proxy integration passes the client's headers on. The backend gets one trace: this one.
    integrate: (request, next) => next({ headers: withoutTrace(request.headers) }),
  };
}

/**
 * The active span, where the server's own instrumentation has made one, or else the client's.
 *
 * @param {import('apigateway-middleware').ObservedRequest} request
 */
function parentOf(request) {
  if (trace.getActiveSpan() !== undefined) {
    return { parent: context.active(), kind: SpanKind.INTERNAL };
  }
  const parent = propagation.extract(context.active(), request, {
    get: (carrier, name) => carrier.header(name),
    keys: () => [],
  });
  return { parent, kind: SpanKind.SERVER };
}

/** @param {import('apigateway-middleware').ObservedRequest} request */
function attributesOf(request) {
  const known = METHODS.has(request.httpMethod);
  const scheme = request.scheme ?? 'http';
  const host = `${scheme}://${request.header('host')}`;
  const { hostname, port } = URL.canParse(host) ? new URL(host) : { hostname: undefined, port: '' };
  return {
    'http.request.method': known ? request.httpMethod : '_OTHER',
    'http.request.method_original': known ? undefined : request.httpMethod,
    'http.route': request.resourcePath,
    'url.path': request.path,
    'url.scheme': scheme,
    'server.address': hostname,
    'server.port': port === '' ? undefined : Number(port),
    'client.address': request.sourceIp,
    'user_agent.original': request.header('user-agent'),
    'apigateway.stage': request.stage,
    'apigateway.request_id': request.requestId,
  };
}

/**
 * @param {import('@opentelemetry/api').Tracer} tracer
 * @param {import('apigateway-middleware').ObservedCall} call
 * @returns {import('apigateway-middleware').CallObserver | undefined}
 */
function observeCall(tracer, { kind, name }) {
  if (name === undefined) {
    return undefined; // an address: the instrumentation of undici makes this span
  }
  const span =
    kind === 'authorizer'
      ? tracer.startSpan(`authorizer ${name}`)
      : tracer.startSpan(`invoke ${name}`, {
          kind: SpanKind.CLIENT,
          attributes: { 'faas.invoked_name': name, 'faas.invoked_provider': 'aws' },
        });
  return {
    run: (rest) => context.with(trace.setSpan(context.active(), span), rest),
    end: ({ errorType }) => {
      if (errorType !== undefined) {
        span.setAttribute('error.type', errorType);
        span.setStatus({ code: SpanStatusCode.ERROR });
      }
      span.end();
    },
  };
}

/**
 * @param {readonly string[]} headers names and values in turn
 * @returns {readonly string[]}
 */
function withoutTrace(headers) {
  const fields = propagation.fields();
  return headers.filter((_, i) => !fields.includes(headers[i - (i % 2)]?.toLowerCase() ?? ''));
}
