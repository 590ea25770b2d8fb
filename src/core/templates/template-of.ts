import { didYouMean } from '../../checks/nearest.js';
import { kindOf } from '../../checks/value-kinds.js';
import { TemplateError } from '../../errors.js';
import { documentSource } from '../../import/document/document-source.js';
import { plainDocument } from '../../import/document/plain-document.js';
import { templateMember, templateMemberText } from '../../import/document/template-member.js';
import { importRestApi } from '../../import/import-rest-api.js';
import type { TemplateInput } from '../../mapping/templates/render-template.js';
import { renderWithInput } from '../../mapping/templates/render-with-input.js';
import type { RenderedOverrides } from '../../mapping/templates/rendered-overrides.js';
import type { ApiDocument } from '../../model/document/api-document.js';
import type { JsonPointer, Position } from '../../model/document/import-issue.js';
import type { MappedIntegration } from '../../model/integration.js';
import type { MappingTemplate } from '../../model/mapping.js';
import type { Method, Resource, RestApi } from '../../model/rest-api.js';
import { isRestApi } from '../import-source.js';
import { TemplateFailure } from './template-failure.js';

/** A mapping template of a document, ready for a test. */
export interface DocumentTemplate {
  /** In lower case, or `$default`. */
  readonly mediaType: string;
  /** The template as written; `undefined` if it was taken from an imported API. */
  readonly text: string | undefined;
  /** Where the document has it; `undefined` unless the document was loaded from a file or a text. */
  readonly position: Position | undefined;
  /**
   * Renders the template as the gateway would.
   * @throws TemplateError whose message names the file, line and column in the document
   */
  render(input?: TemplateInput): {
    readonly output: string;
    readonly overrides: RenderedOverrides;
  };
}

/** Templates by media type, in lower case. */
type TemplatesByType = Readonly<Record<string, DocumentTemplate>>;

/** The mapping templates of one method. */
export interface MethodTemplates {
  /** `requestTemplates`, by media type. */
  readonly request: TemplatesByType;
  /**
   * `responseTemplates`, by the status code of the integration response and by media type. If several
   * integration responses have one status code, the first that has a template of the media type counts.
   */
  readonly response: Readonly<Record<string | number, TemplatesByType>>;
}

/**
 * The mapping templates of a method, for unit tests of a document:
 * `templateOf(loadDocument('api.yaml'), 'POST', '/orders').request['application/json'].render({ body })`.
 * @param source a document, or an API that is already imported: its errors name no place in a file
 * @param httpMethod in any case; the templates of `ANY` count for each method that the resource lacks
 * @param path the path of the resource as the document has it: `/orders/{id}`
 * @throws ApiImportError if the document cannot be imported
 * @throws TypeError if there is no such method, or its integration has no templates because it is a proxy
 */
export function templateOf(
  source: ApiDocument | RestApi | object,
  httpMethod: string,
  path: string,
): MethodTemplates {
  if (typeof source !== 'object' || source === null) {
    throw new TypeError(
      `The first argument of templateOf must be a document or an imported API, not ${kindOf(source)}: read it with loadDocument first`,
    );
  }
  const isImported = isRestApi(source);
  const document = isImported ? undefined : plainDocument(source);
  const api = document === undefined ? (source as RestApi) : importRestApi(document);
  const resource = resourceOf(api, path);
  const method = methodOf(resource, httpMethod);
  const integration = mappedIntegration(method, resource);
  const where = { document, httpMethod: method.httpMethod, path };
  return {
    request: templatesIn(integration.requestTemplates, {
      ...where,
      pointer: `${integration.pointer}/requestTemplates`,
    }),
    response: responseTemplates(integration, where),
  };
}

function resourceOf({ resources }: RestApi, path: string): Resource {
  const resource = resources.find((one) => one.path === path);
  if (resource !== undefined) {
    return resource;
  }
  const paths = resources.map((one) => one.path);
  throw new TypeError(
    `The API has no resource ${JSON.stringify(path)}${didYouMean(path, paths) || `: its resources are ${paths.join(', ')}`}`,
  );
}

function methodOf({ path, methods }: Resource, httpMethod: string): Method {
  const method = methods.get(httpMethod.toUpperCase()) ?? methods.get('ANY');
  if (method === undefined) {
    const known = [...methods.keys()].join(', ') || 'none';
    throw new TypeError(`${path} has no method ${httpMethod}: its methods are ${known}`);
  }
  return method;
}

function mappedIntegration(
  { httpMethod, integration }: Method,
  { path }: Resource,
): MappedIntegration {
  if (integration !== undefined && 'requestTemplates' in integration) {
    return integration;
  }
  const what =
    integration === undefined
      ? 'no integration'
      : `an integration of type ${integration.type}, which has no templates`;
  throw new TypeError(`${httpMethod} ${path} has ${what}`);
}

/** Where templates come from. */
interface Origin {
  /** `undefined` for an API that was imported before. */
  readonly document: object | undefined;
  readonly httpMethod: string;
  readonly path: string;
}

function responseTemplates(
  { integrationResponses }: MappedIntegration,
  origin: Origin,
): MethodTemplates['response'] {
  const byStatus: Record<string, TemplatesByType> = Object.create(null);
  for (const { statusCode, responseTemplates, pointer } of integrationResponses) {
    const place = { ...origin, pointer: `${pointer}/responseTemplates` };
    byStatus[statusCode] = Object.assign(
      Object.create(null),
      templatesIn(responseTemplates, place),
      byStatus[statusCode],
    );
  }
  return byStatus;
}

function templatesIn(
  templates: ReadonlyMap<string, MappingTemplate>,
  { pointer, ...origin }: Origin & { readonly pointer: JsonPointer },
): TemplatesByType {
  const byType: Record<string, DocumentTemplate> = Object.create(null);
  for (const [mediaType, template] of templates) {
    byType[mediaType] = documentTemplate(template, { ...origin, mediaType, pointer });
  }
  return byType;
}

function documentTemplate(
  template: MappingTemplate,
  { document, pointer, mediaType, ...method }: Origin & { pointer: JsonPointer; mediaType: string },
): DocumentTemplate {
  const positions = document && documentSource(document);
  const member = document && templateMember(document, pointer, mediaType);
  return {
    mediaType,
    text: member && templateMemberText(member),
    position: member && positions?.memberPosition(member.container, member.key),
    render(input = {}) {
      try {
        return renderWithInput(template, input, method);
      } catch (cause) {
        if (!(cause instanceof TemplateError)) {
          throw cause;
        }
        const { line, column } = cause;
        const position =
          member &&
          (positions?.textPosition?.(member.container, member.key, line, column) ??
            positions?.memberPosition(member.container, member.key));
        throw new TemplateFailure(cause, { templates: pointer, mediaType }, position);
      }
    },
  };
}
