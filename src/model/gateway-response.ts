import type { MappingTemplate, ResponseParameterMapping } from './mapping.js';

/** AWS: "Gateway response types for API Gateway", and the status each answers by default. */
export const GATEWAY_RESPONSE_STATUS = {
  ACCESS_DENIED: 403,
  API_CONFIGURATION_ERROR: 500,
  AUTHORIZER_CONFIGURATION_ERROR: 500,
  AUTHORIZER_FAILURE: 500,
  BAD_REQUEST_BODY: 400,
  BAD_REQUEST_PARAMETERS: 400,
  EXPIRED_TOKEN: 403,
  INTEGRATION_FAILURE: 504,
  INTEGRATION_TIMEOUT: 504,
  INVALID_API_KEY: 403,
  INVALID_SIGNATURE: 403,
  MISSING_AUTHENTICATION_TOKEN: 403,
  QUOTA_EXCEEDED: 429,
  REQUEST_TOO_LARGE: 413,
  RESOURCE_NOT_FOUND: 404,
  THROTTLED: 429,
  UNAUTHORIZED: 401,
  UNSUPPORTED_MEDIA_TYPE: 415,
  WAF_FILTERED: 403,
  DEFAULT_4XX: 400,
  DEFAULT_5XX: 500,
} as const;

/** The name of a gateway response, as in `x-amazon-apigateway-gateway-responses`. */
export type GatewayResponseType = keyof typeof GATEWAY_RESPONSE_STATUS;

/** What a document says about one type; what it leaves open comes from the built-in settings. */
export interface GatewayResponse {
  readonly type: GatewayResponseType;
  readonly statusCode: number | undefined;
  readonly responseParameters: readonly ResponseParameterMapping[];
  /** By media type, in document order; plain substitution, not Velocity. */
  readonly responseTemplates: ReadonlyMap<string, MappingTemplate>;
}
