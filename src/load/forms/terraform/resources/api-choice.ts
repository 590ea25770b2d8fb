import { quote } from '../../../../checks/document-values.js';
import type { LoadContext } from '../../../load-context.js';
import { attributePlace, idOf, type TerraformResource } from '../terraform-resource.js';
import { textAt } from './attributes.js';
import { reportDangling } from './dangling.js';

/** A REST API with the resources that belong to it. */
export interface ChosenApi {
  readonly id: string;
  /** `undefined` for an API that is made elsewhere. */
  readonly restApi: TerraformResource | undefined;
  /** What has its id as `rest_api_id`. */
  readonly members: readonly TerraformResource[];
}

/** The REST API to load: the only one, or the one that the option `api` names. */
export function chooseApi(
  resources: readonly TerraformResource[],
  context: LoadContext,
): ChosenApi {
  for (const resource of resources) {
    const reason = resource.dangling.get('rest_api_id');
    if (reason !== undefined) {
      reportDangling(resource, 'rest_api_id', reason, context);
    }
  }
  const apis = apisIn(resources.filter(({ dangling }) => !dangling.has('rest_api_id')));
  const { api: wanted } = context.settings;
  if (wanted !== undefined) {
    const found = apis.find((api) => namesOf(api).includes(wanted));
    return found ?? failWithout(wanted, apis, context);
  }
  const complete = apis.filter(hasMethods);
  const candidates = complete.length === 0 ? apis : complete;
  const [first] = candidates;
  if (first === undefined) {
    return failWithoutApi(resources, context);
  }
  if (candidates.length > 1) {
    const message = `The file has ${candidates.length} REST APIs: choose one with the option api, ${listOf(candidates)}`;
    return context.fail('INVALID_DOCUMENT', message, placeOf(first));
  }
  return first;
}

const REST_API = 'aws_api_gateway_rest_api';

function apisIn(resources: readonly TerraformResource[]): readonly ChosenApi[] {
  const restApis = resources.filter(({ type }) => type === REST_API);
  const byId = new Map<
    string,
    { restApi: TerraformResource | undefined; members: TerraformResource[] }
  >();
  for (const restApi of restApis) {
    byId.set(idOf(restApi), { restApi, members: [] });
  }
  for (const resource of resources) {
    const id = resource.mode === 'managed' ? textAt(resource.values, 'rest_api_id') : undefined;
    if (id === undefined || !resource.type.startsWith('aws_api_gateway_')) {
      continue;
    }
    const api = byId.get(id);
    if (api === undefined) {
      byId.set(id, { restApi: undefined, members: [resource] });
    } else {
      api.members.push(resource);
    }
  }
  return [...byId].map(([id, api]) => ({ id, ...api }));
}

function hasMethods({ restApi, members }: ChosenApi): boolean {
  return (
    (restApi !== undefined && textAt(restApi.values, 'body') !== undefined) ||
    members.some(({ type, values }) => type === 'aws_api_gateway_method' || textAt(values, 'body'))
  );
}

/** What the option `api` may be for an API. */
function namesOf({ id, restApi }: ChosenApi): readonly string[] {
  const name = restApi && textAt(restApi.values, 'name');
  const written = id.replace(/^\$\{(.*)\}$/s, '$1');
  const addresses = restApi === undefined ? [written] : [restApi.address, restApi.name];
  return [...addresses, id, ...(name === undefined ? [] : [name])];
}

function listOf(apis: readonly ChosenApi[]): string {
  const listed = apis.slice(0, 20).map((api) => quote(namesOf(api)[0] ?? ''));
  return `${listed.join(' or ')}${apis.length > listed.length ? ' or another' : ''}`;
}

function placeOf({ restApi, members: [member] }: ChosenApi) {
  return restApi?.place ?? (member && attributePlace(member, 'rest_api_id'));
}

function failWithout(wanted: string, apis: readonly ChosenApi[], context: LoadContext): never {
  const others = apis.length === 0 ? 'it has none' : `it has ${listOf(apis)}`;
  const message = `The file has no REST API ${quote(wanted)}, which the option api asks for: ${others}`;
  return context.fail('INVALID_DOCUMENT', message, apis[0] && placeOf(apis[0]));
}

function failWithoutApi(resources: readonly TerraformResource[], context: LoadContext): never {
  const httpApi = resources.find(({ type }) => type === 'aws_apigatewayv2_api');
  if (httpApi !== undefined) {
    const message = `${httpApi.address} is an HTTP API or a WebSocket API (API Gateway V2), but only REST APIs are supported`;
    return context.fail('UNSUPPORTED_DOCUMENT', message, httpApi.place);
  }
  const message =
    'There is no REST API in this Terraform configuration: load the folder, plan or state that has its aws_api_gateway_rest_api';
  return context.fail('INVALID_DOCUMENT', message, resources[0]?.place);
}
