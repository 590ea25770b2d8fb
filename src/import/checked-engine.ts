import { kindOf } from '../checks/value-kinds.js';
import { MappingError } from '../errors.js';
import type { MappingTemplate, TemplateEngine } from '../model/mapping.js';
import { hasMethod } from './import-options.js';

/** A caller's template engine, whose templates and texts are looked at as they come. */
export function checkedEngine(engine: TemplateEngine): TemplateEngine {
  return { name: engine.name, compile: (text) => checkedTemplate(engine.compile(text)) };
}

function checkedTemplate(template: MappingTemplate): MappingTemplate {
  if (typeof template !== 'object' || template === null || !hasMethod(template, 'render')) {
    throw new MappingError(
      'INVALID_TEMPLATE',
      `The option templateEngine compiled to ${kindOf(template)}: give an object with a method "render"`,
    );
  }
  return {
    render(scope) {
      const rendered: unknown = template.render(scope);
      if (typeof rendered === 'string') {
        return rendered;
      }
      throw new Error(`The option templateEngine rendered ${kindOf(rendered)} in place of a text`);
    },
  };
}
