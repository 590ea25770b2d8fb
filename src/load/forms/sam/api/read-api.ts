import { describe, isObject, quote, wordOf } from '../../../../checks/document-values.js';
import { checkNames } from '../check-names.js';
import { EditableDocument, isVersion3 } from '../document/editable-document.js';
import { child, children, type Entry, isTruthy, ownValue } from '../document/entry.js';
import { type ApiEvent, IMPLICIT_API, resourceType } from '../events/api-event.js';
import { skeleton } from '../events/skeleton.js';
import type { Globals } from '../globals/globals.js';
import { withParameters } from '../parameters.js';
import type { SamApi, SamTranslation } from '../translation.js';
import { isDefinition, versionText } from './definition.js';

const API_PROPERTIES = [
  'Name',
  'StageName',
  'Tags',
  'MergeDefinitions',
  'DefinitionBody',
  'DefinitionUri',
  'CacheClusterEnabled',
  'CacheClusterSize',
  'Variables',
  'EndpointConfiguration',
  'MethodSettings',
  'BinaryMediaTypes',
  'MinimumCompressionSize',
  'Cors',
  'Auth',
  'GatewayResponses',
  'AccessLogSetting',
  'CanarySetting',
  'TracingEnabled',
  'OpenApiVersion',
  'Models',
  'Domain',
  'FailOnWarnings',
  'Description',
  'Mode',
  'DisableExecuteApiEndpoint',
  'ApiKeySourceType',
  'AlwaysDeploy',
  'Policy',
  'PropagateTags',
  'SecurityPolicy',
  'EndpointAccessMode',
];

/**
 * Reads the APIs of a template. Events without `RestApiId` have an API of their own, which replaces a
 * resource of its name.
 */
export function readApis(
  events: readonly ApiEvent[],
  globals: Globals,
  translation: SamTranslation,
): ReadonlyMap<string, SamApi> {
  const apis = new Map<string, SamApi>();
  const implicit = events.find(({ apiId }) => apiId === undefined);
  for (const resource of children(translation.source)) {
    const replaced = resource.key === IMPLICIT_API && implicit !== undefined;
    if (resourceType(resource) === 'AWS::Serverless::Api' && !replaced) {
      apis.set(resource.key, readApi(resource, globals, translation));
    }
  }
  if (implicit !== undefined) {
    apis.set(IMPLICIT_API, implicitApi(implicit.event, globals, translation));
  }
  return apis;
}

function readApi(resource: Entry, globals: Globals, translation: SamTranslation): SamApi {
  const own = child(resource, 'Properties');
  if (own.value !== undefined && own.value !== null && !isObject(own.value)) {
    const message = `"Properties" must be an object, not ${describe(own.value)}`;
    translation.error('INVALID_TYPE', message, own);
  }
  checkNames(children(own), API_PROPERTIES, 'AWS::Serverless::Api', translation);
  const managed =
    !isTruthy(ownValue(own.value, 'DefinitionBody')) &&
    !isTruthy(ownValue(own.value, 'DefinitionUri'));
  const properties = globals.propertiesOf(resource, 'Api');
  const condition = ownValue(resource.value, 'Condition');
  const named = typeof condition === 'string' ? condition : undefined;
  return makeApi(resource.key, resource, properties, managed, named, translation);
}

function implicitApi(place: Entry, globals: Globals, translation: SamTranslation): SamApi {
  const { drafts } = translation;
  const resource = drafts.object(place, {
    Properties: drafts.object(place, { StageName: 'Prod' }),
  });
  const merged = globals.propertiesOf({ ...place, value: resource }, 'Api');
  return makeApi(IMPLICIT_API, place, merged, true, undefined, translation);
}

function makeApi(
  id: string,
  place: Entry,
  properties: Entry,
  managed: boolean,
  condition: string | undefined,
  translation: SamTranslation,
): SamApi {
  const auth = child(properties, 'Auth');
  const types = child(properties, 'BinaryMediaTypes');
  const members = properties.value as Record<string, unknown>;
  if (isTruthy(types.value)) {
    members.BinaryMediaTypes = withParameters(types.value, translation);
  }
  return {
    id,
    place,
    properties,
    auth: { ...auth, value: withParameters(auth.value, translation) },
    managed,
    document: documentOf(place, properties, managed, translation),
    condition,
    conditions: new Map(),
  };
}

function documentOf(
  place: Entry,
  properties: Entry,
  managed: boolean,
  translation: SamTranslation,
): EditableDocument | undefined {
  const { context, drafts, budget } = translation;
  const version = openApiVersion(properties, translation);
  if (managed) {
    const body = skeleton(place, drafts, isVersion3(version) ? version : undefined);
    return new EditableDocument(body, place, drafts, budget);
  }
  const body = child(properties, 'DefinitionBody');
  const merges = isTruthy(ownValue(properties.value, 'MergeDefinitions'));
  if (merges && isObject(body.value) && !isTruthy(body.value.paths)) {
    const message =
      'The SAM translator loses the operations of events if the definition has no paths: add a path to "DefinitionBody", or remove it';
    translation.warn('DIFFERS_FROM_AWS', message, body);
  }
  return isDefinition(body.value, context, merges)
    ? new EditableDocument(body.value as object, body, drafts, budget)
    : undefined;
}

/** `OpenApiVersion` of the properties; the empty text without one. */
function openApiVersion(properties: Entry, translation: SamTranslation): string {
  const entry = child(properties, 'OpenApiVersion');
  if (!isTruthy(entry.value)) {
    return '';
  }
  const resolved = withParameters(entry.value, translation);
  const version =
    resolved === entry.value
      ? versionText(entry.container, entry.key, translation.context)
      : wordOf(resolved);
  if (!/^[23](?:\.\d){0,2}$/.test(version)) {
    const message = `"OpenApiVersion" must have the form "3.0.1", not ${quote(version || describe(entry.value))}`;
    translation.error('INVALID_VALUE', message, entry);
  }
  return version;
}
