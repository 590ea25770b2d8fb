import { quote } from '../../checks/document-values.js';
import { compileRequestParameter } from '../../mapping/parameter-mapping.js';
import type { ParameterLocation, RequestParameterMapping } from '../../model/mapping.js';
import type { MethodResponse, PathTemplate, RequestParameter } from '../../model/rest-api.js';
import type { Cursor } from '../document/cursor.js';
import { readMappings } from '../mappings/mapping-entries.js';

/** What reading an integration requires of its method. */
export interface IntegratedMethod {
  readonly httpMethod: string;
  readonly template: PathTemplate;
  readonly requestParameters: readonly RequestParameter[];
  readonly methodResponses: ReadonlyMap<string, MethodResponse>;
}

/**
 * Reads the `requestParameters` of an integration. The method must declare the parameters that they
 * read; the path itself declares its variables.
 */
export function readRequestParameters(
  map: Cursor,
  method: IntegratedMethod,
): readonly RequestParameterMapping[] {
  const mappings: RequestParameterMapping[] = [];
  const { path } = method.template;
  const entries = readMappings(
    map,
    (key, value) =>
      `Invalid format for 'requestParameters'. Expected type string for property '${key}' of resource '${path}' and method '${method.httpMethod}' but got '${value}'`,
  );
  for (const { target, expression, place } of entries) {
    const mapping = place.compile(() => compileRequestParameter(target, expression));
    if (mapping === undefined) {
      continue;
    }
    checkDeclared(place, expression, method);
    mappings.push(Object.freeze(mapping));
  }
  return Object.freeze(mappings);
}

const METHOD_PARAMETER =
  /^method\.request\.(path|querystring|multivaluequerystring|header|multivalueheader)\.(.+)$/s;

function checkDeclared(place: Cursor, expression: string, method: IntegratedMethod): void {
  const [, part = '', name = ''] = METHOD_PARAMETER.exec(expression) ?? [];
  if (part === '') {
    return;
  }
  const location = part.replace('multivalue', '') as ParameterLocation;
  const names = declaredNames(location, method);
  if (names.includes(name)) {
    return;
  }
  const sentence = `Invalid mapping expression parameter specified: ${expression}`;
  const otherCase = names.find((declared) => declared.toLowerCase() === name.toLowerCase());
  if (location === 'header' && otherCase !== undefined) {
    place.warn(
      'DIFFERS_FROM_AWS',
      `API Gateway refuses this mapping with "${sentence}", because the method declares the header as ${quote(otherCase)}: write it in the same letter case`,
    );
    return;
  }
  const has = names.length === 0 ? 'none' : names.join(', ');
  place.error(
    'UNDECLARED_PARAMETER',
    `${sentence}; declare the ${location} parameter ${quote(name)} in the operation (declared: ${has})`,
  );
}

/** The parameters that an operation or its path declares, by name. */
export function declaredNames(
  location: ParameterLocation,
  { requestParameters, template }: IntegratedMethod,
): readonly string[] {
  const declared = requestParameters
    .filter((parameter) => parameter.location === location)
    .map(({ name }) => name);
  return location === 'path' ? [...new Set([...template.parameterNames, ...declared])] : declared;
}
