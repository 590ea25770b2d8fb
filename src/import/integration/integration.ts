import { wordOf } from '../../checks/document-values.js';
import { nearestOf } from '../../checks/nearest.js';
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
import type { IntegratedMethod } from './integrated-method.js';
import { readRequestParameters } from './request-parameters.js';
import { readIntegrationResponses } from './responses.js';
import { readCommonSettings } from './settings.js';
import { readIntegrationUri } from './uri.js';

const TYPES = Object.keys(INTEGRATION_TYPES) as IntegrationType[];

const SETTINGS = [
  'type',
  'uri',
  'httpMethod',
  'requestParameters',
  'requestTemplates',
  'passthroughBehavior',
  'contentHandling',
  'responses',
  'timeoutInMillis',
  'connectionType',
  'connectionId',
  'credentials',
  'cacheNamespace',
  'cacheKeyParameters',
  'tlsConfig',
  'payloadFormatVersion',
  'responseTransferMode',
  'integrationTarget',
  // The guide's own sample spells it so.
  'integration-target',
];

/**
 * Reads `x-amazon-apigateway-integration`. Words may be in any letter case: AWS's own
 * samples write "http_proxy" and "AWS".
 * AWS: "x-amazon-apigateway-integration object".
 */
export function readIntegration(
  cursor: Cursor,
  method: IntegratedMethod,
  scope: ImportScope,
): Integration | undefined {
  cursor.members();
  warnOfUnknownKeys(cursor, SETTINGS, 'an integration');
  warnOfUnknownKeys(cursor.at('tlsConfig'), ['insecureSkipVerification'], '"tlsConfig"');
  const type = readType(cursor);
  if (type === undefined) {
    // The other mistakes are told together with this one.
    readSettings(cursor, likelyType(cursor), method, scope);
    return undefined;
  }
  const read = (): Integration => readSettings(cursor, type, method, scope);
  // What calls AWS is for the caller's own backend: unrendered, it must not stop the rest.
  return INTEGRATION_TYPES[type].endpoint === 'ARN' ? cursor.unlessUnexpanded(read) : read();
}

function readSettings(
  cursor: Cursor,
  type: Integration['type'],
  method: IntegratedMethod,
  scope: ImportScope,
): Integration {
  const requestParameters = readRequestParameters(cursor.at('requestParameters'), method);
  const settings = {
    pointer: cursor.pointer,
    httpMethod: readHttpMethod(cursor, type),
    uri: readIntegrationUri(cursor, type, requestParameters, scope.stageVariables),
    requestParameters,
    ...readCommonSettings(cursor, type, scope.stageVariables),
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

function readType(cursor: Cursor): Integration['type'] | undefined {
  const type = cursor.at('type');
  if (!type.exists) {
    cursor.error(
      'INVALID_VALUE',
      'An integration needs a type: http, http_proxy, aws, aws_proxy or mock',
    );
  }
  return type.oneOf(...TYPES);
}

/** What an integration without a known type can be checked as, with the fewest demands. */
function likelyType(cursor: Cursor): Integration['type'] {
  const nearest = nearestOf(wordOf(cursor.place('type').value).trim(), TYPES);
  if (nearest !== undefined) {
    return nearest as Integration['type'];
  }
  return cursor.has('responses') ? 'MOCK' : 'AWS_PROXY';
}

/** A mock may name a method; nothing is sent, so it does not matter which. */
function readHttpMethod(cursor: Cursor, type: Integration['type']): string | undefined {
  if (INTEGRATION_TYPES[type].endpoint === undefined) {
    return undefined;
  }
  const httpMethod = cursor.at('httpMethod');
  if (httpMethod.exists && httpMethod.value !== '') {
    return httpMethod.oneOf('ANY', 'DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT');
  }
  if (type !== 'AWS_PROXY') {
    cursor.error(
      'INVALID_VALUE',
      `Enumeration value for HttpMethod must be non-empty: an integration of type ${type.toLowerCase()} needs "httpMethod", where "ANY" is the client's own`,
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
      INTEGRATION_TYPES[type].endpoint === undefined,
    ),
    passthroughBehavior:
      cursor.at('passthroughBehavior').oneOf('WHEN_NO_MATCH', 'WHEN_NO_TEMPLATES', 'NEVER') ??
      'WHEN_NO_MATCH',
    integrationResponses: readIntegrationResponses(cursor, method.methodResponses, compile),
  };
}

/** Proxy integrations pass body, status and headers through, whatever mappings stand beside. */
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
    'Proxy integrations pass everything through: templates and response mappings have no effect',
  );
}
