import { wordOf } from '../../checks/document-values.js';
import { nearestOf } from '../../checks/nearest.js';
import {
  INTEGRATION_SETTINGS,
  KEYWORDS,
  TLS_SETTINGS,
} from '../../model/document/extension-words.js';

import {
  INTEGRATION_TYPES,
  type Integration,
  type IntegrationType,
  isProxyType,
  type MappedIntegration,
} from '../../model/integration.js';

import type { Cursor } from '../document/cursor.js';
import { warnOfUnknownKeys } from '../document/known-keys.js';
import type { ImportScope } from '../import-scope.js';
import { readTemplates } from '../mappings/templates.js';

import { readCacheKey } from './cache-key.js';
import { IMPORT_RULES } from './import-rules.js';
import { calledByArn } from './integration-arn.js';
import { readIntegrationResponses } from './integration-responses.js';
import { readCommonSettings } from './integration-settings.js';
import { readIntegrationUri, warnOfUnfilled } from './integration-uri.js';
import { type IntegratedMethod, readRequestParameters } from './request-parameters.js';

const TYPES = Object.keys(INTEGRATION_TYPES) as IntegrationType[];

/**
 * Reads `x-amazon-apigateway-integration`. Keywords are case-insensitive: AWS's samples contain both
 * "http_proxy" and "AWS".
 * AWS: "x-amazon-apigateway-integration object".
 */
export function readIntegration(
  cursor: Cursor,
  method: IntegratedMethod,
  scope: ImportScope,
): Integration | undefined {
  cursor.members();
  warnOfUnknownKeys(cursor, INTEGRATION_SETTINGS, 'an integration');
  warnOfUnknownKeys(cursor.at('tlsConfig'), TLS_SETTINGS, '"tlsConfig"');
  const type = readType(cursor);
  if (type === undefined) {
    // Report the other mistakes together with this one.
    readSettings(cursor, likelyType(cursor), method, scope);
    return undefined;
  }
  const read = (): Integration => readSettings(cursor, type, method, scope);
  return IMPORT_RULES[type].toleratesUnexpanded ? cursor.unlessUnexpanded(read) : read();
}

function readSettings(
  cursor: Cursor,
  type: IntegrationType,
  method: IntegratedMethod,
  scope: ImportScope,
): Integration {
  const requestParameters = readRequestParameters(cursor.at('requestParameters'), method);
  const uri = readIntegrationUri(cursor, type, requestParameters, scope.stageVariables);
  const called = calledByArn(cursor, type, uri, scope);
  if (called.awsService !== undefined) {
    warnOfUnfilled(cursor.at('uri'), called.awsService.target, requestParameters);
  }
  const settings = {
    pointer: cursor.pointer,
    httpMethod: readHttpMethod(cursor, type),
    uri,
    ...called,
    requestParameters,
    ...readCommonSettings(cursor, type, scope.stageVariables),
    ...readCacheKey(cursor, method, requestParameters),
  } as const;
  const mapsBody = requestParameters.some(({ source }) => source.readsBody);
  if (isProxyType(type)) {
    warnOfUnusedMappings(cursor);
    const mappedHeaders = new Set(
      requestParameters
        .filter(({ location }) => location === 'header')
        .map(({ name }) => name.toLowerCase()),
    );
    return Object.freeze({ ...settings, type, readsBody: mapsBody, mappedHeaders });
  }
  const mappings = readMappingSettings(cursor, type, method, scope);
  const readsBody = mapsBody || mappings.requestTemplates.size > 0;
  return Object.freeze({ ...settings, ...mappings, type, readsBody });
}

function readType(cursor: Cursor): IntegrationType | undefined {
  const type = cursor.at('type');
  if (!type.exists) {
    cursor.error(
      'INVALID_VALUE',
      'An integration needs a "type": http, http_proxy, aws, aws_proxy or mock',
    );
  }
  return type.oneOf(...TYPES);
}

/** The type as which an integration of unknown type is checked: the nearest, or one with few requirements. */
function likelyType(cursor: Cursor): IntegrationType {
  const nearest = nearestOf(wordOf(cursor.place('type').value).trim(), TYPES);
  if (nearest !== undefined) {
    return nearest as IntegrationType;
  }
  return cursor.has('responses') ? 'MOCK' : 'AWS_PROXY';
}

function readHttpMethod(cursor: Cursor, type: IntegrationType): string | undefined {
  const requirement = IMPORT_RULES[type].httpMethod;
  if (requirement === 'ignored') {
    return undefined;
  }
  const httpMethod = cursor.at('httpMethod');
  if (httpMethod.exists && httpMethod.value !== '') {
    return httpMethod.oneOf(...KEYWORDS.httpMethod);
  }
  if (requirement === 'required') {
    cursor.error(
      'INVALID_VALUE',
      `Enumeration value for HttpMethod must be non-empty: an integration of type ${type.toLowerCase()} needs "httpMethod", which may be "ANY" to send the client's method`,
    );
  }
  return undefined;
}

function readMappingSettings(
  cursor: Cursor,
  type: MappedIntegration['type'],
  method: IntegratedMethod,
  scope: ImportScope,
): Pick<MappedIntegration, 'requestTemplates' | 'passthroughBehavior' | 'integrationResponses'> {
  const compile = scope.compileTemplate;
  return {
    requestTemplates: readTemplates(
      cursor.at('requestTemplates'),
      compile,
      IMPORT_RULES[type].allowsObjectTemplates,
    ),
    passthroughBehavior:
      cursor.at('passthroughBehavior').oneOf(...KEYWORDS.passthroughBehavior) ?? 'WHEN_NO_MATCH',
    integrationResponses: readIntegrationResponses(cursor, method.methodResponses, compile),
  };
}

/** Warns about templates and response mappings, which have no effect in a proxy integration. */
function warnOfUnusedMappings(cursor: Cursor): void {
  const responses = cursor.place('responses');
  const unused = [
    cursor.place('requestTemplates'),
    ...responses
      .keys()
      .flatMap((key) => [
        responses.place(key).place('responseParameters'),
        responses.place(key).place('responseTemplates'),
      ]),
  ].find((settings) => settings.keys().length > 0);
  unused?.warnOnce(
    'IGNORED_SETTING',
    'Templates and response mappings have no effect in a proxy integration, which passes everything through: remove them, or use the type http or aws',
  );
}
