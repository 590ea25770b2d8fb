import { reasonOf } from '../../checks/value-kinds.js';
import type { GatewayError } from '../../errors.js';
import { filterHeaders } from '../../http/header-list.js';
import { mediaTypeOfRequest } from '../../http/media-type.js';
import type { WireHeaders } from '../../model/headers.js';
import type {
  ClientResponse,
  EndpointResponse,
  IntegrationRequest,
  MethodRequest,
  RequestBody,
} from '../../model/message.js';
import type { Match } from '../../router/router.js';
import { decodeUtf8 } from '../payload/binary.js';
import type { GatewayContext } from '../request-context/context.js';
import type { Exchange, MatchedExchange } from '../request-context/exchange.js';
import type { ExecutionSettings } from '../request-context/settings.js';
import { ExecutionTrace, javaMap } from './execution-log.js';
import { keyOf, secretsOf } from './secrets/request-secrets.js';
import { unfailing } from './unfailing-clock.js';

/** Begins the log of a request, if a trace function, the debug log or an observer of values reads it. */
export function startTrace(
  { trace, clock, traceSecrets, observers }: ExecutionSettings<never>,
  context: GatewayContext,
  request: MethodRequest,
  match: Match | undefined,
): ExecutionTrace | undefined {
  const recorder = observers?.current?.openRecorder?.();
  if (trace === undefined && recorder === undefined) {
    return undefined;
  }
  const secrets = traceSecrets ? undefined : secretsOf(request, match?.method.authorizers);
  const started = new ExecutionTrace(context.requestId, unfailing(clock), secrets, recorder);
  started.add('HTTP Method: ', `${request.httpMethod}, Resource Path: ${request.request.path}`);
  return started;
}

/** The head of the method request: `Method request path …` to `Method request headers …`. */
export function traceMethodRequest({ trace, request }: MatchedExchange): void {
  if (trace === undefined) {
    return;
  }
  trace.add('Method request path: ', javaMap(request.pathParameters));
  const query = [...request.queryParameters].map(([name, list]) => [name, list.join(',')] as const);
  trace.add('Method request query string: ', javaMap(query));
  trace.addHeaders('Method request headers: ', request.headers);
  trace.recorder?.methodRequest(request);
}

/** The body of the method request. */
export function traceMethodRequestBody({ trace }: MatchedExchange, body: Uint8Array): void {
  if (trace !== undefined) {
    trace.add('Method request body before transformations: ', decodeUtf8(body));
    trace.recorder?.methodRequestBody(body);
  }
}

/** The body of the method request, which is passed on as it arrives. */
export function tracePassedBody(
  { trace, request }: MatchedExchange,
  body: RequestBody,
): RequestBody {
  if (trace === undefined) {
    return body;
  }
  const text = bodyText(undefined, request.request.body !== undefined);
  trace.add('Method request body before transformations: ', text);
  return trace.recorder === undefined ? body : trace.recorder.passedBody(body);
}

/** The integration request: `Endpoint request URI …` to `Sending request to …`. */
export function traceEndpointRequest(
  { trace }: MatchedExchange,
  request: IntegrationRequest,
): void {
  if (trace === undefined) {
    return;
  }
  const uri = `${request.origin}${request.path}`;
  const bytes = request.body instanceof Uint8Array ? request.body : undefined;
  trace.addUri('Endpoint request URI: ', uri);
  trace.addHeaders('Endpoint request headers: ', request.headers, LONGEST_HEADERS);
  const text = bodyText(bytes, request.body !== undefined);
  trace.add('Endpoint request body after transformations: ', text);
  trace.add('Sending request to ', uri);
  trace.sent();
  trace.recorder?.integrationRequest(request);
}

/** AWS truncates the endpoint request headers to this many characters (LocalStack `test_apigw_test_invoke_method_api`). */
const LONGEST_HEADERS = 998;

