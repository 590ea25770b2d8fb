import { compileVelocity, DEFAULT_LIMITS, type VelocityLimits } from '../../java/velocity/index.js';
import type { MappingTemplate, TemplateEngine } from '../../model/mapping.js';
import { overridesOf, templateRoots } from './template-variables.js';

/** API Gateway's template language, Velocity 1.7; the default engine. */
export const velocityEngine: TemplateEngine = createVelocityEngine();

/** An engine with its own limits; limits that are omitted keep their defaults. */
export function createVelocityEngine(limits: Partial<VelocityLimits> = {}): TemplateEngine {
  const all = { ...DEFAULT_LIMITS, ...limits };
  return { name: 'velocity', compile: (text) => compileMapping(text, all) };
}

function compileMapping(text: string, limits: VelocityLimits): MappingTemplate {
  const template = compileVelocity(text, limits);
  return {
    readsJson: /\b(?:json|path)\b/.test(text),
    render(scope) {
      overridesOf(scope).beginTemplate();
      return template.render(templateRoots(scope));
    },
  };
}

/**
 * An empty response template: the payload passes through, because API Gateway stores such a template
 * as null (LocalStack `test_put_integration_response_templates`).
 * AWS: "Mapping template selection for method responses".
 */
export const EMPTY_TEMPLATE: MappingTemplate = {
  readsJson: false,
  render: ({ body }) => body.text,
};
