import type { MappingTemplate, ResponseParameterMapping } from './mapping.js';

/** The name of a gateway response, as in `x-amazon-apigateway-gateway-responses`. */
export type GatewayResponseType =
  | 'ACCESS_DENIED'
  | 'API_CONFIGURATION_ERROR'
  | 'AUTHORIZER_CONFIGURATION_ERROR'
  | 'AUTHORIZER_FAILURE'
  | 'BAD_REQUEST_BODY'
  | 'BAD_REQUEST_PARAMETERS'
  | 'EXPIRED_TOKEN'
  | 'INTEGRATION_FAILURE'
  | 'INTEGRATION_TIMEOUT'
  | 'INVALID_API_KEY'
  | 'INVALID_SIGNATURE'
  | 'MISSING_AUTHENTICATION_TOKEN'
  | 'QUOTA_EXCEEDED'
  | 'REQUEST_TOO_LARGE'
  | 'RESOURCE_NOT_FOUND'
  | 'THROTTLED'
  | 'UNAUTHORIZED'
  | 'UNSUPPORTED_MEDIA_TYPE'
  | 'WAF_FILTERED'
  | 'DEFAULT_4XX'
  | 'DEFAULT_5XX';

/**
 * The source of a value: AWS's developer guide, published responses of the service, an emulator, or
 * a choice made here.
 */
type Evidence = 'guide' | 'service' | 'emulator' | 'choice';

interface BuiltInResponse {
  /** AWS: "Gateway response types for API Gateway"; the statuses of the two defaults are a choice. */
  readonly statusCode: number;
  /** The default of `$context.error.message`. */
  readonly message: string;
  /** `x-amzn-ErrorType`. */
  readonly errorType: string;
  readonly evidence: { readonly message: Evidence; readonly errorType: Evidence };
}

/** API Gateway's built-in responses, which a document can override. */
export const GATEWAY_RESPONSES: Readonly<Record<GatewayResponseType, BuiltInResponse>> = {
  ACCESS_DENIED: {
    statusCode: 403,
    message: 'User is not authorized to access this resource',
    errorType: 'AccessDeniedException',
    evidence: { message: 'service', errorType: 'emulator' },
  },
  API_CONFIGURATION_ERROR: {
    statusCode: 500,
    message: 'Internal server error',
    errorType: 'InternalServerErrorException',
    evidence: { message: 'service', errorType: 'service' },
  },
  AUTHORIZER_CONFIGURATION_ERROR: {
    statusCode: 500,
    message: 'Internal server error',
    errorType: 'AuthorizerConfigurationException',
    evidence: { message: 'service', errorType: 'emulator' },
  },
  AUTHORIZER_FAILURE: {
    statusCode: 500,
    message: 'Internal server error',
    errorType: 'AuthorizerConfigurationException',
    evidence: { message: 'service', errorType: 'emulator' },
  },
  BAD_REQUEST_BODY: {
    statusCode: 400,
    message: 'Invalid request body',
    errorType: 'BadRequestException',
    evidence: { message: 'guide', errorType: 'emulator' },
  },
  BAD_REQUEST_PARAMETERS: {
    statusCode: 400,
    message: 'Invalid request parameters',
    errorType: 'BadRequestException',
    evidence: { message: 'choice', errorType: 'emulator' },
  },
  EXPIRED_TOKEN: {
    statusCode: 403,
    message: 'The security token included in the request is expired',
    errorType: 'ExpiredTokenException',
    evidence: { message: 'service', errorType: 'emulator' },
  },
  INTEGRATION_FAILURE: {
    statusCode: 504,
    message: 'Network error communicating with endpoint',
    errorType: 'InternalServerErrorException',
    evidence: { message: 'service', errorType: 'emulator' },
  },
  INTEGRATION_TIMEOUT: {
    statusCode: 504,
    message: 'Endpoint request timed out',
    errorType: 'InternalServerErrorException',
    evidence: { message: 'service', errorType: 'emulator' },
  },
  INVALID_API_KEY: {
    statusCode: 403,
    message: 'Forbidden',
    errorType: 'ForbiddenException',
    evidence: { message: 'service', errorType: 'emulator' },
  },
  INVALID_SIGNATURE: {
    statusCode: 403,
    message: 'The request signature we calculated does not match the signature you provided',
    errorType: 'InvalidSignatureException',
    evidence: { message: 'service', errorType: 'emulator' },
  },
  MISSING_AUTHENTICATION_TOKEN: {
    statusCode: 403,
    message: 'Missing Authentication Token',
    errorType: 'MissingAuthenticationTokenException',
    evidence: { message: 'guide', errorType: 'service' },
  },
  QUOTA_EXCEEDED: {
    statusCode: 429,
    message: 'Limit Exceeded',
    errorType: 'LimitExceededException',
    evidence: { message: 'service', errorType: 'emulator' },
  },
  REQUEST_TOO_LARGE: {
    statusCode: 413,
    message: 'Request Too Long',
    errorType: 'RequestTooLargeException',
    evidence: { message: 'service', errorType: 'emulator' },
  },
  RESOURCE_NOT_FOUND: {
    statusCode: 404,
    message: 'Not Found',
    errorType: 'ResourceNotFoundException',
    evidence: { message: 'choice', errorType: 'emulator' },
  },
  THROTTLED: {
    statusCode: 429,
    message: 'Too Many Requests',
    errorType: 'TooManyRequestsException',
    evidence: { message: 'guide', errorType: 'emulator' },
  },
  UNAUTHORIZED: {
    statusCode: 401,
    message: 'Unauthorized',
    errorType: 'UnauthorizedException',
    evidence: { message: 'service', errorType: 'emulator' },
  },
  UNSUPPORTED_MEDIA_TYPE: {
    statusCode: 415,
    message: 'Unsupported Media Type',
    errorType: 'BadRequestException',
    evidence: { message: 'guide', errorType: 'emulator' },
  },
  WAF_FILTERED: {
    statusCode: 403,
    message: 'Forbidden',
    errorType: 'WafFilteredException',
    evidence: { message: 'service', errorType: 'emulator' },
  },
  DEFAULT_4XX: {
    statusCode: 400,
    message: 'Bad Request',
    errorType: 'BadRequestException',
    evidence: { message: 'choice', errorType: 'choice' },
  },
  DEFAULT_5XX: {
    statusCode: 500,
    message: 'Internal server error',
    errorType: 'InternalServerErrorException',
    evidence: { message: 'service', errorType: 'service' },
  },
};

/** A document's settings for one type; settings it leaves out have built-in defaults. */
export interface GatewayResponse {
  readonly type: GatewayResponseType;
  readonly statusCode: number | undefined;
  readonly responseParameters: readonly ResponseParameterMapping[];
  /** Keyed by media type, in document order; plain substitution, not Velocity. */
  readonly responseTemplates: ReadonlyMap<string, MappingTemplate>;
}
