import type { HclType } from '../../hcl/index.js';

/** What the provider knows of a type of resource. */
export interface ResourceSchema {
  /** The attributes with their types; values are converted to them. */
  readonly attributes: ReadonlyMap<string, HclType>;
  /** Attributes that have a value after the deployment if the configuration does not set them. */
  readonly computed: ReadonlySet<string>;
  /** What the provider sets attributes to that the configuration does not set. */
  readonly defaults: ReadonlyMap<string, string | number | boolean>;
  /** The attributes of each type of block. */
  readonly blocks: ReadonlyMap<string, ResourceSchema>;
}

/** The schema of a type of resource of API Gateway; `undefined` for other types. */
export function schemaOf(type: string): ResourceSchema | undefined {
  return SCHEMAS.get(type);
}

/** Names by type, and blocks; names with a question mark are computed if they are not set. */
interface Shape {
  readonly text?: string;
  readonly number?: string;
  readonly bool?: string;
  readonly texts?: string;
  readonly bools?: string;
  readonly list?: string;
  readonly set?: string;
  readonly defaults?: Readonly<Record<string, string | number | boolean>>;
  readonly blocks?: Readonly<Record<string, Shape>>;
}

const TYPES: Readonly<Record<Exclude<keyof Shape, 'blocks' | 'defaults'>, HclType>> = {
  text: 'string',
  number: 'number',
  bool: 'bool',
  texts: { kind: 'map', element: 'string' },
  bools: { kind: 'map', element: 'bool' },
  list: { kind: 'list', element: 'string' },
  set: { kind: 'set', element: 'string' },
};

const METHOD = 'rest_api_id resource_id http_method id?';

/** Source: Terraform AWS provider 6, schemas of `aws_api_gateway_*`; and attributes of version 5 and older. */
const SHAPES: Readonly<Record<string, Shape>> = {
  rest_api: {
    text: 'name description? body policy? api_key_source? minimum_compression_size? put_rest_api_mode id? root_resource_id? arn? execution_arn? created_date?',
    bool: 'disable_execute_api_endpoint? fail_on_warnings',
    defaults: { put_rest_api_mode: 'overwrite' },
    texts: 'parameters tags',
    list: 'binary_media_types?',
    blocks: {
      endpoint_configuration: { text: 'ip_address_type?', list: 'types', set: 'vpc_endpoint_ids?' },
    },
  },
  rest_api_put: {
    text: 'rest_api_id body',
    bool: 'fail_on_warnings',
    texts: 'parameters triggers',
  },
  rest_api_policy: { text: 'rest_api_id policy id?' },
  resource: { text: 'rest_api_id parent_id path_part id? path?' },
  method: {
    text: `${METHOD} authorization authorizer_id request_validator_id operation_name`,
    bool: 'api_key_required',
    set: 'authorization_scopes',
    texts: 'request_models',
    bools: 'request_parameters',
  },
  integration: {
    text: `${METHOD} type integration_http_method uri connection_type connection_id integration_target credentials passthrough_behavior? content_handling cache_namespace? response_transfer_mode? request_parameters_in_json`,
    number: 'timeout_milliseconds',
    texts: 'request_parameters request_templates',
    set: 'cache_key_parameters',
    defaults: { connection_type: 'INTERNET', timeout_milliseconds: 29000 },
    blocks: { tls_config: { bool: 'insecure_skip_verification' } },
  },
  method_response: {
    text: `${METHOD} status_code response_parameters_in_json`,
    texts: 'response_models',
    bools: 'response_parameters',
  },
  integration_response: {
    text: `${METHOD} status_code selection_pattern content_handling response_parameters_in_json`,
    texts: 'response_parameters response_templates',
  },
  gateway_response: {
    text: 'rest_api_id response_type status_code id?',
    texts: 'response_parameters response_templates',
  },
  model: { text: 'rest_api_id name description content_type schema id?' },
  request_validator: {
    text: 'rest_api_id name id?',
    bool: 'validate_request_body validate_request_parameters',
  },
  authorizer: {
    text: 'rest_api_id name type authorizer_uri authorizer_credentials identity_source identity_validation_expression id? arn?',
    number: 'authorizer_result_ttl_in_seconds',
    set: 'provider_arns',
    defaults: {
      type: 'TOKEN',
      identity_source: 'method.request.header.Authorization',
      authorizer_result_ttl_in_seconds: 300,
    },
  },
  deployment: {
    text: 'rest_api_id description stage_name stage_description id? created_date? invoke_url? execution_arn?',
    texts: 'variables triggers',
    blocks: {
      canary_settings: {
        number: 'percent_traffic',
        bool: 'use_stage_cache',
        texts: 'stage_variable_overrides',
      },
    },
  },
  stage: {
    text: 'rest_api_id deployment_id stage_name description documentation_version client_certificate_id cache_cluster_size id? arn? invoke_url? execution_arn? web_acl_arn?',
    bool: 'cache_cluster_enabled xray_tracing_enabled',
    texts: 'variables tags',
    blocks: {
      access_log_settings: { text: 'destination_arn format' },
      canary_settings: {
        text: 'deployment_id',
        number: 'percent_traffic',
        bool: 'use_stage_cache',
        texts: 'stage_variable_overrides',
      },
    },
  },
  method_settings: {
    text: 'rest_api_id stage_name method_path id?',
    blocks: {
      settings: {
        text: 'logging_level? unauthorized_cache_control_header_strategy?',
        number: 'cache_ttl_in_seconds? throttling_burst_limit throttling_rate_limit',
        bool: 'caching_enabled? cache_data_encrypted? data_trace_enabled? metrics_enabled? require_authorization_for_cache_control?',
      },
    },
  },
  api_key: {
    text: 'name description value? customer_id id? arn?',
    bool: 'enabled',
    texts: 'tags',
    defaults: { enabled: true, description: 'Managed by Terraform' },
  },
  usage_plan: {
    text: 'name description product_code id? arn?',
    texts: 'tags',
    blocks: {
      api_stages: {
        text: 'api_id stage',
        blocks: { throttle: { text: 'path', number: 'burst_limit rate_limit' } },
      },
      throttle_settings: { number: 'burst_limit rate_limit' },
      quota_settings: { text: 'period', number: 'limit offset' },
    },
  },
  usage_plan_key: { text: 'key_id key_type usage_plan_id id? name? value?' },
  vpc_link: { text: 'name description id? arn?', list: 'target_arns', texts: 'tags' },
};

const SCHEMAS: ReadonlyMap<string, ResourceSchema> = new Map(
  Object.entries(SHAPES).map(([name, shape]) => [`aws_api_gateway_${name}`, schemaOfShape(shape)]),
);

function schemaOfShape(shape: Shape): ResourceSchema {
  const attributes = new Map<string, HclType>();
  const computed = new Set<string>();
  for (const [kind, type] of Object.entries(TYPES)) {
    const names = shape[kind as keyof typeof TYPES]?.split(' ') ?? [];
    for (const name of names) {
      const plain = name.replace('?', '');
      attributes.set(plain, type);
      if (name !== plain) {
        computed.add(plain);
      }
    }
  }
  const blocks = Object.entries(shape.blocks ?? {}).map(
    ([name, one]) => [name, schemaOfShape(one)] as const,
  );
  const defaults = new Map(Object.entries(shape.defaults ?? {}));
  return { attributes, computed, defaults, blocks: new Map(blocks) };
}
