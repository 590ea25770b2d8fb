import { quote } from '../../checks/document-values.js';
import { fillStageVariables, stageVariablesIn } from '../../mapping/stage-variables.js';
import { compileUri, nameExpander, variablesOfName } from '../../mapping/uri.js';
import { INTEGRATION_TYPES, type IntegrationType } from '../../model/integration.js';
import type { RequestParameterMapping, UriTemplate } from '../../model/mapping.js';
import { boundedJson } from '../document/bounded-json.js';
import type { Cursor } from '../document/cursor.js';
import { unexpandedFunction } from '../document/unexpanded.js';

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
  const { endpoint } = INTEGRATION_TYPES[type];
  if (endpoint === undefined) {
    return undefined;
  }
  const cursor = integration.at('uri');
  return endpoint === 'URL'
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
  if (text === undefined) {
    return undefined;
  }
  if (cursor.isUnexpanded(text)) {
    return undefined;
  }
  const filled = mappings.filter(({ location }) => location === 'path');
  const constants = constantsOf(filled, stageVariables);
  const uri = cursor.compile(() => compileUri(text.trim(), { stageVariables, constants }));
  if (uri === undefined) {
    return undefined;
  }
  checkStageVariables(cursor, text.trim(), uri, stageVariables);
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

/** Stage variables may be missing, or hold more than their place in the address takes. */
function checkStageVariables(
  cursor: Cursor,
  text: string,
  { origin }: UriTemplate,
  stageVariables: ReadonlyMap<string, string>,
): void {
  const names = stageVariablesIn(text);
  const missing = names.filter((name) => !stageVariables.has(name));
  for (const name of missing) {
    const until =
      origin === undefined
        ? 'the method answers 500, as on AWS, until the option "stageVariables" has it'
        : 'nothing stands in its place, as on AWS, until the option "stageVariables" has it';
    cursor.warnOnce('INVALID_URI', `The stage variable ${quote(name)} is not set: ${until}`);
  }
  if (missing.length > 0) {
    return;
  }
  const address = fillStageVariables(text, stageVariables);
  const [, path = ''] = /^https?:\/\/[^/?#]*([^?#]*)/i.exec(address) ?? [];
  if (origin === undefined || /^https?:\/\/https?:/i.test(address)) {
    cursor.warn(
      'INVALID_URI',
      `The stage variables leave no valid address, ${quote(address)}: the method answers 500, as on AWS, until the option "stageVariables" gives one`,
    );
  } else if (path.includes('//') && !text.replace(/^https?:\/\//i, '').includes('//')) {
    cursor.warn(
      'INVALID_URI',
      `A stage variable ends with "/" where the URI has one: the backend is asked for ${quote(path)}`,
    );
  }
}

/** What literals and stage variables fill in, known before any request. */
function constantsOf(
  mappings: readonly RequestParameterMapping[],
  stageVariables: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const constants = new Map<string, string>();
  for (const { name, source } of mappings) {
    if (!source.constant) {
      continue;
    }
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

/** An unexpanded ARN matters to the caller's backend alone, so it must not stop the rest. */
function readResourceName(
  cursor: Cursor,
  stageVariables: ReadonlyMap<string, string>,
): UriTemplate | undefined {
  const call = unexpandedFunction(cursor.value);
  if (call !== undefined) {
    cursor.warn('UNRESOLVED_VARIABLE', call);
  }
  const text = call === undefined ? cursor.string() : (boundedJson(cursor.value, 10_000) ?? '{}');
  if (text === undefined) {
    return undefined;
  }
  if (call === undefined) {
    cursor.isUnexpanded(text, 'warning');
  }
  const name = fillStageVariables(text, stageVariables);
  return Object.freeze({
    text,
    origin: undefined,
    variables: Object.freeze(variablesOfName(name)),
    expand: nameExpander(name),
  });
}
