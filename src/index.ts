// The core's names, and what files and the HTTP client add: `createGateway` is the one with both.
export * from './core/index.js';
export {
  type ApiSource,
  createGateway,
  type GatewayOptions,
  type HttpDispatcher,
} from './gateway.js';
export { type LoadOptions, loadDocument } from './load/load-document.js';
