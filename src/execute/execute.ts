import { GatewayError } from '../errors.js';
import { bytesBody, NO_BYTES, readRequestBody, unreadable } from '../http/body.js';
import { firstHeaderIn } from '../http/header-list.js';
import type { Integration, MappedIntegration, ProxyIntegration } from '../model/integration.js';
import type {
  GatewayReply,
  GatewayRequest,
  IntegrationRequest,
  RequestBody,
} from '../model/message.js';
import type { Match } from '../router/router.js';
import { authorize, needsAuthorization } from './access/authorization.js';
import { addContext } from './callers/hooks.js';
import { closedFailure, renderGatewayResponse } from './gateway-response.js';
import { callBackend, mockAnswer } from './integration.js';
import {
  mappedRequest,
  proxyRequest,
  requestBody,
} from './integration-request/integration-request.js';
import { type IntegrationAnswer, integrationResponse } from './integration-response.js';
import {
  finishTrace,
  startTrace,
  traceEndpointRequest,
  traceEndpointResponse,
  traceFailure,
  traceMethodRequest,
  traceMethodRequestBody,
  traceMethodResponse,
} from './log/log-lines.js';
import { modelFor, validateBody, validateParameters } from './method-request.js';
import { mappedReply, proxyReply, type ReplySettings, reply } from './method-response.js';
import { decodeUtf8 } from './payload/binary.js';
import { GatewayContext } from './request-context/context.js';
import {
  type Exchange,
  type ExecutionSettings,
  type MatchedExchange,
  requestScope,
} from './request-context/exchange.js';
import { MethodView } from './request-context/method-view.js';
import {
  refuseAmbiguousHeaders,
  refuseAmbiguousIdentity,
  refuseMalformedTarget,
} from './request-context/well-formed.js';

/**
 * Walks one request through API Gateway's boxes. Never rejects: whatever fails becomes a gateway
 * response.
 * @returns `undefined` where nothing matched and the caller asked to go on without an answer
 */
export async function execute<Raw>(
  settings: ExecutionSettings<Raw>,
  request: GatewayRequest,
  raw: Raw,
): Promise<GatewayReply | undefined> {
  const httpMethod = methodOf(request, settings.methodOverride);
  const match = settings.router.find(httpMethod, request.path);
  if (match === undefined && settings.fallthrough) {
    return undefined;
  }
  let exchange: Exchange | undefined;
  let answer: GatewayReply;
  const refused = settings.underWay.isClosed;
  settings.underWay.begin();
  try {
    exchange = open(settings, request, httpMethod, match);
    if (refused) {
      throw closedFailure();
    }
    refuseMalformedTarget(request);
    refuseAmbiguousHeaders(request.headers, settings.methodOverride);
    if (match === undefined) {
      throw new GatewayError('MISSING_AUTHENTICATION_TOKEN');
    }
    if (request.refusal !== undefined) {
      throw request.refusal;
    }
    if (settings.context !== undefined) {
      await askContextHook(settings, exchange, raw);
    }
    answer = await walk({ ...exchange, match });
  } catch (cause) {
    exchange ??= open(withoutHooks(settings), request, httpMethod, match);
    answer = fail(exchange, cause);
    if (refused) {
      answer = { ...answer, statusCode: 503 };
    }
  } finally {
    settings.underWay.end();
  }
  finishTrace(exchange, match, answer);
  return answer;
}

function askContextHook<Raw>(
  { context, hookTimeoutInMillis }: ExecutionSettings<Raw>,
  exchange: Exchange,
  raw: Raw,
): Promise<void> {
  const hook = () => context?.(exchange.request.request, raw);
  return addContext(exchange.context, hook, hookTimeoutInMillis);
}

/** With a clock and ids that cannot fail, for the answer to a request whose own failed. */
function withoutHooks<Raw>(settings: ExecutionSettings<Raw>): ExecutionSettings<Raw> {
  return { ...settings, clock: Date.now, requestId: () => crypto.randomUUID() };
}

function open(
  settings: ExecutionSettings<never>,
  request: GatewayRequest,
  httpMethod: string,
  match: Match | undefined,
): Exchange {
  const time = settings.clock();
  const context = new GatewayContext({
    api: settings.api,
    request,
    httpMethod,
    match,
    time,
    requestId: settings.requestId(),
  });
  const pathParameters = match?.pathParameters ?? NO_PATH_PARAMETERS;
  const view = new MethodView(request, httpMethod, pathParameters, time);
  return { settings, request: view, context, trace: startTrace(settings, context, view, match) };
}

const NO_PATH_PARAMETERS: ReadonlyMap<string, string> = new Map();

/** AWS: `X-HTTP-Method-Override` overrides the method. */
function methodOf({ httpMethod, headers }: GatewayRequest, methodOverride: boolean): string {
  const override = methodOverride ? firstHeaderIn(headers, 'x-http-method-override') : undefined;
  return override === undefined ? httpMethod : override.trim().toUpperCase();
}

