import {
  type AUTHORIZER_SETTINGS,
  type EXTENSIONS,
  type GATEWAY_RESPONSE_SETTINGS,
  type INTEGRATION_RESPONSE_SETTINGS,
  type INTEGRATION_SETTINGS,
  KEYWORDS,
  type REQUEST_VALIDATOR_SETTINGS,
  type TLS_SETTINGS,
} from '../model/document/extension-words.js';
import { GATEWAY_RESPONSES } from '../model/gateway-response.js';
import { INTEGRATION_TYPES } from '../model/integration.js';
import {
  aClosedObject,
  aFlag,
  aKeyword,
  aNumber,
  aText,
  type JsonSchema,
  someTexts,
} from './json-schema.js';

/** One schema for each word of a list: a word without one does not compile. */
type SchemasOf<Words extends readonly string[]> = Readonly<Record<Words[number], JsonSchema>>;

const CONTENT_HANDLING = aKeyword(
  'Converts the payload between text and Base64; left out, it passes through',
  KEYWORDS.contentHandling,
);

const RESPONSE_SETTINGS: SchemasOf<typeof INTEGRATION_RESPONSE_SETTINGS> = {
  statusCode: aNumber('The status of the method response', { minimum: 100, maximum: 599 }),
  responseParameters: someTexts(
    'Headers of the method response: method.response.header.NAME to an expression such as integration.response.header.NAME',
  ),
  responseTemplates: someTexts('Mapping templates for the response body, by media type'),
  contentHandling: CONTENT_HANDLING,
  selectionPattern: aText('Has no effect here: the key of the response is the pattern'),
};

const TLS: SchemasOf<typeof TLS_SETTINGS> = {
  insecureSkipVerification: aFlag(
    "Does not check that a known authority issued the backend's certificate",
  ),
};

const INTEGRATION: SchemasOf<typeof INTEGRATION_SETTINGS> = {
  type: aKeyword('What the integration calls', Object.keys(INTEGRATION_TYPES)),
  uri: aText('The endpoint: a URL for http and http_proxy, an ARN for aws and aws_proxy'),
  httpMethod: aKeyword("The method of the backend's request; POST for Lambda", KEYWORDS.httpMethod),
  requestParameters: someTexts(
    'integration.request.LOCATION.NAME to an expression such as method.request.path.NAME',
  ),
  requestTemplates: {
    description: 'Mapping templates for the request body, by media type',
    type: 'object',
    additionalProperties: { type: ['string', 'object', 'null'] },
  },
  passthroughBehavior: aKeyword(
    'What happens to a body that no request template is for; default WHEN_NO_MATCH',
    KEYWORDS.passthroughBehavior,
  ),
  contentHandling: CONTENT_HANDLING,
  responses: {
    description:
      'The integration responses, by selection pattern: a Java regular expression for the status or the error message, or default',
    type: 'object',
    additionalProperties: aClosedObject('An integration response', RESPONSE_SETTINGS, [
      'statusCode',
    ]),
  },
  timeoutInMillis: aNumber('Milliseconds, from 50; default 29000', {
    minimum: 50,
    maximum: 900_000,
  }),
  connectionType: aKeyword('INTERNET, or VPC_LINK with connectionId', KEYWORDS.connectionType),
  connectionId: aText('The id of a VPC link'),
  credentials: aText('The ARN of the role to call the endpoint with'),
  cacheNamespace: aText('The name that groups cached values; default: the resource id'),
  cacheKeyParameters: {
    description: 'The request parameters that are part of the cache key',
    type: 'array',
    items: aText(
      'method.request.querystring.NAME, method.request.path.NAME, method.request.header.NAME',
    ),
  },
  tlsConfig: aClosedObject('How to check the certificate of the backend', TLS),
  payloadFormatVersion: aNumber('1.0; REST APIs have no other'),
  responseTransferMode: aKeyword('BUFFERED, or STREAM', KEYWORDS.responseTransferMode),
  integrationTarget: aText('The ARN of the load balancer behind a VPC link'),
  'integration-target': aText('Another spelling of integrationTarget'),
};

