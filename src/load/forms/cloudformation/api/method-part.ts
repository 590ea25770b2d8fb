import { isObject } from '../../../../checks/document-values.js';
import type { LoadContext } from '../../../load-context.js';
import { Draft } from '../../../source/draft.js';
import type { MethodPart } from '../../rest-api/rest-api-parts.js';
import type { CloudFormationTemplate, TemplateResource } from '../template.js';
import { idIn, propertiesOf, renamedObjects, renamedProperties } from './properties.js';

/** AWS: "AWS::ApiGateway::Method" and the types of its properties. */
const METHOD = [
  'ApiKeyRequired',
  'AuthorizationScopes',
  'AuthorizationType',
  'AuthorizerId',
  'HttpMethod',
  'Integration',
  'MethodResponses',
  'OperationName',
  'RequestModels',
  'RequestParameters',
  'RequestValidatorId',
  'ResourceId',
  'RestApiId',
];
const INTEGRATION = [
  'CacheKeyParameters',
  'CacheNamespace',
  'ConnectionId',
  'ConnectionType',
  'ContentHandling',
  'Credentials',
  'IntegrationHttpMethod',
  'IntegrationResponses',
  'IntegrationTarget',
  'PassthroughBehavior',
  'RequestParameters',
  'RequestTemplates',
  'ResponseTransferMode',
  'TimeoutInMillis',
  'Type',
  'Uri',
];
const INTEGRATION_RESPONSE = [
  'ContentHandling',
  'ResponseParameters',
  'ResponseTemplates',
  'SelectionPattern',
  'StatusCode',
];
const METHOD_RESPONSE = ['ResponseModels', 'ResponseParameters', 'StatusCode'];

/** A method of a template. */
export function methodPartOf(
  resource: TemplateResource,
  resourceId: string,
  template: CloudFormationTemplate,
  context: LoadContext,
): MethodPart {
  const properties = Draft.of(propertiesOf(resource, METHOD, template, context), context.sources);
  if (!properties.has('httpMethod')) {
    // For the place of the issue.
    properties.put('httpMethod', '', resource.at);
  }
  const { integration: given, methodResponses } = properties.object;
  const integration = isObject(given)
    ? renamedProperties(given, 'Integration', INTEGRATION, context)
    : undefined;
  const { integrationResponses, ...settings } = integration ?? {};
  const own = new Draft(context.sources);
  for (const key of Object.keys(settings)) {
    own.take(integration ?? {}, key);
  }
  return {
    resourceId,
    authorizerId: idIn(resource, 'AuthorizerId', template),
    requestValidatorId: idIn(resource, 'RequestValidatorId', template),
    properties: properties.object,
    methodResponses: renamedObjects(methodResponses, 'MethodResponse', METHOD_RESPONSE, context),
    integration: integration && own.object,
    integrationResponses: renamedObjects(
      integrationResponses,
      'IntegrationResponse',
      INTEGRATION_RESPONSE,
      context,
    ),
  };
}