/** The endpoint's response: `Received response …` to `Endpoint response body …`. */
export function traceEndpointResponse(
  { trace }: MatchedExchange,
  response: EndpointResponse,
  bytes: Uint8Array | undefined,
): void {
  if (trace === undefined) {
    return;
  }
  if (trace.isSent) {
    const latency = trace.received();
    trace.add(
      `Received response. Status: ${response.statusCode}, Integration latency: ${latency} ms`,
    );
  }
  trace.addHeaders('Endpoint response headers: ', response.headers);
  const text = bodyText(bytes, bytes === undefined);
  trace.add('Endpoint response body before transformations: ', text);
  trace.recorder?.endpointResponse(response, bytes);
}

/** The cache has the response, so that no endpoint is called. The key may hold secrets. */
export function traceCacheHit({ trace }: MatchedExchange, namespace: string): void {
  trace?.add('Cache hit for cache namespace: ', namespace);
  trace?.recorder?.cache('hit');
}

/** The cache has no response yet. */
export function traceCacheMiss({ trace }: MatchedExchange, namespace: string): void {
  trace?.add('Cache miss for cache namespace: ', namespace);
  trace?.recorder?.cache('miss');
}

/** The method response, which the client gets. */
export function traceMethodResponse(
  { trace }: MatchedExchange,
  headers: WireHeaders,
  bytes: Uint8Array | undefined,
): void {
  if (trace === undefined) {
    return;
  }
  const text = bodyText(bytes, bytes === undefined);
  trace.add('Method response body after transformations: ', text);
  const made = filterHeaders(headers, (name) => !ADDED_LAST.has(name.toLowerCase()));
  trace.addHeaders('Method response headers: ', made);
  trace.add('Successfully completed execution');
}

/** AWS does not log the headers that it adds after the method response (LocalStack `test_invoke_test_method`). */
const ADDED_LAST: ReadonlySet<string> = new Set([
  'x-amzn-requestid',
  'x-amz-apigw-id',
  'content-length',
]);

/** Why a request failed, in AWS's words if there are any; with the reason if it is known. */
export function traceFailure({ trace, request }: Exchange, error: GatewayError): void {
  if (trace === undefined) {
    return;
  }
  const { type, message, cause, validationErrors } = error;
  const reason = cause === undefined ? message : reasonOf(cause);
  if (validationErrors.length > 0) {
    trace.add(
      'Request body does not match model schema for content type ',
      `${mediaTypeOfRequest(request)}: [${validationErrors.join(', ')}]`,
    );
  } else if (type === 'INTEGRATION_TIMEOUT') {
    trace.add('Execution failed due to a timeout error');
  } else if (type === 'INTEGRATION_FAILURE') {
    trace.add('Execution failed due to a network error communicating with endpoint');
  } else if (CONFIGURATION_ERRORS.has(type)) {
    trace.add('Execution failed due to configuration error: ', reason);
  } else {
    trace.add('Execution failed: ', `${message}${cause === undefined ? '' : ` (${reason})`}`);
  }
}

const CONFIGURATION_ERRORS: ReadonlySet<GatewayError['type']> = new Set([
  'API_CONFIGURATION_ERROR',
  'AUTHORIZER_CONFIGURATION_ERROR',
  'AUTHORIZER_FAILURE',
  'DEFAULT_5XX',
]);

/** Ends the log and passes it to its readers. */
export function finishTrace(
  { settings, trace, request, context, match }: Exchange,
  response: ClientResponse,
): void {
  if (trace === undefined) {
    return;
  }
  trace.add(`Method completed with status: ${response.statusCode}`);
  const apiKey = keyOf(request.request);
  if (apiKey !== undefined) {
    trace.learn(apiKey);
  }
  settings.trace?.({
    requestId: context.requestId,
    lines: [...trace.lines(), ''],
    httpMethod: request.httpMethod,
    path: request.request.path,
    resourcePath: match?.resource.path,
    statusCode: response.statusCode,
    integrationLatency: trace.integrationLatency,
  });
}

/** The body of a stream is never read for a log. */
function bodyText(bytes: Uint8Array | undefined, streamed: boolean): string {
  if (bytes !== undefined) {
    return decodeUtf8(bytes);
  }
  return streamed ? '[STREAMED]' : '';
}
