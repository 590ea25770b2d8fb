import { type DocumentTemplate, templateOf } from '../../core/templates/template-of.js';
import { importRestApi } from '../../import/import-rest-api.js';
import { loadDocument } from '../../load/load-document.js';
import type { TemplateInput } from '../../mapping/templates/render-template.js';
import { createRouter } from '../../router/router.js';
import type { Call } from '../arguments/command.js';
import { loadOptionsOf, stageFor } from '../arguments/document-flags.js';
import { unknownWord } from '../arguments/read-arguments.js';
import { UsageError } from '../arguments/usage-error.js';
import { exactly, fileName } from '../arguments/values.js';

/**
 * Renders a template of a document; an error names the place in the document. PATH is that of a resource, or
 * of a request, whose path parameters the template then gets.
 * @throws UsageError for a template that the document does not have
 */
export function templateInDocument(call: Call): (input: TemplateInput) => string {
  const { file, httpMethod, path, side, status, mediaType } = templateNamed(call);
  const document = loadDocument(file, loadOptionsOf(call));
  const { stageVariables } = stageFor(document, {});
  const found = resourceAt(document, httpMethod, path);
  const templates = templatesOf(document, httpMethod, found.path);
  const where = `${httpMethod.toUpperCase()} ${found.path}`;
  const byType =
    side === 'request' ? templates.request : byStatus(templates.response, status, where);
  const template = chosen(byType, mediaType, `${where} ${side} ${status}`.trim());
  return ({ params, ...input }) =>
    template.render({
      ...input,
      params: { ...params, path: { ...found.parameters, ...params?.path } },
      stageVariables: { ...stageVariables, ...input.stageVariables },
    }).output;
}

interface NamedTemplate {
  readonly file: string;
  readonly httpMethod: string;
  readonly path: string;
  readonly side: string;
  /** The empty string for a request template. */
  readonly status: string;
  readonly mediaType: string | undefined;
}

function templateNamed(call: Call): NamedTemplate {
  const side = call.positionals[3];
  if (side !== undefined && side !== 'request' && side !== 'response') {
    throw unknownWord('template', side, ['request', 'response']);
  }
  const names = ['FILE', 'METHOD', 'PATH', '"request" or "response"'];
  const all = side === 'response' ? [...names, 'STATUS'] : names;
  const rest = call.positionals.slice(all.length);
  const positionals = exactly(
    { ...call, positionals: call.positionals.slice(0, all.length) },
    ...all,
  );
  if (rest.length > 1) {
    throw new UsageError(`${JSON.stringify(rest[1])} is one argument too many`);
  }
  const [file = '', httpMethod = '', path = '', , status = ''] = positionals;
  const [mediaType] = rest;
  return { file: fileName(file), httpMethod, path, side: side ?? '', status, mediaType };
}

function resourceAt(
  document: object,
  httpMethod: string,
  path: string,
): { readonly path: string; readonly parameters: Readonly<Record<string, string>> } {
  const { resources } = importRestApi(document);
  const match = resources.some((resource) => resource.path === path)
    ? undefined
    : createRouter(resources).find(httpMethod.toUpperCase(), path);
  return match === undefined
    ? { path, parameters: {} }
    : { path: match.resource.path, parameters: Object.fromEntries(match.pathParameters) };
}

function templatesOf(
  document: object,
  httpMethod: string,
  path: string,
): ReturnType<typeof templateOf> {
  try {
    return templateOf(document, httpMethod, path);
  } catch (cause) {
    throw cause instanceof TypeError ? new UsageError(cause.message) : cause;
  }
}

type Templates = Readonly<Record<string, DocumentTemplate>>;

function byStatus(
  responses: Readonly<Record<string | number, Templates>>,
  status: string,
  where: string,
): Templates {
  const templates = responses[status];
  if (templates === undefined) {
    const known = Object.keys(responses).join(', ') || 'none';
    throw new UsageError(
      `${where} has no integration response with the status ${status}: its statuses are ${known}`,
    );
  }
  return templates;
}

/** Without a media type, as the gateway chooses for `application/json`. */
function chosen(
  templates: Templates,
  mediaType: string | undefined,
  where: string,
): DocumentTemplate {
  const types = Object.keys(templates);
  const wanted =
    mediaType?.toLowerCase() ??
    ['application/json', '$default'].find((type) => types.includes(type)) ??
    types[0] ??
    '';
  const template = templates[wanted];
  if (template === undefined) {
    throw new UsageError(
      types.length === 0
        ? `${where} has no template`
        : `${where} has no template for ${wanted}: its media types are ${types.join(', ')}`,
    );
  }
  return template;
}
