export { TemplateError } from '../errors.js';
export { evaluateJsonPath, type JsonPathEdition } from '../java/json-path/index.js';
export type { VelocityLimits } from '../java/velocity/index.js';
export type { MappingScope, MappingTemplate, Overrides, TemplateEngine } from '../model/mapping.js';
export { renderTemplate, type TemplateInput } from './templates/render-template.js';
export type { RenderedOverrides } from './templates/rendered-overrides.js';
export { createVelocityEngine, velocityEngine } from './templates/template-engine.js';
