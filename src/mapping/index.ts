export { TemplateError } from '../errors.js';
export type { MappingScope, MappingTemplate, Overrides, TemplateEngine } from '../model/mapping.js';
export { evaluateJsonPath, type JsonPathEdition } from './json-path/index.js';
export { renderTemplate, type TemplateInput } from './render-template.js';
export type { RenderedOverrides } from './rendered-overrides.js';
export { createVelocityEngine, velocityEngine } from './template-engine.js';
export type { VelocityLimits } from './velocity/index.js';
