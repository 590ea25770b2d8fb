import { INTEGRATION } from '../document/editable-document.js';
import { child, isTruthy, type Made } from '../document/entry.js';
import type { SamTranslation } from '../translation.js';
import type { ApiEvent } from './api-event.js';

const URI = 'arn:${AWS::Partition}:apigateway:${AWS::Region}:states:action/StartExecution';
const INPUT = "$util.escapeJavaScript($input.json('$'))";
/** `escapeJavaScript` escapes single quotes, which JSON does not allow. */
const UNESCAPE = String.raw`.replaceAll("\\'","'")`;

/** Writes the integration that starts the state machine of an event, and its responses. */
export function addStateMachineOperation(
  operation: Made,
  event: ApiEvent,
  translation: SamTranslation,
): void {
  const { drafts, references } = translation;
  const { owner, event: place, properties } = event;
  const unescaped = isTruthy(child(properties, 'UnescapeMappingTemplate').value) ? UNESCAPE : '';
  const target = references.get(`${owner.id}.EventTarget`) ?? owner.id;
  const template = `{"input": "${INPUT}${unescaped}", "stateMachineArn": "\${${target}}"}`;
  const role = drafts.list(place, [eventRoleId(event), 'Arn']);
  const integration = drafts.object(place, {
    type: 'aws',
    httpMethod: 'POST',
    uri: drafts.object(place, { 'Fn::Sub': URI }),
    responses: drafts.object(place, {
      '200': drafts.object(place, { statusCode: '200' }),
      '400': drafts.object(place, { statusCode: '400' }),
    }),
    credentials: drafts.object(place, { 'Fn::GetAtt': role }),
    requestTemplates: drafts.object(place, {
      'application/json': drafts.object(place, { 'Fn::Sub': template }),
    }),
  });
  const responses = drafts.object(place, {
    '200': drafts.object(place, { description: 'OK' }),
    '400': drafts.object(place, { description: 'Bad Request' }),
  });
  drafts.put(operation, INTEGRATION, integration, place);
  drafts.put(operation, 'responses', responses, place);
}

/** The logical id of the role that lets API Gateway start the execution. */
export function eventRoleId({ owner, event }: ApiEvent): string {
  return `${owner.id}${event.key}Role`;
}
