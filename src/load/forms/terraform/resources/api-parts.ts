import { isObject } from '../../../../checks/document-values.js';
import type { LoadContext } from '../../../load-context.js';
import type { Draft } from '../../../source/draft.js';
import type { ControlPlaneResource, RestApiParts } from '../../rest-api/rest-api-parts.js';
import { idOf, type TerraformResource } from '../terraform-resource.js';
import type { ChosenApi } from './api-choice.js';
import { blockIn, isSet, renamed } from './attributes.js';
import { bodyOf } from './body.js';
import { methodParts } from './method-parts.js';
import { ResourceIds } from './resource-ids.js';

/** A REST API as the words of API Gateway's own API describe it. */
export function apiParts(
  api: ChosenApi,
  resources: readonly TerraformResource[],
  context: LoadContext,
): RestApiParts {
  const ids = new ResourceIds(api, resources, context);
  const reader = new PartReader(api, context);
  return {
    body: bodyOf(api, context),
    restApi: reader.restApi(),
    resources: ids.parts(),
    methods: methodParts(api.members, ids, context),
    models: reader.models(),
    requestValidators: reader.byId('aws_api_gateway_request_validator', VALIDATOR),
    authorizers: reader.byId('aws_api_gateway_authorizer', AUTHORIZER),
    gatewayResponses: reader.all('aws_api_gateway_gateway_response', GATEWAY_RESPONSE),
  };
}

const REST_API = {
  name: 'name',
  description: 'description',
  binary_media_types: 'binaryMediaTypes',
  minimum_compression_size: 'minimumCompressionSize',
  api_key_source: 'apiKeySource',
  disable_execute_api_endpoint: 'disableExecuteApiEndpoint',
  parameters: 'parameters',
};

const MODEL = { name: 'name', content_type: 'contentType', description: 'description' };

const VALIDATOR = {
  name: 'name',
  validate_request_body: 'validateRequestBody',
  validate_request_parameters: 'validateRequestParameters',
};

const AUTHORIZER = {
  name: 'name',
  type: 'type',
  authorizer_uri: 'authorizerUri',
  authorizer_credentials: 'authorizerCredentials',
  identity_source: 'identitySource',
  identity_validation_expression: 'identityValidationExpression',
  authorizer_result_ttl_in_seconds: 'authorizerResultTtlInSeconds',
  provider_arns: 'providerARNs',
};

const GATEWAY_RESPONSE = {
  response_type: 'responseType',
  status_code: 'statusCode',
  response_parameters: 'responseParameters',
  response_templates: 'responseTemplates',
};

type Names = Readonly<Record<string, string>>;

class PartReader {
  readonly #api: ChosenApi;
  readonly #context: LoadContext;

  constructor(api: ChosenApi, context: LoadContext) {
    this.#api = api;
    this.#context = context;
  }

  restApi(): ControlPlaneResource {
    const { restApi, id } = this.#api;
    const { sources } = this.#context;
    if (restApi === undefined) {
      const name = id.replace(/^\$\{(.*)\}$/s, '$1');
      return { name };
    }
    const draft = renamed(restApi.values, REST_API, sources);
    if (restApi.filledIn && isSet(restApi.values.body) && draft.object.apiKeySource === 'HEADER') {
      // The default, unless the body says something else.
      delete draft.object.apiKeySource;
    }
    this.#takePolicy(draft);
    const endpoint = blockIn(restApi.values, 'endpoint_configuration');
    if (endpoint !== undefined) {
      const names = { types: 'types', vpc_endpoint_ids: 'vpcEndpointIds' };
      const from = { container: restApi.values, key: 'endpoint_configuration' };
      draft.put('endpointConfiguration', renamed(endpoint, names, sources).object, from);
    }
    return draft.object;
  }

  /** The policy of the API itself, or the one of the separate resource, which is applied later. */
  #takePolicy(draft: Draft): void {
    const { restApi, members } = this.#api;
    const separate = members.filter(({ type }) => type === 'aws_api_gateway_rest_api_policy');
    for (const resource of [...(restApi === undefined ? [] : [restApi]), ...separate]) {
      const { values } = resource;
      const isOpen = this.#context.sources.openValues(values, 'policy').length > 0;
      const policy = isSet(values.policy) ? resource.documentIn('policy') : undefined;
      if (isObject(policy)) {
        draft.put('policy', policy, { container: values, key: 'policy' });
      } else if (isSet(values.policy)) {
        this.#reportPolicy(resource, isOpen);
      }
    }
  }

  #reportPolicy({ values, address, place }: TerraformResource, isOpen: boolean): void {
    const message = isOpen
      ? `The resource policy of ${address} is known only after the deployment and was NOT applied`
      : `The resource policy of ${address} is not an object in JSON and was NOT applied: correct it`;
    const at = { container: values, key: 'policy', pointer: place.pointer };
    this.#context.report('warning', 'IGNORED_SETTING', message, at);
  }

  all(type: string, names: Names): readonly ControlPlaneResource[] {
    return this.#ofType(type).map(
      ({ values }) => renamed(values, names, this.#context.sources).object,
    );
  }

  byId(type: string, names: Names): ReadonlyMap<string, ControlPlaneResource> {
    return new Map(
      this.#ofType(type).map((one) => [
        idOf(one),
        renamed(one.values, names, this.#context.sources).object,
      ]),
    );
  }

  models(): readonly ControlPlaneResource[] {
    return this.#ofType('aws_api_gateway_model').map((model) => {
      const draft = renamed(model.values, MODEL, this.#context.sources);
      const schema = isSet(model.values.schema) ? model.documentIn('schema') : undefined;
      if (schema !== undefined) {
        draft.put('schema', schema, { container: model.values, key: 'schema' });
      }
      return draft.object;
    });
  }

  #ofType(type: string): readonly TerraformResource[] {
    return this.#api.members.filter((resource) => resource.type === type);
  }
}
