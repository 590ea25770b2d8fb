import { hasMethod, kindOf } from '../checks/value-kinds.js';
import { MappingError } from '../errors.js';
import type { MappingTemplate, TemplateEngine } from '../model/mapping.js';

/** Wraps a caller's template engine so that what it compiles and renders is checked. */
export function checkedEngine(engine: TemplateEngine): TemplateEngine {
  return { name: engine.name, compile: (text) => checkedTemplate(engine.compile(text)) };
}

function checkedTemplate(template: MappingTemplate): MappingTemplate {
  if (!hasMethod(template, 'render')) {
    throw new MappingError(
      'INVALID_TEMPLATE',
      `The template engine compiled the template to ${kindOf(template)}: "compile" of the option templateEngine must return an object with a method "render"`,
    );
  }
  return {
    render(scope) {
      const rendered: unknown = template.render(scope);
      if (typeof rendered === 'string') {
        return rendered;
      }
      throw new Error(
        `The template engine rendered ${kindOf(rendered)}: "render" must return a string`,
      );
    },
  };
}