const AUTHORIZER: SchemasOf<typeof AUTHORIZER_SETTINGS> = {
  type: aKeyword('What authorizes', KEYWORDS.authorizerType),
  authorizerUri: aText('The invocation ARN of the Lambda function'),
  authorizerCredentials: aText('The ARN of the role to invoke the function with'),
  authorizerResultTtlInSeconds: aNumber('How long a result is cached, in seconds; default 300', {
    minimum: 0,
    maximum: 3600,
  }),
  identitySource: aText('Where the identity is, separated by commas: method.request.header.NAME'),
  identityValidationExpression: aText('A regular expression that a token must match'),
  providerARNs: {
    description: 'The ARNs of the Cognito user pools',
    type: 'array',
    items: aText('The ARN of a user pool'),
  },
};

const GATEWAY_RESPONSE: SchemasOf<typeof GATEWAY_RESPONSE_SETTINGS> = {
  statusCode: aNumber('The status; default: that of the type', { minimum: 100, maximum: 599 }),
  responseParameters: someTexts(
    "gatewayresponse.header.NAME to an expression such as '*' in quotes",
  ),
  responseTemplates: someTexts('Templates for the body, by media type'),
};

const VALIDATOR: SchemasOf<typeof REQUEST_VALIDATOR_SETTINGS> = {
  validateRequestBody: aFlag('Checks the body against its model; default false'),
  validateRequestParameters: aFlag('Checks that required parameters are present; default false'),
};

const INTEGRATION_SCHEMA = aClosedObject('What serves the method', INTEGRATION);

/** A schema for each extension, by name without the common prefix: one without does not compile. */
export const EXTENSION_SCHEMAS: Readonly<Record<keyof typeof EXTENSIONS, JsonSchema>> = {
  'any-method': { description: 'The method for every verb without one of its own', type: 'object' },
  'api-key-source': aKeyword(
    'Where an API key is: in X-API-Key, or what the authorizer returns',
    KEYWORDS.apiKeySource,
  ),
  auth: {
    description: 'Set "type" to NONE to remove the authorization of a method',
    type: ['object', 'string'],
  },
  authorizer: aClosedObject('What authorizes the methods with this security scheme', AUTHORIZER, [
    'type',
  ]),
  authtype: aText('awsSigv4 for AWS_IAM, custom or cognito_user_pools'),
  'binary-media-types': {
    description: 'The media types of payloads that are binary',
    type: 'array',
    items: aText('A media type: image/png, image/*, */*'),
  },
  cors: { description: 'Only HTTP APIs have this setting' },
  documentation: { description: 'The parts of the documentation', type: 'object' },
  'endpoint-access-mode': aText('Who may call the endpoint'),
  'endpoint-configuration': { description: 'VPC endpoints of a private API', type: 'object' },
  'gateway-responses': {
    description: 'What the client gets when API Gateway itself responds, by type',
    type: 'object',
    properties: Object.fromEntries(
      Object.entries(GATEWAY_RESPONSES).map(([type, { statusCode }]) => [
        type,
        aClosedObject(`Gateway response ${type}, ${statusCode} by default`, GATEWAY_RESPONSE),
      ]),
    ),
    additionalProperties: false,
  },
  'importexport-version': aText('The version of the export'),
  integration: {
    anyOf: [
      INTEGRATION_SCHEMA,
      { type: 'object', properties: { $ref: { type: 'string' } }, required: ['$ref'] },
    ],
  },
  integrations: {
    description: 'Integrations that methods refer to',
    type: 'object',
    additionalProperties: INTEGRATION_SCHEMA,
  },
  'minimum-compression-size': {
    description:
      'Bytes from which on a response is compressed, 0 to 10485760; null turns compression off',
    type: ['integer', 'string', 'null'],
  },
  policy: { description: 'The resource policy: who may call the API', type: 'object' },
  'request-validator': aText('The name of the request validator to use'),
  'request-validators': {
    description: 'The request validators, by name',
    type: 'object',
    additionalProperties: aClosedObject('A request validator', VALIDATOR),
  },
  'route-selection-expression': aText('Only WebSocket APIs have this setting'),
  'security-policy': aText('The TLS version and ciphers of the endpoint'),
  'tag-value': aText('The value of the tag'),
};
