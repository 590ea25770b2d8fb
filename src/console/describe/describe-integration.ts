import { memberPointer } from '../../checks/document-values.js';
import type { JsonPointer } from '../../model/document/import-issue.js';
import type {
  Integration,
  IntegrationResponse,
  MappedIntegration,
} from '../../model/integration.js';
import type { ParameterSource } from '../../model/mapping.js';
import type {
  ConsoleIntegration,
  ConsoleIntegrationResponse,
  ConsoleMapping,
  ConsoleTemplate,
} from '../protocol/console-api.js';
import { requestTemplatesPointer, responseTemplatesPointer } from './api-templates.js';
import type { DocumentView } from './document-view.js';
import type { TemplateTexts } from './template-texts.js';

/** What the console shows of a document's integrations. */
export class IntegrationDescriber {
  readonly #view: DocumentView;
  readonly #texts: TemplateTexts;

  constructor(view: DocumentView, texts: TemplateTexts) {
    this.#view = view;
    this.#texts = texts;
  }

  describe(integration: Integration): ConsoleIntegration {
    const { type, httpMethod, uri, pointer, timeoutInMillis, connectionType } = integration;
    const mapped = 'requestTemplates' in integration ? integration : undefined;
    const place = this.#view.placeOf(pointer);
    return {
      type,
      httpMethod,
      uri: uri?.text,
      place,
      timeoutInMillis,
      connectionType,
      passthroughBehavior: mapped?.passthroughBehavior,
      mappings: integration.requestParameters.map(({ location, name, source }) =>
        this.#mapping(`integration.request.${location}.${name}`, source, {
          mappings: `${pointer}/requestParameters`,
        }),
      ),
      templates: mapped === undefined ? [] : this.#requestTemplates(mapped),
      responses: (mapped?.integrationResponses ?? []).map((response) => this.#response(response)),
    };
  }

  #requestTemplates({ pointer, requestTemplates }: MappedIntegration): readonly ConsoleTemplate[] {
    return this.#templates(requestTemplatesPointer(pointer), requestTemplates);
  }

  #response(response: IntegrationResponse): ConsoleIntegrationResponse {
    const { selectionPattern, statusCode, pointer } = response;
    return {
      pattern: selectionPattern === 'default' ? selectionPattern : selectionPattern.text,
      statusCode: String(statusCode),
      place: this.#view.placeOf(pointer),
      mappings: response.responseParameters.map(({ name, source }) =>
        this.#mapping(`method.response.header.${name}`, source, {
          mappings: `${pointer}/responseParameters`,
        }),
      ),
      templates: this.#templates(responseTemplatesPointer(pointer), response.responseTemplates),
    };
  }

  #mapping(
    target: string,
    { expression }: ParameterSource,
    { mappings }: { readonly mappings: JsonPointer },
  ): ConsoleMapping {
    const place = this.#view.placeOf(memberPointer(mappings, target));
    return { target, source: expression, place };
  }

  #templates(
    pointer: JsonPointer,
    templates: ReadonlyMap<string, unknown>,
  ): readonly ConsoleTemplate[] {
    return this.#view
      .templates(pointer, templates.keys())
      .map((template) => this.#texts.template(template));
  }
}
