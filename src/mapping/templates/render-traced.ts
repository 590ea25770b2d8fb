import { type TracedPart, traceVelocity } from '../../java/velocity/index.js';
import type { TemplateInput } from './render-template.js';
import { scopeOfInput } from './render-with-input.js';
import { type RenderedOverrides, renderedOverrides } from './rendered-overrides.js';
import { templateRoots } from './template-variables.js';

/** What a template has written. */
export interface TracedRendering {
  readonly output: string;
  /** The pieces of `output` in order, each with the line of the template that wrote it. */
  readonly parts: readonly TracedPart[];
  readonly overrides: RenderedOverrides;
}

/**
 * Renders a mapping template as a gateway does, and tells which of its lines wrote what. Text has the line
 * on which it is written, also in the body of a macro or of `#define`; a reference has the line on which it
 * begins, and what `#evaluate` writes has that of `#evaluate`.
 * @param method the method and the path of the resource that the template belongs to
 * @throws TemplateError with line and column where the template does not parse or rendering fails
 */
export function renderTraced(
  template: string,
  input: TemplateInput,
  method: { readonly httpMethod: string; readonly path: string },
): TracedRendering {
  const { scope, overrides } = scopeOfInput(input, method);
  overrides.beginTemplate();
  const { output, parts } = traceVelocity(template).render(templateRoots(scope));
  return { output, parts, overrides: renderedOverrides(overrides) };
}
