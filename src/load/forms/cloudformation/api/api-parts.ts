import { isObject } from '../../../../checks/document-values.js';
import type { LoadContext } from '../../../load-context.js';
import { Draft } from '../../../source/draft.js';
import {
  type ControlPlaneResource,
  type ResourcePart,
  type RestApiParts,
  ROOT_RESOURCE,
} from '../../rest-api/rest-api-parts.js';
import { rootOf } from '../references/resource-values.js';
import type { CloudFormationTemplate, TemplateResource } from '../template.js';
import { definitionOf } from './body.js';
import { apiIdOf, type TemplateApi } from './choose-api.js';
import { methodPartOf } from './method-part.js';
import { idIn, propertiesOf, renamedProperties } from './properties.js';

/** AWS: "AWS::ApiGateway::RestApi" and the other types of the service, properties. */
const KNOWN = {
  RestApi: [
    'ApiKeySourceType',
    'BinaryMediaTypes',
    'Body',
    'BodyS3Location',
    'CloneFrom',
    'Description',
    'DisableExecuteApiEndpoint',
    'EndpointAccessMode',
    'EndpointConfiguration',
    'FailOnWarnings',
    'MinimumCompressionSize',
    'Mode',
    'Name',
    'Parameters',
    'Policy',
    'SecurityPolicy',
    'Tags',
  ],
  Resource: ['ParentId', 'PathPart', 'RestApiId'],
  Model: ['ContentType', 'Description', 'Name', 'RestApiId', 'Schema'],
  RequestValidator: ['Name', 'RestApiId', 'ValidateRequestBody', 'ValidateRequestParameters'],
  Authorizer: [
    'AuthType',
    'AuthorizerCredentials',
    'AuthorizerResultTtlInSeconds',
    'AuthorizerUri',
    'IdentitySource',
    'IdentityValidationExpression',
    'Name',
    'ProviderARNs',
    'RestApiId',
    'Type',
  ],
  GatewayResponse: [
    'ResponseParameters',
    'ResponseTemplates',
    'ResponseType',
    'RestApiId',
    'StatusCode',
  ],
} as const;

/** Collects what a template says about one of its APIs. */
export function apiPartsOf(
  api: TemplateApi,
  template: CloudFormationTemplate,
  context: LoadContext,
): RestApiParts {
  const belonging = (name: Exclude<keyof typeof KNOWN, 'RestApi'> | 'Method') =>
    template
      .ofType(`AWS::ApiGateway::${name}`)
      .filter((resource) => apiIdOf(resource, template) === api.id);
  const named = (name: 'Model' | 'RequestValidator' | 'Authorizer') =>
    belonging(name).map((resource) => {
      const properties = propertiesOf(resource, KNOWN[name], template, context);
      return [resource.id, withName(resource, properties, context)] as const;
    });
  return {
    body: api.resource && definitionOf(api.resource, template, context),
    restApi: restApiOf(api, template, context),
    resources: belonging('Resource').map((resource): ResourcePart => {
      const parentId = resourceIdIn(resource, 'ParentId', api, template) ?? '';
      const properties = propertiesOf(resource, KNOWN.Resource, template, context);
      return { id: resource.id, parentId, properties };
    }),
    methods: belonging('Method').map((resource) => {
      const resourceId = resourceIdIn(resource, 'ResourceId', api, template) ?? '';
      return methodPartOf(resource, resourceId, template, context);
    }),
    models: named('Model').map(([, model]) => model),
    requestValidators: new Map(named('RequestValidator')),
    authorizers: new Map(named('Authorizer')),
    gatewayResponses: belonging('GatewayResponse').map((resource) =>
      propertiesOf(resource, KNOWN.GatewayResponse, template, context),
    ),
  };
}

function restApiOf(
  { id, resource }: TemplateApi,
  template: CloudFormationTemplate,
  context: LoadContext,
): ControlPlaneResource {
  if (resource === undefined) {
    const draft = new Draft(context.sources);
    draft.object.name = id;
    return draft.object;
  }
  // The definition is evaluated by itself.
  const { Body: _, BodyS3Location: __, ...properties } = resource.properties;
  const draft = new Draft(context.sources);
  for (const key of Object.keys(properties)) {
    draft.take(resource.properties, key);
  }
  const own = { properties: draft.object, type: resource.type };
  const made = Draft.of(propertiesOf(own, KNOWN.RestApi, template, context), context.sources);
  if (isObject(made.object.endpointConfiguration)) {
    const from = { container: made.object, key: 'endpointConfiguration' };
    const known = ['IpAddressType', 'Types', 'VpcEndpointIds'];
    const value = renamedProperties(
      made.object.endpointConfiguration,
      'EndpointConfiguration',
      known,
      context,
    );
    made.put('endpointConfiguration', value, from);
  }
  const defined = ['Body', 'BodyS3Location'].some((key) => key in resource.properties);
  if (!made.has('name') && !defined) {
    made.put('name', id, resource.at);
  }
  return made.object;
}

/** CloudFormation makes a name of the logical id where the template has none. */
function withName(
  { id, at }: TemplateResource,
  properties: ControlPlaneResource,
  { sources }: LoadContext,
): ControlPlaneResource {
  const draft = Draft.of(properties, sources);
  if (!draft.has('name')) {
    draft.put('name', id, at);
  }
  return draft.object;
}

/**
 * The id of a resource that a property refers to. A reference to the root of the API, or to that of an
 * API in another stack (`RootResourceId` in a name), is the root.
 */
function resourceIdIn(
  resource: TemplateResource,
  key: string,
  { id: api }: TemplateApi,
  template: CloudFormationTemplate,
): string | undefined {
  const id = idIn(resource, key, template);
  if (id === undefined || id === rootOf(api)) {
    return id && ROOT_RESOURCE;
  }
  const isOfTemplate = template.has(id);
  const isRoot = !isOfTemplate && !id.startsWith('/') && namesRoot(resource.properties[key]);
  return isRoot ? ROOT_RESOURCE : id;
}

/** `RootResourceId`, `api-root-id`, `ApiRoot`; not `RootStackPetsResource`. */
const ROOT_NAME = /root[-_.:]?(?:resource|id|path)|root$/i;

/** Whether an expression refers to something called a root: a parameter, an output or an export. */
function namesRoot(value: unknown): boolean {
  const pending = [value];
  for (let count = 0; count < 100; count += 1) {
    const next = pending.pop();
    if (typeof next === 'string' && ROOT_NAME.test(next)) {
      return true;
    }
    if (typeof next === 'object' && next !== null) {
      pending.push(...Object.values(next).slice(0, 20));
    }
  }
  return false;
}