/** The boxes in order. */
async function walk(exchange: MatchedExchange): Promise<GatewayReply> {
  const { settings, match, request, context } = exchange;
  const { method } = match;
  traceMethodRequest(exchange);
  if (needsAuthorization(match)) {
    refuseAmbiguousIdentity(match, settings.api, request);
    await authorize(settings.authorization, match, request, context);
  }

  const body = requestBody(exchange);
  validateParameters(method, request);
  const model = modelFor(method, request);
  const { integration } = method;
  const streams = model === undefined && isProxy(integration) && !integration.readsBody;
  const bytes = streams ? undefined : await readRequestBody(body, settings.payloadLimit);
  traceMethodRequestBody(exchange, bytes);
  if (model !== undefined && bytes !== undefined) {
    validateBody(model, decodeUtf8(bytes));
  }

  if (integration === undefined) {
    throw noIntegration(method.pointer);
  }
  return isProxy(integration)
    ? proxied(exchange, integration, bytes ?? body)
    : mapped(exchange, integration, bytes ?? NO_BYTES);
}

function isProxy(integration: Integration | undefined): integration is ProxyIntegration {
  return integration?.type === 'HTTP_PROXY' || integration?.type === 'AWS_PROXY';
}

function noIntegration(pointer: string): GatewayError {
  return new GatewayError('API_CONFIGURATION_ERROR', undefined, {
    cause: new Error(`No integration defined for method: ${pointer}`),
  });
}

/** A proxy integration: the answer passes through, whatever it is. */
async function proxied(
  exchange: MatchedExchange,
  integration: ProxyIntegration,
  body: RequestBody,
): Promise<GatewayReply> {
  const { settings } = exchange;
  const { request } = proxyRequest(exchange, integration, body);
  traceEndpointRequest(exchange, request);
  const backend = settings.backends.get(integration.type);
  const response = await callBackend(backend, request, settings.payloadLimit, settings.underWay);
  traceEndpointResponse(exchange, response, undefined);
  const answer = await proxyReply(response, replySettings(exchange));
  traceMethodResponse(exchange, answer.headers, undefined);
  return answer;
}

/** A custom integration: request and answer are what the document maps. */
async function mapped(
  exchange: MatchedExchange,
  integration: MappedIntegration,
  bytes: Uint8Array,
): Promise<GatewayReply> {
  const { settings, match } = exchange;
  const step = mappedRequest(exchange, integration, bytes);
  const isMock = integration.type === 'MOCK';
  const answer = isMock ? mockAnswer(step.payload) : await callEndpoint(exchange, step.request);
  const result = integrationResponse(match.method, integration, settings.api, step.scope, answer);
  const traceId = isMock ? undefined : step.traceId;
  const answered = await mappedReply(result, { ...replySettings(exchange), traceId });
  traceMethodResponse(exchange, answered.headers, result.bytes);
  return answered;
}

async function callEndpoint(
  exchange: MatchedExchange,
  request: IntegrationRequest,
): Promise<IntegrationAnswer> {
  const { backends, payloadLimit, underWay } = exchange.settings;
  traceEndpointRequest(exchange, request);
  const backend = backends.get(request.integration.type);
  const response = await callBackend(backend, request, payloadLimit, underWay);
  const bytes = await response.body.bytes(payloadLimit).catch(unreadable);
  traceEndpointResponse(exchange, response, bytes);
  return { status: String(response.statusCode), response, bytes };
}

function replySettings({ settings, context, request, match }: MatchedExchange): ReplySettings {
  return {
    api: settings.api,
    context,
    isHead: request.request.httpMethod === 'HEAD',
    acceptEncoding: () => request.header('accept-encoding')?.join(','),
    payloadLimit: settings.payloadLimit,
    streams: match.method.integration?.responseTransferMode === 'STREAM',
  };
}

/** The one place where a failure becomes a gateway response. */
function fail(exchange: Exchange, cause: unknown): GatewayReply {
  const { settings, request, context } = exchange;
  const error = cause instanceof GatewayError ? cause : unexpected(cause);
  if (request.request.signal?.aborted !== true) {
    settings.onError(error, request.request);
  }
  traceFailure(exchange, error);
  const scope = requestScope(exchange, '');
  try {
    return renderGatewayResponse(error, settings.api, context, scope);
  } catch (broken) {
    const second = new GatewayError('DEFAULT_5XX', undefined, { cause: broken });
    settings.onError(second, request.request);
    const plainApi = { ...settings.api, gatewayResponses: new Map() };
    try {
      return renderGatewayResponse(second, plainApi, context, scope);
    } catch {
      return plainFailure(second, request.request.httpMethod === 'HEAD');
    }
  }
}

/** The answer where even the ids that every answer carries cannot be written. */
function plainFailure({ message }: GatewayError, isHead: boolean): GatewayReply {
  const bytes = new TextEncoder().encode(JSON.stringify({ message }));
  return reply(500, ['Content-Type', 'application/json'], bytesBody(bytes), isHead);
}

/** A bug, ours or a hook's or a backend's: the client learns nothing of it. */
function unexpected(cause: unknown): GatewayError {
  return new GatewayError('DEFAULT_5XX', undefined, { cause });
}
