import { quote } from '../../checks/document-values.js';
import { didYouMean } from '../../checks/nearest.js';
import { isGatewayResponseType } from '../../errors.js';
import { compileGatewayResponseParameter } from '../../mapping/parameter-mapping.js';
import { compileGatewayResponseTemplate } from '../../mapping/templates/gateway-response-template.js';
import { GATEWAY_RESPONSE_SETTINGS } from '../../model/document/extension-words.js';
import {
  GATEWAY_RESPONSES,
  type GatewayResponse,
  type GatewayResponseType,
} from '../../model/gateway-response.js';
import type { MappingTemplate, ResponseParameterMapping } from '../../model/mapping.js';
import type { Cursor } from '../document/cursor.js';
import { warnOfUnknownKeys } from '../document/known-keys.js';
import { readStatusCode } from '../document/status-code.js';
import { readMappings } from '../mappings/mapping-entries.js';
import { onceForEachText, readTemplates } from '../mappings/templates.js';

/**
 * Reads `x-amazon-apigateway-gateway-responses`: the document's own settings for each type. What a
 * type inherits is determined when it is sent.
 * AWS: "x-amazon-apigateway-gateway-responses object".
 */
export function readGatewayResponses(
  root: Cursor,
): ReadonlyMap<GatewayResponseType, GatewayResponse> {
  const compile = onceForEachText(compileGatewayResponseTemplate);
  const responses = new Map<GatewayResponseType, GatewayResponse>();
  for (const [key, cursor] of root.extension('gateway-responses').members()) {
    const type = key.trim().toUpperCase();
    if (isGatewayResponseType(type)) {
      responses.set(type, readGatewayResponse(type, cursor, compile));
    } else {
      warnOfUnknownType(cursor, key);
    }
  }
  return responses;
}

function readGatewayResponse(
  type: GatewayResponseType,
  cursor: Cursor,
  compile: (text: string) => MappingTemplate,
): GatewayResponse {
  warnOfUnknownKeys(cursor, GATEWAY_RESPONSE_SETTINGS, 'a gateway response');
  const responseParameters: ResponseParameterMapping[] = [];
  for (const { target, expression, place } of readMappings(cursor.at('responseParameters'))) {
    const mapping = place.compile(() => compileGatewayResponseParameter(target, expression));
    if (mapping !== undefined) {
      responseParameters.push(mapping);
    }
  }
  return Object.freeze({
    type,
    statusCode: readStatusCode(cursor.at('statusCode')),
    responseParameters: Object.freeze(responseParameters),
    responseTemplates: readTemplates(cursor.at('responseTemplates'), compile),
  });
}

function warnOfUnknownType(cursor: Cursor, key: string): void {
  const hint = didYouMean(key, Object.keys(GATEWAY_RESPONSES));
  cursor.warn(
    'UNKNOWN_PROPERTY',
    `${quote(key)} is not a gateway response type and was NOT applied${hint}`,
  );
}
