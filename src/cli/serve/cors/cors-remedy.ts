import type { GatewayError } from '../../../errors.js';
import { isProxyType } from '../../../model/integration.js';
import type { Match } from '../../../router/router.js';
import type { CorsFault } from './cors-faults.js';

/** What made a response. */
export interface ResponseOrigin {
  readonly isPreflight: boolean;
  readonly statusCode: number;
  readonly match: Match | undefined;
  /** Why the gateway itself responded; `undefined` for a response of the integration. */
  readonly failure: GatewayError | undefined;
  /** The path of the resource that would serve the request after a preflight. */
  readonly resourcePath: string | undefined;
  /** ` (api.yaml:12:5)`: where the document has the value of a pointer. */
  place(pointer: string): string;
}

/** Where to set what a browser misses. */
export function corsRemedy({ header, value }: CorsFault, origin: ResponseOrigin): string {
  const { isPreflight, match, failure, resourcePath, place } = origin;
  if (match === undefined && isPreflight) {
    return resourcePath === undefined
      ? 'no resource has this path'
      : `add an OPTIONS method with a mock integration to ${resourcePath}`;
  }
  if (failure !== undefined) {
    return gatewayResponseRemedy(header, value, failure, isPreflight);
  }
  const integration = match?.method.integration;
  if (header === undefined || integration === undefined) {
    return `let OPTIONS respond with 200${integration === undefined ? '' : place(integration.pointer)}`;
  }
  if (isProxyType(integration.type)) {
    return `the backend must send it, as ${header}: ${value}, because the type is ${integration.type}${place(integration.pointer)}`;
  }
  const responses = 'integrationResponses' in integration ? integration.integrationResponses : [];
  const response = responses.find(({ statusCode }) => statusCode === origin.statusCode);
  const where = response === undefined ? place(integration.pointer) : place(response.pointer);
  return `add "method.response.header.${header}": "'${value}'" to the responseParameters of the integration response for ${origin.statusCode}${where}, and the header to that response of the operation`;
}

function gatewayResponseRemedy(
  header: string | undefined,
  value: string,
  { type, statusCode }: GatewayError,
  isPreflight: boolean,
): string {
  if (
    isPreflight &&
    (type === 'UNAUTHORIZED' || type === 'ACCESS_DENIED' || type === 'INVALID_API_KEY')
  ) {
    return 'let OPTIONS be open, with "security": [], because browsers send no credentials with a preflight';
  }
  if (header === undefined) {
    return `the gateway responded itself, with ${type}: remove its cause`;
  }
  const fallback = statusCode < 500 ? 'DEFAULT_4XX' : 'DEFAULT_5XX';
  return `add "gatewayresponse.header.${header}": "'${value}'" to the responseParameters of ${type === fallback ? type : `${type} or ${fallback}`} under x-amazon-apigateway-gateway-responses`;
}
