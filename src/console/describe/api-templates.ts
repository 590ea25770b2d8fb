import type { JsonPointer } from '../../model/document/import-issue.js';
import type { Integration } from '../../model/integration.js';
import type { RestApi } from '../../model/rest-api.js';
import type { DocumentView, TemplateView } from './document-view.js';

/** The mapping templates of all methods. */
export function* templatesOfApi(api: RestApi, view: DocumentView): Generator<TemplateView> {
  for (const { methods } of api.resources) {
    for (const { integration } of methods.values()) {
      for (const [pointer, templates] of templateMaps(integration)) {
        yield* view.templates(pointer, templates.keys());
      }
    }
  }
}

/** The pointers to the objects in which an integration has templates, and their compiled templates. */
function templateMaps(
  integration: Integration | undefined,
): readonly (readonly [pointer: JsonPointer, templates: ReadonlyMap<string, unknown>])[] {
  if (integration === undefined || !('requestTemplates' in integration)) {
    return [];
  }
  const { pointer, requestTemplates, integrationResponses } = integration;
  return [
    [requestTemplatesPointer(pointer), requestTemplates],
    ...integrationResponses.map(
      (response) =>
        [responseTemplatesPointer(response.pointer), response.responseTemplates] as const,
    ),
  ];
}

/** @param integration the pointer to the integration */
export function requestTemplatesPointer(integration: JsonPointer): JsonPointer {
  return `${integration}/requestTemplates`;
}

/** @param response the pointer to the integration response */
export function responseTemplatesPointer(response: JsonPointer): JsonPointer {
  return `${response}/responseTemplates`;
}
