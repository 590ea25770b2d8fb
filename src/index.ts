export {
  ApiImportError,
  BodyTooLarge,
  describeIssue,
  GatewayError,
  MappingError,
  TemplateError,
} from './errors.js';
export {
  type ApiKey,
  type ApiKeys,
  type ApiSource,
  type Authorizer,
  type AuthorizerEvent,
  type AuthorizerResult,
  type Closable,
  type ContextHook,
  type ContextPatch,
  createGateway,
  type ExecutionLog,
  type Gateway,
  type GatewayOptions,
  type HttpDispatcher,
  type KnownApiKey,
  type Match,
  type PolicyDocument,
  type PolicyStatement,
} from './gateway.js';
export { type ImportOptions, importRestApi } from './import/import-rest-api.js';
export { type LoadOptions, loadDocument } from './load/load-document.js';
export type { ApiDocument, ApiOperation, ApiPathItem } from './model/api-document.js';
export type { ApiIntegration } from './model/api-document-integration.js';
export type * from './model/gateway-response.js';
export type * from './model/import-issue.js';
export type * from './model/integration.js';
export type * from './model/mapping.js';
export type * from './model/message.js';
export type * from './model/rest-api.js';
