import { wordOf } from '../../../../../checks/document-values.js';
import type { LoadSettings } from '../../../../load-context.js';
import { computedAttribute } from '../../computed-attributes.js';
import { idOf, placeholderOf, rootIdOf, type TerraformResource } from '../../terraform-resource.js';

/**
 * What a reference to an attribute of a resource stands for: the text that it has, or the name of
 * another attribute to go on with; `undefined` for nothing that is wanted.
 */
export type Meaning = { readonly text: string } | { readonly next: string } | undefined;

/** What an unknown attribute can be. */
export interface Wanted {
  /**
   * @param path the attribute that the expression takes of `target`; empty where it takes one that the
   * plan does not name
   */
  readonly meaning: (target: TerraformResource, path: string) => Meaning;
}

/** The attributes that hold what another resource is called by, and how. */
export function wantedBy(
  resource: TerraformResource,
  attribute: string,
  settings: LoadSettings,
): Wanted | undefined {
  const { type } = resource.values;
  if (attribute === 'authorizer_uri' || (attribute === 'uri' && /^AWS/i.test(wordOf(type)))) {
    return { meaning: (target) => functionArn(target, settings) };
  }
  if (attribute === 'connection_id' || attribute === 'credentials') {
    const name = attribute === 'credentials' ? 'arn' : 'id';
    return { meaning: (target, path) => computed(target, path, name, settings) };
  }
  const types = TYPES[attribute];
  return types && { meaning: (target, path) => identity(target, path, attribute, types) };
}

const REST_API: readonly string[] = ['aws_api_gateway_rest_api'];
const RESOURCE: readonly string[] = [...REST_API, 'aws_api_gateway_resource'];

/** The types of the resources whose id each attribute takes. */
const TYPES: Readonly<Record<string, readonly string[]>> = {
  rest_api_id: REST_API,
  api_id: REST_API,
  resource_id: RESOURCE,
  parent_id: RESOURCE,
  authorizer_id: ['aws_api_gateway_authorizer'],
  request_validator_id: ['aws_api_gateway_request_validator'],
  usage_plan_id: ['aws_api_gateway_usage_plan'],
  key_id: ['aws_api_gateway_api_key'],
};

function identity(
  target: TerraformResource,
  path: string,
  attribute: string,
  types: readonly string[],
): Meaning {
  if (REST_API.includes(target.type) && types === RESOURCE) {
    return path === '' || path === 'root_resource_id' ? { text: rootIdOf(target) } : undefined;
  }
  if (types.includes(target.type)) {
    return path === '' || path === 'id' ? { text: idOf(target) } : undefined;
  }
  const next = path === '' ? attribute : path;
  return /^\w+$/.test(next) && next !== 'id' ? { next } : undefined;
}

function functionArn(target: TerraformResource, settings: LoadSettings): Meaning {
  return computed(target, 'invoke_arn', 'invoke_arn', settings);
}

function computed(
  target: TerraformResource,
  path: string,
  attribute: string,
  settings: LoadSettings,
): Meaning {
  const { type, name, index, values } = target;
  const known = { type, name, index, attribute: (key: string) => values[key] };
  const text = path === attribute ? computedAttribute(known, attribute, settings) : undefined;
  return text === undefined ? undefined : { text };
}

/** The path of the resource in a `method_path`. */
export const RESOURCE_PATH: Wanted = {
  meaning: ({ type, address }) =>
    type === 'aws_api_gateway_resource' ? { text: placeholderOf(`${address}.path`) } : undefined,
};

/** The HTTP method in a `method_path`. */
export const HTTP_METHOD: Wanted = {
  meaning: ({ type, values }) =>
    type === 'aws_api_gateway_method' && typeof values.http_method === 'string'
      ? { text: values.http_method }
      : undefined,
};
