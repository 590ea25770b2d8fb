// The core's exports, plus those that need files or the HTTP client; this `createGateway` has both.
export * from './core/index.js';
export {
  type AllowedBackends,
  type ApiSource,
  type BackendAddress,
  createGateway,
  type GatewayOptions,
  type HttpDispatcher,
} from './gateway.js';
export {
  HttpResponseStream,
  type LambdaResponseStream,
  type LambdaStreamingHandler,
  type LambdaStreamMetadata,
  streamifyResponse,
} from './lambda/streamify-response.js';
export { type LoadOptions, loadDocument } from './load/load-document.js';
export type { VariableValues } from './load/load-options.js';
export { stageOf } from './load/stage-options.js';
