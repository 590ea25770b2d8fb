export { defineApi } from '../define-api.js';
export {
  ApiImportError,
  BodyTooLargeError,
  formatIssue,
  GatewayError,
  MappingError,
  TemplateError,
} from '../errors.js';
export type { ApiKey, ApiKeyLookup, ApiKeys, KnownApiKey } from '../execute/access/api-key.js';
export type {
  Authorizer,
  AuthorizerEvent,
  AuthorizerResult,
  SignedRequest,
} from '../execute/access/authorizers/authorizer.js';
export type { ConditionKeys, ConditionKeysHook } from '../execute/access/resource-policy.js';
export type { AdmitHook, ContextHook } from '../execute/callers/hooks.js';
export type { ChangedRequest, IntegrateHook, NextCall } from '../execute/callers/integrate.js';
export type { AccessLogOption } from '../execute/log/access-log/access-log.js';
export { ACCESS_LOG_FORMATS } from '../execute/log/access-log/access-log-formats.js';
export type { ExecutionLog } from '../execute/log/execution-log.js';
export type * from '../execute/log/observation/observer.js';
export type * from '../execute/log/recording/request-record.js';
export type { ContextPatch } from '../execute/request-context/context.js';
export { type ImportOptions, importRestApi } from '../import/import-rest-api.js';
export type { TemplateInput } from '../mapping/templates/render-template.js';
export type { RenderedOverrides } from '../mapping/templates/rendered-overrides.js';
export type {
  AwsCredentials,
  AwsCredentialsProvider,
  AwsEndpoint,
  AwsOptions,
} from '../model/aws-account.js';
export type { ApiDocument, ApiOperation, ApiPathItem } from '../model/document/api-document.js';
export type { ApiIntegration } from '../model/document/api-document-integration.js';
export type * from '../model/document/import-issue.js';
export type * from '../model/gateway-response.js';
export type { HeaderList, TextHeaders, WireHeaders } from '../model/headers.js';
export type * from '../model/integration.js';
export type { AwsService } from '../model/integration.js';
export type {
  LambdaContext,
  LambdaFunction,
  LambdaHandler,
  LambdaInvocation,
  LambdaInvocationType,
  LambdaInvoke,
  LambdaOutcome,
} from '../model/lambda.js';
export type {
  ContextValue,
  ContextVariables,
  MappingScope,
  MappingTemplate,
  Overrides,
  ParameterLocation,
  ParameterSource,
  RequestContext,
  RequestParameterMapping,
  ResponseParameterMapping,
  TemplateEngine,
  UriTemplate,
} from '../model/mapping.js';
export type {
  Backend,
  BackendAnswer,
  BackendResponse,
  Body,
  ClientCertificate,
  ClientResponse,
  EndpointResponse,
  GatewayReply,
  GatewayRequest,
  IntegrationRequest,
  InvokeRequest,
  MethodRequest,
  RequestBody,
} from '../model/message.js';
export type {
  BackendCall,
  IdentityValidation,
  Method,
  MethodAuthorizer,
  MethodResponse,
  ModelCheck,
  PathTemplate,
  RequestParameter,
  RequestValidator,
  Resource,
  RestApi,
  Stage,
} from '../model/rest-api.js';
export type {
  ApiKeyRecord,
  ApiStage,
  CacheControlStrategy,
  CanarySettings,
  MethodSetting,
  QuotaSettings,
  ThrottleSettings,
  UsagePlan,
} from '../model/stage.js';
export type * from '../model/store.js';
export type {
  PolicyConditions,
  PolicyDocument,
  PolicyStatement,
} from '../policy/policy-document.js';
export type { Match } from '../router/router.js';
export type { ClientConnection } from './fetch/client-connection.js';
export { type Closable, createGateway, type Gateway, type InvokeOptions } from './gateway.js';
export type { CacheOptions, CoreOptions } from './options/options.js';
export type { ResourcePolicyOption } from './options/resource-policy-option.js';
export type { StageCache } from './stage/response-cache.js';
export {
  type DocumentTemplate,
  type MethodTemplates,
  templateOf,
} from './templates/template-of.js';
