import { integerOf, isObject, quote } from '../../../checks/document-values.js';
import { Draft, draftList } from '../../source/draft.js';
import { copyModel } from './model-schema.js';
import { anyMember, flagOf, membersOf, type RestApiDraft, textIn } from './rest-api-draft.js';
import type { ControlPlaneResource } from './rest-api-parts.js';

/** Writes what the resource of the API itself says. */
export function writeRestApi(draft: RestApiDraft, restApi: ControlPlaneResource): void {
  const origin = anyMember(restApi);
  const info = draft.root.inside('info', origin);
  for (const [key, target] of [
    ['name', 'title'],
    ['description', 'description'],
  ] as const) {
    if (textIn(restApi, key) !== undefined) {
      info.take(restApi, key, target);
    }
  }
  if (textIn(restApi, 'apiKeySource') !== undefined) {
    draft.root.take(restApi, 'apiKeySource', 'x-amazon-apigateway-api-key-source');
  }
  writeCompression(draft, restApi);
  writeBinaryMediaTypes(draft, restApi);
  const policy = draft.objectIn(restApi, 'policy');
  if (policy !== undefined) {
    const from = { container: restApi, key: 'policy' };
    draft.root.put('x-amazon-apigateway-policy', policy, from);
  }
  writeEndpointConfiguration(draft, restApi);
}

/** Terraform writes `-1` for an API without compression. */
function writeCompression({ root }: RestApiDraft, restApi: ControlPlaneResource): void {
  const key = 'minimumCompressionSize';
  if (restApi[key] === undefined || restApi[key] === null || restApi[key] === '') {
    return;
  }
  const size = integerOf(restApi[key]);
  if (size === undefined || size >= 0) {
    const from = { container: restApi, key };
    root.put('x-amazon-apigateway-minimum-compression-size', size ?? restApi[key], from);
  }
}

/** The types of the resource are added to those of the body. `~1` stands for a slash, as in patches. */
function writeBinaryMediaTypes(
  { root, sources }: RestApiDraft,
  restApi: ControlPlaneResource,
): void {
  const list = restApi.binaryMediaTypes;
  if (!Array.isArray(list) || list.length === 0) {
    return;
  }
  const key = 'x-amazon-apigateway-binary-media-types';
  const known = root.object[key];
  const types = [...(Array.isArray(known) ? entriesOf(known) : []), ...entriesOf(list)];
  const seen = new Set<unknown>();
  const merged = types.filter(([type]) => !seen.has(type) && seen.add(type));
  root.put(key, draftList(merged, sources), { container: restApi, key: 'binaryMediaTypes' });
}

function entriesOf(list: readonly unknown[]) {
  return list.map((type, index) => {
    const text = typeof type === 'string' ? type.replaceAll('~1', '/') : type;
    return [text, { container: list, key: String(index) }] as const;
  });
}

/** What of the endpoint a document can hold: not its type. */
function writeEndpointConfiguration(draft: RestApiDraft, restApi: ControlPlaneResource): void {
  const configuration = new Draft(draft.sources);
  if (flagOf(restApi.disableExecuteApiEndpoint) === true) {
    const from = { container: restApi, key: 'disableExecuteApiEndpoint' };
    configuration.put('disableExecuteApiEndpoint', true, from);
  }
  const { endpointConfiguration } = restApi;
  if (isObject(endpointConfiguration)) {
    const { vpcEndpointIds } = endpointConfiguration;
    if (Array.isArray(vpcEndpointIds) && vpcEndpointIds.length > 0) {
      configuration.take(endpointConfiguration, 'vpcEndpointIds');
    }
  }
  if (configuration.size === 0) {
    return;
  }
  const origin = anyMember(restApi);
  const key = 'x-amazon-apigateway-endpoint-configuration';
  if (draft.isSwagger2) {
    draft.root.put(key, configuration.object, origin);
    return;
  }
  const { servers } = draft.root.object;
  const [first, ...others] = Array.isArray(servers) ? entriesOf(servers) : [];
  const server = Draft.of(isObject(first?.[0]) ? first[0] : {}, draft.sources);
  if (!server.has('url')) {
    server.put('url', '/', origin);
  }
  server.put(key, configuration.object, origin);
  const list = [[server.object, first?.[1] ?? origin] as const, ...others];
  draft.root.put('servers', draftList(list, draft.sources), origin);
}

/** Writes models; a model with the name of one in the body replaces it. */
export function writeModels(draft: RestApiDraft, models: readonly ControlPlaneResource[]): void {
  const written = new Set<string>();
  for (const model of models) {
    const origin = { container: model, key: 'name' };
    const wanted = textIn(model, 'name') ?? 'Model';
    const schemas = draft.models(origin);
    const name = written.has(wanted) ? draft.freeName(schemas, wanted) : wanted;
    if (name !== wanted) {
      const message = `Two models are called ${quote(wanted)}, which API Gateway refuses: this one is called ${quote(name)} here, so rename it`;
      draft.warn('DUPLICATE_KEY', message, origin);
    }
    written.add(name);
    const schema = draft.objectIn(model, 'schema') ?? {};
    const copy = copyModel(schema, `${draft.modelReference}${name}`, draft);
    schemas.put(name, copy, { container: model, key: 'schema' });
  }
}

/** Writes the models that every API has, if a method refers to them and the file defines none of that name. */
export function writeBuiltInModels(draft: RestApiDraft, used: ReadonlySet<string>): void {
  for (const [name, schema] of BUILT_IN_MODELS) {
    if (!used.has(name)) {
      continue;
    }
    const schemas = draft.models(anyMember(draft.root.object));
    if (!schemas.has(name)) {
      schemas.put(name, structuredClone(schema), anyMember(draft.root.object));
    }
  }
}

/** The models that API Gateway creates with an API. AWS: "Data models for REST APIs". */
const BUILT_IN_MODELS: readonly (readonly [name: string, schema: object])[] = [
  ['Empty', { title: 'Empty Schema', type: 'object' }],
  ['Error', { title: 'Error Schema', type: 'object', properties: { message: { type: 'string' } } }],
];

/** Writes gateway responses; one of a type that the body has replaces it. */
export function writeGatewayResponses(
  draft: RestApiDraft,
  responses: readonly ControlPlaneResource[],
): void {
  const written = new Set<string>();
  for (const response of responses) {
    const origin = { container: response, key: 'responseType' };
    const type = textIn(response, 'responseType');
    if (type === undefined) {
      draft.error('INVALID_VALUE', 'A gateway response needs a "responseType"', origin);
      continue;
    }
    if (written.has(type)) {
      const message = `The gateway response ${type} is defined twice: the last one applies, so remove the other`;
      draft.warn('DUPLICATE_KEY', message, origin);
    }
    written.add(type);
    const made = new Draft(draft.sources);
    if (textIn(response, 'statusCode') !== undefined) {
      const from = { container: response, key: 'statusCode' };
      made.put('statusCode', String(response.statusCode), from);
    }
    for (const key of ['responseParameters', 'responseTemplates']) {
      if (membersOf(response[key]).length > 0) {
        made.take(response, key);
      }
    }
    draft.extension('gateway-responses', origin).put(type, made.object, origin);
  }
}
