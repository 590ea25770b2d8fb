import { GatewayError } from '../../errors.js';
import { readRequestBody } from '../../http/body.js';
import { inflate } from '../../http/codings/content-coding.js';
import { declaredLength } from '../../http/framing.js';
import { valuesIn } from '../../http/header-list.js';
import { mediaTypeOfRequest } from '../../http/media-type.js';
import { type Integration, isProxyType } from '../../model/integration.js';
import type { ParameterLocation } from '../../model/mapping.js';
import type { MethodRequest, RequestBody } from '../../model/message.js';
import type { Method, ModelCheck } from '../../model/rest-api.js';
import { callsLambda } from '../integrations/lambda/calls-lambda.js';
import { traceMethodRequest, traceMethodRequestBody, tracePassedBody } from '../log/log-lines.js';
import { decodeUtf8 } from '../payload/binary.js';
import { contentLengthOf } from '../request-context/content-length.js';
import type { Exchange, MatchedExchange } from '../request-context/exchange.js';
import { refuseAmbiguousHeaders, refuseMalformedTarget } from '../request-context/well-formed.js';

/**
 * The method request, first part: checks that need no authorization.
 * @throws GatewayError for a malformed request, a request without a method, and a closed gateway
 */
export function acceptRequest(exchange: Exchange): asserts exchange is MatchedExchange {
  const { settings, request, match, fault } = exchange;
  if (fault !== undefined) {
    throw fault;
  }
  refuseMalformedTarget(request.request);
  refuseAmbiguousHeaders(request.request.headers, settings.methodOverride);
  if (match === undefined) {
    throw new GatewayError('MISSING_AUTHENTICATION_TOKEN');
  }
  if (request.request.refusal !== undefined) {
    throw request.request.refusal;
  }
  traceMethodRequest(exchange);
}

/**
 * The method request, last part: required parameters, and the body against its model.
 * AWS: "Use request validation for REST APIs".
 * @returns the body: bytes if something reads it, otherwise as the client sends it
 * @throws GatewayError `BAD_REQUEST_PARAMETERS`, `BAD_REQUEST_BODY`, `REQUEST_TOO_LARGE`,
 * `UNSUPPORTED_MEDIA_TYPE`
 */
export function validateRequest(exchange: MatchedExchange): RequestBody | Promise<RequestBody> {
  const { match, request } = exchange;
  const { method } = match;
  const body = clientBody(exchange);
  validateParameters(method, request);
  const model = modelFor(method, request);
  if (model === undefined && passesBody(method.integration) && !callsLambda(exchange)) {
    return tracePassedBody(exchange, body);
  }
  return readBody(exchange, body, model);
}

async function readBody(
  exchange: MatchedExchange,
  body: RequestBody,
  model: ModelCheck | undefined,
): Promise<Uint8Array> {
  const length = contentLengthOf(exchange, body);
  const bytes = await readRequestBody(body, exchange.settings.payloadLimit, length);
  traceMethodRequestBody(exchange, bytes);
  if (model !== undefined) {
    validateBody(model, decodeUtf8(bytes));
  }
  return bytes;
}

function passesBody(integration: Integration | undefined): boolean {
  return integration !== undefined && isProxyType(integration.type) && !integration.readsBody;
}

/**
 * The integration of the method.
 * @throws GatewayError `API_CONFIGURATION_ERROR` for a method without an integration
 */
export function integrationOf({ match }: MatchedExchange): Integration {
  const { integration, pointer } = match.method;
  if (integration === undefined) {
    throw new GatewayError('API_CONFIGURATION_ERROR', undefined, {
      cause: new Error(`No integration defined for method: ${pointer}`),
    });
  }
  return integration;
}

/** The client's body, decompressed and within the limit; a stream if it came as one. */
function clientBody({ settings, request: { request }, body: read }: MatchedExchange): RequestBody {
  const { headers } = request;
  const body = read ?? request.body;
  if (body === undefined) {
    return undefined;
  }
  const limit = settings.payloadLimit;
  const length = body instanceof Uint8Array ? body.length : declaredLength(headers);
  if ((length ?? 0) > limit) {
    throw new GatewayError('REQUEST_TOO_LARGE');
  }
  return inflate(body, valuesIn(headers, 'content-encoding'), limit, settings.codecs);
}

/**
 * Validates the required parameters: each must be present and not blank. The order of the names in
 * the message is that of LocalStack `test_api_gateway_request_validator`.
 */
function validateParameters(method: Method, request: MethodRequest): void {
  if (method.requestValidator?.validateRequestParameters !== true) {
    return;
  }
  const missing = ORDER.flatMap((location) =>
    method.requestParameters
      .filter((parameter) => parameter.required && parameter.location === location)
      .map(({ name }) => name)
      .filter((name) => isMissing(request, location, name))
      .sort(),
  );
  if (missing.length > 0) {
    throw new GatewayError(
      'BAD_REQUEST_PARAMETERS',
      `Missing required request parameters: [${missing.join(', ')}]`,
    );
  }
}

const ORDER: readonly ParameterLocation[] = ['header', 'path', 'querystring'];

function isMissing(request: MethodRequest, location: ParameterLocation, name: string): boolean {
  const value = {
    header: () => request.header(name)?.at(-1),
    path: () => request.pathParameters.get(name),
    querystring: () => request.queryParameters.get(name)?.at(-1),
  }[location]();
  return value === undefined || value.trim() === '';
}

/** The model that a request's body must fit; `undefined` if there is none for its media type. */
function modelFor(method: Method, request: MethodRequest): ModelCheck | undefined {
  const models = method.requestValidator?.models;
  if (models === undefined) {
    return undefined;
  }
  const mediaType = mediaTypeOfRequest(request);
  return models.get(mediaType) ?? models.get('$default');
}

/**
 * Validates the body against its model. A missing body counts as one that cannot be parsed.
 * @throws GatewayError `BAD_REQUEST_BODY`
 */
export function validateBody(model: ModelCheck, text: string): void {
  const validationErrors = model(text);
  if (validationErrors !== undefined) {
    throw new GatewayError('BAD_REQUEST_BODY', undefined, { validationErrors });
  }
}
