import type { LoadContext } from '../../../load-context.js';
import type { ControlPlaneResource, MethodPart } from '../../rest-api/rest-api-parts.js';
import { attributePlace, type TerraformResource } from '../terraform-resource.js';
import { blockIn, isSet, renamed, textAt } from './attributes.js';
import { reportDangling } from './dangling.js';
import type { ResourceIds } from './resource-ids.js';

/** The methods of an API, each with its integration and responses. */
export function methodParts(
  members: readonly TerraformResource[],
  ids: ResourceIds,
  context: LoadContext,
): readonly MethodPart[] {
  const groups = new MethodGroups(ids);
  for (const resource of members) {
    groups.add(resource);
  }
  const all = groups.all();
  const severity = all.some(({ methods }) => methods.length > 0) ? 'warning' : 'error';
  return all.flatMap((group) => partsOf(group, severity, context));
}

/** What has the same resource and HTTP method. */
interface MethodGroup {
  readonly resourceId: string;
  readonly methods: TerraformResource[];
  readonly integrations: TerraformResource[];
  readonly methodResponses: TerraformResource[];
  readonly integrationResponses: TerraformResource[];
}

const LISTS: Readonly<Record<string, Exclude<keyof MethodGroup, 'resourceId'>>> = {
  aws_api_gateway_method: 'methods',
  aws_api_gateway_integration: 'integrations',
  aws_api_gateway_method_response: 'methodResponses',
  aws_api_gateway_integration_response: 'integrationResponses',
};

class MethodGroups {
  readonly #ids: ResourceIds;
  readonly #groups = new Map<string, MethodGroup>();

  constructor(ids: ResourceIds) {
    this.#ids = ids;
  }

  all(): readonly MethodGroup[] {
    return [...this.#groups.values()];
  }

  add(resource: TerraformResource): void {
    const list = LISTS[resource.type];
    if (list === undefined) {
      return;
    }
    const resourceId = this.#ids.of(resource, 'resource_id');
    const method = textAt(resource.values, 'http_method') ?? '';
    const identity = JSON.stringify([resourceId, method.toUpperCase()]);
    let group = this.#groups.get(identity);
    if (group === undefined) {
      group = {
        resourceId,
        methods: [],
        integrations: [],
        methodResponses: [],
        integrationResponses: [],
      };
      this.#groups.set(identity, group);
    }
    group[list].push(resource);
  }
}

const METHOD = {
  http_method: 'httpMethod',
  resource_id: 'resourceId',
  authorization: 'authorizationType',
  authorizer_id: 'authorizerId',
  request_validator_id: 'requestValidatorId',
  authorization_scopes: 'authorizationScopes',
  api_key_required: 'apiKeyRequired',
  operation_name: 'operationName',
  request_parameters: 'requestParameters',
  request_models: 'requestModels',
};

const METHOD_RESPONSE = {
  status_code: 'statusCode',
  response_parameters: 'responseParameters',
  response_models: 'responseModels',
};

const INTEGRATION = {
  type: 'type',
  integration_http_method: 'httpMethod',
  uri: 'uri',
  connection_type: 'connectionType',
  connection_id: 'connectionId',
  integration_target: 'integrationTarget',
  credentials: 'credentials',
  request_parameters: 'requestParameters',
  request_templates: 'requestTemplates',
  passthrough_behavior: 'passthroughBehavior',
  content_handling: 'contentHandling',
  timeout_milliseconds: 'timeoutInMillis',
  cache_key_parameters: 'cacheKeyParameters',
  cache_namespace: 'cacheNamespace',
  response_transfer_mode: 'responseTransferMode',
};

const INTEGRATION_RESPONSE = {
  status_code: 'statusCode',
  selection_pattern: 'selectionPattern',
  response_parameters: 'responseParameters',
  response_templates: 'responseTemplates',
  content_handling: 'contentHandling',
};

/** One method; if it is declared twice, `documentOf` reports that. */
function partsOf(
  group: MethodGroup,
  severity: 'warning' | 'error',
  context: LoadContext,
): readonly MethodPart[] {
  const { resourceId, methods, integrations, methodResponses, integrationResponses } = group;
  const { sources } = context;
  if (methods.length === 0) {
    reportWithoutMethod(group, severity, context);
    return [];
  }
  return methods
    .filter((method) => isKnown(method, context))
    .map((method) => ({
      resourceId,
      authorizerId: reference(method, 'authorizer_id', context),
      requestValidatorId: reference(method, 'request_validator_id', context),
      properties: renamed(method.values, METHOD, sources).object,
      methodResponses: methodResponses.map(
        ({ values }) => renamed(values, METHOD_RESPONSE, sources).object,
      ),
      integration: integrationPart(integrations.at(-1), context),
      integrationResponses: integrationResponses.map(
        ({ values }) => renamed(values, INTEGRATION_RESPONSE, sources).object,
      ),
    }));
}

/** Whether what a method cannot do without is known; otherwise reports what is not. */
function isKnown(method: TerraformResource, context: LoadContext): boolean {
  const open = ['http_method', 'authorization'].flatMap((attribute) => {
    const names = context.sources.openValues(method.values, attribute);
    if (names.length > 0) {
      const message = `The ${attribute} of ${method.address} depends on ${names.join(', ')}, which is not known: set it in the option "variables"`;
      context.report('error', 'UNRESOLVED_VARIABLE', message, attributePlace(method, attribute));
    }
    return names;
  });
  return open.length === 0;
}

/** The id of another resource; `undefined` where none is set. */
function reference(
  resource: TerraformResource,
  attribute: string,
  context: LoadContext,
): string | undefined {
  const reason = resource.dangling.get(attribute);
  const isUsed =
    attribute !== 'authorizer_id' || !/^(?:NONE|AWS_IAM)$/i.test(authorizationOf(resource));
  if (reason !== undefined && isUsed) {
    reportDangling(resource, attribute, reason, context);
  }
  return textAt(resource.values, attribute);
}

function authorizationOf({ values }: TerraformResource): string {
  return textAt(values, 'authorization') ?? 'NONE';
}

function integrationPart(
  integration: TerraformResource | undefined,
  { sources }: LoadContext,
): ControlPlaneResource | undefined {
  if (integration === undefined) {
    return undefined;
  }
  const { values } = integration;
  const draft = renamed(values, INTEGRATION, sources);
  // The provider reads back the default: the id of the resource.
  if (draft.object.cacheNamespace === textAt(values, 'resource_id')) {
    delete draft.object.cacheNamespace;
  }
  const tls = blockIn(values, 'tls_config');
  if (tls !== undefined && isSet(tls.insecure_skip_verification)) {
    const names = { insecure_skip_verification: 'insecureSkipVerification' };
    const from = { container: values, key: 'tls_config' };
    draft.put('tlsConfig', renamed(tls, names, sources).object, from);
  }
  return draft.object;
}

function reportWithoutMethod(
  { integrations, methodResponses, integrationResponses }: MethodGroup,
  severity: 'warning' | 'error',
  context: LoadContext,
): void {
  const [orphan] = [...integrations, ...methodResponses, ...integrationResponses];
  if (orphan !== undefined) {
    const message = `${orphan.address} belongs to a method that this configuration does not have, and was NOT applied: add the aws_api_gateway_method`;
    context.report(severity, 'IGNORED_SETTING', message, attributePlace(orphan, 'http_method'));
  }
}
