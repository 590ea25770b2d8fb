import { child, children, isTruthy, ownValue } from '../document/entry.js';
import { resourceType } from '../events/api-event.js';
import type { SamTranslation } from '../translation.js';

/** The types of CloudFormation that the others of SAM become; what refers to them keeps its meaning. */
const TYPES: ReadonlyMap<string, string | undefined> = new Map([
  ['AWS::Serverless::SimpleTable', 'AWS::DynamoDB::Table'],
  ['AWS::Serverless::LayerVersion', 'AWS::Lambda::LayerVersion'],
  ['AWS::Serverless::Application', 'AWS::CloudFormation::Stack'],
  ['AWS::Serverless::GraphQLApi', 'AWS::AppSync::GraphQLApi'],
  ['AWS::Serverless::CapacityProvider', 'AWS::Lambda::CapacityProvider'],
  ['AWS::Serverless::HttpApi', 'AWS::ApiGatewayV2::Api'],
  ['AWS::Serverless::WebSocketApi', 'AWS::ApiGatewayV2::Api'],
  ['AWS::Serverless::Connector', undefined],
]);

/** Replaces the resources of SAM that have nothing to do with REST APIs. */
export function addOtherResources(translation: SamTranslation): void {
  for (const resource of children(translation.source)) {
    const type = resourceType(resource);
    if (TYPES.has(type)) {
      const replacement = TYPES.get(type);
      if (replacement === undefined) {
        delete translation.resources[resource.key];
        continue;
      }
      const copy = translation.drafts.copy(resource.value as object);
      copy.Type = replacement;
      translation.resources[resource.key] = copy;
    }
  }
}

/**
 * Reports the HTTP and WebSocket APIs of a template, which are another product: an error if the
 * template has no REST API, a warning otherwise.
 */
export function reportOtherApis(translation: SamTranslation): void {
  const found = children(translation.source).flatMap((resource) => {
    const kind = /^AWS::Serverless::(HttpApi|WebSocketApi)$/.exec(resourceType(resource))?.[1];
    if (kind !== undefined) {
      return { kind, place: child(resource, 'Type') };
    }
    const events = children(child(child(resource, 'Properties'), 'Events'));
    const event = events.find(({ value }) => ownValue(value, 'Type') === 'HttpApi');
    return event === undefined ? [] : { kind: 'HttpApi', place: child(event, 'Type') };
  });
  const isRest = Object.values(translation.resources).some(
    (resource) => ownValue(resource, 'Type') === 'AWS::ApiGateway::RestApi',
  );
  const [first] = found;
  if (first === undefined) {
    return;
  }
  const what = first.kind === 'HttpApi' ? 'an HTTP API (API Gateway V2)' : 'a WebSocket API';
  if (!isRest && !isTruthy(translation.context.sources.issues)) {
    const message = `The template describes ${what}, but only REST APIs are supported: use AWS::Serverless::Api and events of the type Api`;
    translation.context.fail('UNSUPPORTED_DOCUMENT', message, first.place);
  }
  const message = `The template also describes ${what}, which is ignored: only REST APIs are supported`;
  translation.warn('IGNORED_SETTING', message, first.place);
}
