import { quote } from '../../checks/document-values.js';
import { compileResponseParameter } from '../../mapping/parameter-mapping.js';
import { compileSelectionPattern } from '../../mapping/selection-pattern.js';
import { EMPTY_TEMPLATE } from '../../mapping/templates/template-engine.js';
import { INTEGRATION_RESPONSE_SETTINGS, KEYWORDS } from '../../model/document/extension-words.js';
import type { IntegrationResponse, SelectionPattern } from '../../model/integration.js';
import type { MappingTemplate, ResponseParameterMapping } from '../../model/mapping.js';
import type { MethodResponse } from '../../model/rest-api.js';
import type { Cursor } from '../document/cursor.js';
import { warnOfUnknownKeys } from '../document/known-keys.js';
import { readStatusCode } from '../document/status-code.js';
import { readMappings } from '../mappings/mapping-entries.js';
import { readTemplates } from '../mappings/templates.js';

type Compile = (text: string) => MappingTemplate;

/**
 * Reads the `responses` of an integration that is not a proxy. Their keys are selection patterns;
 * `default`, or an empty key, applies where no pattern matches.
 * AWS: "x-amazon-apigateway-integration.responses object".
 */
export function readIntegrationResponses(
  integration: Cursor,
  methodResponses: ReadonlyMap<string, MethodResponse>,
  compile: Compile,
): readonly IntegrationResponse[] {
  const responses = integration.at('responses');
  const integrationResponses: IntegrationResponse[] = [];
  let hasDefault = false;
  for (const [key, cursor] of responses.members()) {
    const pattern = readSelectionPattern(cursor, key);
    if (pattern === undefined) {
      continue;
    }
    if (pattern === 'default' && hasDefault) {
      cursor.error(
        'INVALID_SELECTION_PATTERN',
        'Only one integration response can be the default, either "default" or "": remove one of them',
      );
      continue;
    }
    hasDefault ||= pattern === 'default';
    const response = readIntegrationResponse(cursor, pattern, methodResponses, compile);
    if (response !== undefined) {
      integrationResponses.push(response);
    }
  }
  if (!responses.exists || responses.keys().length === 0) {
    integration.warn(
      'MISSING_RESPONSE',
      'The integration has no "responses", so the method always responds with 500: add a "default" response',
    );
  } else if (!hasDefault && !responses.keys().includes('.*')) {
    responses.warn(
      'MISSING_RESPONSE',
      'The integration has no "default" response, so the method responds with 500 where no pattern matches: add one',
    );
  }
  return Object.freeze(integrationResponses);
}

function readSelectionPattern(
  cursor: Cursor,
  key: string,
): SelectionPattern | 'default' | undefined {
  if (key === 'default' || key === '') {
    return 'default';
  }
  return cursor.compile(() => compileSelectionPattern(key));
}

function readIntegrationResponse(
  cursor: Cursor,
  selectionPattern: SelectionPattern | 'default',
  methodResponses: ReadonlyMap<string, MethodResponse>,
  compile: Compile,
): IntegrationResponse | undefined {
  warnOfUnknownKeys(cursor, INTEGRATION_RESPONSE_SETTINGS, 'an integration response');
  if (cursor.has('selectionPattern')) {
    cursor
      .place('selectionPattern')
      .warn(
        'IGNORED_SETTING',
        '"selectionPattern" has no effect in a document, neither here nor on AWS: use the pattern as the key of this response',
      );
  }
  if (!cursor.at('statusCode').exists) {
    cursor.error(
      'INVALID_VALUE',
      'An integration response needs the "statusCode" of a method response',
    );
    return undefined;
  }
  const statusCode = readStatusCode(cursor.at('statusCode'));
  if (statusCode === undefined) {
    return undefined;
  }
  const methodResponse = methodResponses.get(String(statusCode));
  if (methodResponse === undefined) {
    const has = methodResponses.size === 0 ? 'none' : [...methodResponses.keys()].join(', ');
    cursor
      .at('statusCode')
      .warn(
        'MISSING_RESPONSE',
        `No method response exists for method: add ${statusCode} to the "responses" of the operation (declared: ${has})`,
      );
  }
  return Object.freeze({
    selectionPattern,
    statusCode,
    responseParameters: readResponseParameters(cursor.at('responseParameters'), methodResponse),
    responseTemplates: readTemplates(cursor.at('responseTemplates'), (text) =>
      text === '' ? EMPTY_TEMPLATE : compile(text),
    ),
    contentHandling: cursor.at('contentHandling').oneOf(...KEYWORDS.contentHandling),
    pointer: cursor.pointer,
  });
}

function readResponseParameters(
  map: Cursor,
  methodResponse: MethodResponse | undefined,
): readonly ResponseParameterMapping[] {
  const mappings: ResponseParameterMapping[] = [];
  for (const { target, expression, place } of readMappings(map)) {
    const mapping = place.compile(() => compileResponseParameter(target, expression));
    if (mapping === undefined) {
      continue;
    }
    mappings.push(Object.freeze(mapping));
    if (methodResponse !== undefined) {
      warnOfUndeclaredHeader(place, mapping.name, methodResponse);
    }
  }
  return Object.freeze(mappings);
}

function warnOfUndeclaredHeader(
  place: Cursor,
  name: string,
  { statusCode, headers }: MethodResponse,
): void {
  if (headers.some((header) => header.toLowerCase() === name.toLowerCase())) {
    return;
  }
  const has = headers.length === 0 ? 'none' : headers.join(', ');
  place.warn(
    'UNDECLARED_PARAMETER',
    `Invalid mapping expression parameter specified: method.response.header.${name}; declare the header ${quote(name)} in the response ${statusCode} of the operation (declared: ${has})`,
  );
}
