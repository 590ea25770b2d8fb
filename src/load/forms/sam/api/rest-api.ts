import { isObject } from '../../../../checks/document-values.js';
import type { Drafts } from '../document/drafts.js';
import { child, type Entry, isTruthy, type Made, ownValue } from '../document/entry.js';
import type { SamApi, SamTranslation } from '../translation.js';
import { bodyLocation } from './definition.js';

/** Properties of the REST API that are not written into the definition. */
const REST_API_PROPERTIES = [
  'Name',
  'Description',
  'BinaryMediaTypes',
  'MinimumCompressionSize',
  'ApiKeySourceType',
  'Policy',
  'SecurityPolicy',
  'EndpointAccessMode',
  'FailOnWarnings',
  'Mode',
];

/** Adds the REST API of an `AWS::Serverless::Api`. */
export function addRestApi(api: SamApi, translation: SamTranslation): void {
  const { drafts } = translation;
  const { place, properties, document } = api;
  const restApi = drafts.object(place, {});
  for (const name of REST_API_PROPERTIES) {
    if (isTruthy(ownValue(properties.value, name)) || name === 'MinimumCompressionSize') {
      drafts.move(properties.value as object, name, restApi);
    }
  }
  addEndpoint(child(properties, 'EndpointConfiguration'), restApi, translation);
  const uri = child(properties, 'DefinitionUri');
  const body = child(properties, 'DefinitionBody');
  if (document !== undefined) {
    drafts.put(restApi, 'Body', document.root, isTruthy(body.value) ? body : place);
  } else if (isTruthy(uri.value)) {
    drafts.put(restApi, 'BodyS3Location', bodyLocation(uri, translation), uri);
  } else {
    drafts.put(restApi, 'Body', body.value, body);
  }
  translation.setResource(api.id, 'AWS::ApiGateway::RestApi', restApi, place, api.condition);
}

function addEndpoint(entry: Entry, restApi: Made, { drafts }: SamTranslation): void {
  if (!isTruthy(entry.value)) {
    return;
  }
  const type = child(entry, 'Type');
  const named = isObject(entry.value) && isTruthy(type.value);
  const value = named ? type.value : entry.value;
  const configuration = drafts.object(entry, { Types: drafts.list(entry, [value]) });
  if (named) {
    drafts.move(entry.value as object, 'VPCEndpointIds', configuration, 'VpcEndpointIds');
    drafts.move(entry.value as object, 'VpcEndpointIds', configuration);
    drafts.move(entry.value as object, 'IpAddressType', configuration);
  }
  drafts.put(restApi, 'EndpointConfiguration', configuration, entry);
  const parameters = drafts.object(entry, { endpointConfigurationTypes: value });
  drafts.put(restApi, 'Parameters', parameters, entry);
}

/** A value in which `~1` is replaced, also within functions. */
function withSlashes(source: object, drafts: Drafts): unknown {
  const copies = new Map<object, unknown>();
  const copied = (value: unknown): unknown => {
    if (typeof value === 'string') {
      return value.replaceAll('~1', '/');
    }
    if (typeof value !== 'object' || value === null) {
      return value;
    }
    if (!copies.has(value)) {
      const copy = Array.isArray(value) ? drafts.concat(value) : drafts.copy(value);
      copies.set(value, copy);
      for (const [key, member] of Object.entries(copy)) {
        (copy as Made)[key] = copied(member);
      }
    }
    return copies.get(value);
  };
  return copied(source);
}

/** Writes `BinaryMediaTypes` into the definition, where `~1` stands for a slash. */
export function addBinaryMediaTypes(
  { properties, document }: SamApi,
  { drafts }: SamTranslation,
): void {
  const entry = child(properties, 'BinaryMediaTypes');
  if (document === undefined || !Array.isArray(entry.value) || entry.value.length === 0) {
    return;
  }
  const list = withSlashes(entry.value, drafts);
  drafts.put(document.root, 'x-amazon-apigateway-binary-media-types', list, entry);
}
