import { GatewayError } from '../errors.js';
import { mediaTypeOfRequest } from '../http/content-type.js';
import type { ParameterLocation } from '../model/mapping.js';
import type { MethodRequest } from '../model/message.js';
import type { Method, ModelCheck } from '../model/rest-api.js';

/**
 * Validates the required parameters of a method request: each must be present and not blank.
 * AWS: "Use request validation for REST APIs"; the order of the names in the message is that of
 * LocalStack `test_api_gateway_request_validator`.
 * @throws GatewayError `BAD_REQUEST_PARAMETERS`
 */
export function validateParameters(method: Method, request: MethodRequest): void {
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

/** The model that a request's body must fit; `undefined` where its media type has none. */
export function modelFor(method: Method, request: MethodRequest): ModelCheck | undefined {
  const models = method.requestValidator?.models;
  if (models === undefined) {
    return undefined;
  }
  const mediaType = mediaTypeOfRequest(request);
  return models.get(mediaType) ?? models.get('$default');
}

/**
 * The method request: the body against its model. An absent body is one that cannot be parsed.
 * @throws GatewayError `BAD_REQUEST_BODY`
 */
export function validateBody(model: ModelCheck, text: string): void {
  const validationErrors = model(text);
  if (validationErrors !== undefined) {
    throw new GatewayError('BAD_REQUEST_BODY', undefined, { validationErrors });
  }
}
