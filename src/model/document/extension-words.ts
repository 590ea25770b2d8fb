/**
 * The words of API Gateway's OpenAPI extensions. The import knows no others, and the JSON Schema for
 * editors is made from them. AWS: "OpenAPI extensions for API Gateway".
 */

/** A place where API Gateway reads extensions. */
export type ExtensionPlace =
  | 'the document'
  | '"components"'
  | 'a path'
  | 'an operation'
  | 'a security scheme'
  | 'a tag';

/** The extensions, without their common prefix `x-amazon-apigateway-`, with the places where they belong. */
export const EXTENSIONS = {
  'any-method': ['a path'],
  'api-key-source': ['the document'],
  auth: ['an operation'],
  authorizer: ['a security scheme'],
  authtype: ['a security scheme'],
  'binary-media-types': ['the document'],
  cors: ['the document'],
  documentation: ['the document'],
  'endpoint-access-mode': ['the document'],
  'endpoint-configuration': ['the document'],
  'gateway-responses': ['the document'],
  'importexport-version': ['the document'],
  integration: ['an operation'],
  integrations: ['"components"'],
  'minimum-compression-size': ['the document'],
  policy: ['the document'],
  'request-validator': ['the document', 'an operation'],
  'request-validators': ['the document'],
  'route-selection-expression': ['the document'],
  'security-policy': ['the document'],
  'tag-value': ['a tag'],
} as const;

/** AWS: "x-amazon-apigateway-integration object". */
export const INTEGRATION_SETTINGS = [
  'type',
  'uri',
  'httpMethod',
  'requestParameters',
  'requestTemplates',
  'passthroughBehavior',
  'contentHandling',
  'responses',
  'timeoutInMillis',
  'connectionType',
  'connectionId',
  'credentials',
  'cacheNamespace',
  'cacheKeyParameters',
  'tlsConfig',
  'payloadFormatVersion',
  'responseTransferMode',
  'integrationTarget',
  // The spelling in a sample of AWS's developer guide.
  'integration-target',
] as const;

/** AWS: "x-amazon-apigateway-integration.tlsConfig object". */
export const TLS_SETTINGS = ['insecureSkipVerification'] as const;

/** AWS: "x-amazon-apigateway-integration.response object". The pattern is the key, and ignored as a setting. */
export const INTEGRATION_RESPONSE_SETTINGS = [
  'statusCode',
  'responseParameters',
  'responseTemplates',
  'contentHandling',
  'selectionPattern',
] as const;

/** AWS: "x-amazon-apigateway-gateway-responses.gatewayResponse object". */
export const GATEWAY_RESPONSE_SETTINGS = [
  'statusCode',
  'responseParameters',
  'responseTemplates',
] as const;

/** AWS: "x-amazon-apigateway-authorizer object". */
export const AUTHORIZER_SETTINGS = [
  'type',
  'authorizerUri',
  'authorizerCredentials',
  'authorizerResultTtlInSeconds',
  'identitySource',
  'identityValidationExpression',
  'providerARNs',
] as const;

/** AWS: "x-amazon-apigateway-request-validators.requestValidator object". */
export const REQUEST_VALIDATOR_SETTINGS = [
  'validateRequestBody',
  'validateRequestParameters',
] as const;

/** The values of settings that are keywords; a document may write them in any case. */
export const KEYWORDS = {
  apiKeySource: ['HEADER', 'AUTHORIZER'],
  authorizerType: ['TOKEN', 'REQUEST', 'COGNITO_USER_POOLS'],
  connectionType: ['INTERNET', 'VPC_LINK'],
  contentHandling: ['CONVERT_TO_TEXT', 'CONVERT_TO_BINARY'],
  httpMethod: ['ANY', 'DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'],
  passthroughBehavior: ['WHEN_NO_MATCH', 'WHEN_NO_TEMPLATES', 'NEVER'],
  responseTransferMode: ['BUFFERED', 'STREAM'],
} as const;
