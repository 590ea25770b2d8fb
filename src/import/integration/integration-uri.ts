import { quote } from '../../checks/document-values.js';
import { fillStageVariables } from '../../mapping/stage-variables.js';
import { compileUri } from '../../mapping/uri.js';
import { INTEGRATION_TYPES, type IntegrationType } from '../../model/integration.js';
import type { RequestParameterMapping, UriTemplate } from '../../model/mapping.js';
import type { Cursor } from '../document/cursor.js';
import { readArn } from './integration-arn.js';
import { REPLACED_WITH_NOTHING, warnOfMissingVariables } from './missing-variables.js';

/**
 * Reads the URI of an integration. An HTTP URL is compiled, which fixes its origin; an ARN is kept as
 * it is for the functions in the option `backends`.
 */
export function readIntegrationUri(
  integration: Cursor,
  type: IntegrationType,
  mappings: readonly RequestParameterMapping[],
  stageVariables: ReadonlyMap<string, string>,
): UriTemplate | undefined {
  switch (INTEGRATION_TYPES[type].endpoint) {
    case 'URL':
      return readUrl(integration, integration.at('uri'), mappings, stageVariables);
    case 'ARN':
      return readArn(integration, type, stageVariables);
    case undefined:
      return undefined;
  }
}

function readUrl(
  integration: Cursor,
  cursor: Cursor,
  mappings: readonly RequestParameterMapping[],
  stageVariables: ReadonlyMap<string, string>,
): UriTemplate | undefined {
  if (!cursor.exists) {
    integration.error(
      'INVALID_URI',
      'Invalid HTTP endpoint specified for URI: the integration needs a "uri"',
    );
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
      `${unbraced} is not replaced in a URI: write \${${unbraced.slice(1)}}`,
    );
  }
  warnOfUnfilled(cursor, uri, filled);
  return uri;
}

/** Warns about the variables of a URI that no mapping fills. */
export function warnOfUnfilled(
  cursor: Cursor,
  { variables }: Pick<UriTemplate, 'variables'>,
  mappings: readonly RequestParameterMapping[],
): void {
  for (const name of variables) {
    if (!mappings.some((mapping) => mapping.location === 'path' && mapping.name === name)) {
      cursor.warn(
        'UNFILLED_URI_VARIABLE',
        `No mapping fills {${name}}, so it is sent to the backend literally: map "integration.request.path.${name}" in "requestParameters"`,
      );
    }
  }
}

/** Warns about stage variables that are missing, or that do not result in a valid URL. */
function checkStageVariables(
  cursor: Cursor,
  text: string,
  { origin }: UriTemplate,
  stageVariables: ReadonlyMap<string, string>,
): void {
  const effect =
    origin === undefined ? 'the method responds with 500, as on AWS' : REPLACED_WITH_NOTHING;
  const missing = warnOfMissingVariables(cursor, text, stageVariables, effect);
  if (missing.length > 0) {
    return;
  }
  const address = fillStageVariables(text, stageVariables);
  const [, path = ''] = /^https?:\/\/[^/?#]*([^?#]*)/i.exec(address) ?? [];
  if (origin === undefined || /^https?:\/\/https?:/i.test(address)) {
    cursor.warn(
      'INVALID_URI',
      `With the stage variables the URI is ${quote(address)}, which is not a valid URL, so the method responds with 500, as on AWS: correct the option "stageVariables"`,
    );
  } else if (path.includes('//') && !text.replace(/^https?:\/\//i, '').includes('//')) {
    cursor.warn(
      'INVALID_URI',
      `With the stage variables the path is ${quote(path)}, which contains "//": remove the "/" at the end of the stage variable`,
    );
  }
}

/** The values of mappings from literals and stage variables, which are known at import. */
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
