import { isGatewayError } from '../../errors.js';
import { chooseRequestTemplate } from '../../execute/integration-request/request-template.js';
import { oneLine } from '../../execute/log/one-line.js';
import { chooseResponseTemplate } from '../../execute/payload/response-template.js';
import type {
  Integration,
  IntegrationResponse,
  MappedIntegration,
} from '../../model/integration.js';
import type { DocumentPlaces } from '../output/places.js';

/** The media types that choose the templates of a request and of its response. */
export interface MediaTypes {
  readonly contentType: string;
  readonly accept: string;
}

/** What is called, with what, and what becomes of the response. */
export function integrationLines(
  integration: Integration,
  { contentType, accept }: MediaTypes,
  places: DocumentPlaces,
): readonly string[] {
  const { type, httpMethod, uri, pointer, requestParameters, timeoutInMillis } = integration;
  return [
    `Integration: ${type}${places.at(pointer)}`,
    ...(uri === undefined
      ? []
      : [`  ${httpMethod === undefined ? '' : `${httpMethod} `}${oneLine(uri.text)}`]),
    ...(type === 'MOCK' ? [] : [`  timeout: ${timeoutInMillis} ms`]),
    ...requestParameters.map(
      ({ location, name, source }) =>
        `  integration.request.${location}.${oneLine(name)} ← ${oneLine(source.expression)}`,
    ),
    ...('requestTemplates' in integration
      ? [
          ...requestTemplateLines(integration, contentType, places),
          'Integration responses:',
          ...integration.integrationResponses.flatMap((response) =>
            responseLines(response, accept, places),
          ),
        ]
      : ['  the body, and the response, pass through unchanged']),
  ];
}

function requestTemplateLines(
  integration: MappedIntegration,
  contentType: string,
  places: DocumentPlaces,
): readonly string[] {
  const { requestTemplates, passthroughBehavior, pointer } = integration;
  try {
    if (chooseRequestTemplate(integration, contentType) === undefined) {
      return [
        `  request template: none for ${contentType}, so the body passes through (passthroughBehavior ${passthroughBehavior})`,
      ];
    }
  } catch (cause) {
    if (!isGatewayError(cause)) {
      throw cause;
    }
    return [
      `  request template: none for ${contentType}, so the client gets ${cause.statusCode} (passthroughBehavior ${passthroughBehavior})`,
    ];
  }
  const type = requestTemplates.has(contentType) ? contentType : '$default';
  const key = places.keyLike(type, pointer, 'requestTemplates');
  return [
    `  request template: ${type}, for ${contentType}${places.at(pointer, 'requestTemplates', key)}`,
    ...quoted(places.value(pointer, 'requestTemplates', key)),
  ];
}

function responseLines(
  {
    selectionPattern,
    statusCode,
    responseParameters,
    responseTemplates,
    pointer,
  }: IntegrationResponse,
  accept: string,
  places: DocumentPlaces,
): readonly string[] {
  const when =
    selectionPattern === 'default'
      ? 'otherwise'
      : `if the status matches ${oneLine(selectionPattern.text)}`;
  const template = chooseResponseTemplate(responseTemplates, accept);
  const type = [...responseTemplates].find(
    ([key, one]) => one === template && (key === accept || !responseTemplates.has(accept)),
  )?.[0];
  const key = type && places.keyLike(type, pointer, 'responseTemplates');
  return [
    `  ${statusCode} ${when}${places.at(pointer)}`,
    ...responseParameters.map(
      ({ name, source }) =>
        `    method.response.header.${oneLine(name)} ← ${oneLine(source.expression)}`,
    ),
    ...(key === undefined
      ? ['    response template: none, so the body passes through']
      : [
          `    response template: ${key}, for ${accept}${places.at(pointer, 'responseTemplates', key)}`,
          ...quoted(places.value(pointer, 'responseTemplates', key)).map((line) => `  ${line}`),
        ]),
  ];
}

const MOST_LINES = 20;

/** The text of a template, indented. */
function quoted(template: unknown): readonly string[] {
  const text = typeof template === 'string' ? template : (JSON.stringify(template) ?? '');
  const lines = text.trimEnd().split('\n');
  const shown = lines.slice(0, MOST_LINES).map((line) => `    │ ${oneLine(line.slice(0, 200))}`);
  const more = lines.length - MOST_LINES;
  return more > 0 ? [...shown, `    │ … ${more} more lines`] : shown;
}
