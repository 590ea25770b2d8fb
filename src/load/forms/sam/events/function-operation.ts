import { describe, isObject } from '../../../../checks/document-values.js';
import { INTEGRATION } from '../document/editable-document.js';
import { child, isTruthy, type Made, ownValue } from '../document/entry.js';
import type { SamApi, SamTranslation } from '../translation.js';
import type { ApiEvent } from './api-event.js';

/** Writes the integration that invokes the function of an event. */
export function addFunctionOperation(
  operation: Made,
  event: ApiEvent,
  api: SamApi,
  translation: SamTranslation,
): void {
  const { drafts } = translation;
  const { properties, event: place } = event;
  const streams = child(properties, 'ResponseTransferMode').value === 'RESPONSE_STREAM';
  const integration = drafts.object(place, {
    type: 'aws_proxy',
    httpMethod: 'POST',
    uri: drafts.object(place, { 'Fn::Sub': functionUri(event, streams, translation) }),
    responseTransferMode: streams ? 'STREAM' : undefined,
    credentials: credentialsOf(event, api, translation),
  });
  if (isTruthy(child(properties, 'TimeoutInMillis').value)) {
    drafts.move(properties.value as object, 'TimeoutInMillis', integration, 'timeoutInMillis');
  }
  drafts.put(operation, INTEGRATION, integration, place);
  drafts.put(operation, 'responses', drafts.object(place, {}), place);
}

function functionUri({ owner }: ApiEvent, streams: boolean, translation: SamTranslation): string {
  const alias = translation.references.get(`${owner.id}.Alias`);
  const target = alias === undefined ? `${owner.id}.Arn` : alias;
  const prefix = `arn:${translation.context.settings.partition}:apigateway:\${AWS::Region}:lambda:path`;
  return streams
    ? `${prefix}/2021-11-15/functions/\${${target}}/response-streaming-invocations`
    : `${prefix}/2015-03-31/functions/\${${target}}/invocations`;
}

/** With AWS_IAM, API Gateway invokes the function as the caller, unless a role is set. */
function credentialsOf(event: ApiEvent, api: SamApi, translation: SamTranslation): unknown {
  const own = child(event.properties, 'Auth').value;
  const byDefault = ownValue(api.auth.value, 'DefaultAuthorizer') === 'AWS_IAM' && !isTruthy(own);
  if (ownValue(own, 'Authorizer') !== 'AWS_IAM' && !byDefault) {
    return undefined;
  }
  const role = invokeRole(own) ?? invokeRole(api.auth.value) ?? 'CALLER_CREDENTIALS';
  if (typeof role !== 'string' && !isObject(role)) {
    const message = `"InvokeRole" must be a role, CALLER_CREDENTIALS or NONE, not ${describe(role)}`;
    translation.error('INVALID_VALUE', message, child(event.properties, 'Auth'));
  }
  if (role === 'NONE') {
    return undefined;
  }
  const { partition } = translation.context.settings;
  return role === 'CALLER_CREDENTIALS' ? `arn:${partition}:iam::*:user/*` : role;
}

/** `InvokeRole` without a value means `NONE`. */
function invokeRole(auth: unknown): unknown {
  if (!isObject(auth) || !Object.hasOwn(auth, 'InvokeRole')) {
    return undefined;
  }
  return isTruthy(auth.InvokeRole) ? auth.InvokeRole : 'NONE';
}
