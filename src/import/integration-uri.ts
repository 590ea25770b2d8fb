import { compileUri, fillStageVariables, nameExpander, variablesOfName } from '../mapping/uri.js';
import type { IntegrationType } from '../model/integration.js';
import type { RequestParameterMapping, UriTemplate } from '../model/mapping.js';
import type { Cursor } from './cursor.js';
import { unexpandedFunction, unexpandedVariable } from './unexpanded.js';

/**
 * Reads the URI of an integration. An address of HTTP is compiled, its origin settled; an ARN of
 * the AWS types is taken as it is, since it is for the caller's own backend only.
 */
export function readIntegrationUri(
  integration: Cursor,
  type: IntegrationType,
  mappings: readonly RequestParameterMapping[],
  stageVariables: ReadonlyMap<string, string>,
): UriTemplate | undefined {
  if (type === 'MOCK') return undefined;
  const cursor = integration.at('uri');
  return type === 'HTTP' || type === 'HTTP_PROXY'
    ? readAddress(integration, cursor, mappings, stageVariables)
    : readResourceName(cursor, stageVariables);
}

function readAddress(
  integration: Cursor,
  cursor: Cursor,
  mappings: readonly RequestParameterMapping[],
  stageVariables: ReadonlyMap<string, string>,
): UriTemplate | undefined {
  if (!cursor.exists) {
    integration.error('INVALID_URI', 'Invalid HTTP endpoint specified for URI: there is no "uri"');
    return undefined;
  }
  const text = cursor.string();
  if (text === undefined) return undefined;
  const unexpanded = unexpandedVariable(text);
  if (unexpanded !== undefined) {
    cursor.error('UNRESOLVED_VARIABLE', unexpanded);
    return undefined;
  }
  const filled = mappings.filter(({ location }) => location === 'path');
  const constants = constantsOf(filled, stageVariables);
  const uri = cursor.compile(() => compileUri(text.trim(), { stageVariables, constants }));
  if (uri === undefined) return undefined;
  if (uri.origin === undefined) {
    cursor.warn(
      'INVALID_URI',
      'The stage variables leave no valid address: the method answers 500, as on AWS, until the option "stageVariables" gives one',
    );
  }
  const unbraced = /\$stageVariables\.\w+/.exec(text)?.[0];
  if (unbraced !== undefined) {
    cursor.warn(
      'INVALID_URI',
      `${unbraced} stays as it is: in a URI, write \${${unbraced.slice(1)}}`,
    );
  }
  for (const name of uri.variables) {
    if (!filled.some((mapping) => mapping.name === name)) {
      cursor.warn(
        'UNFILLED_URI_VARIABLE',
        `Nothing fills {${name}}, so it stays as it is: map "integration.request.path.${name}" in requestParameters`,
      );
    }
  }
  return uri;
}

/** What literals and stage variables fill in, known before any request. */
function constantsOf(
  mappings: readonly RequestParameterMapping[],
  stageVariables: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const constants = new Map<string, string>();
  for (const { name, source } of mappings) {
    if (!source.constant) continue;
    const variable = /^\$?stageVariables\.(.+)$/.exec(source.expression)?.[1];
    constants.set(
      name,
      variable === undefined
        ? source.expression.slice(1, -1)
        : (stageVariables.get(variable) ?? ''),
    );
  }
  return constants;
}

/** An unexpanded ARN matters to nobody but the caller's backend, so it must not stop the rest. */
function readResourceName(
  cursor: Cursor,
  stageVariables: ReadonlyMap<string, string>,
): UriTemplate | undefined {
  const call = unexpandedFunction(cursor.value);
  if (call !== undefined) cursor.warn('UNRESOLVED_VARIABLE', call);
  const text = call === undefined ? cursor.string() : JSON.stringify(cursor.value);
  if (text === undefined) return undefined;
  const unexpanded = call === undefined ? unexpandedVariable(text) : undefined;
  if (unexpanded !== undefined) cursor.warn('UNRESOLVED_VARIABLE', unexpanded);
  const name = fillStageVariables(text, stageVariables);
  return Object.freeze({
    text,
    origin: undefined,
    variables: Object.freeze(variablesOfName(name)),
    expand: nameExpander(name),
  });
}
