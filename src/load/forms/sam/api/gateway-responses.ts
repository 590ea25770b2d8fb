import { describe, isObject, quote, wordOf } from '../../../../checks/document-values.js';
import { checkNames } from '../check-names.js';
import { child, children, type Entry, isTruthy, type Made } from '../document/entry.js';
import { isIntrinsic } from '../document/intrinsics.js';
import type { SamApi, SamTranslation } from '../translation.js';

const GATEWAY_RESPONSES = 'x-amazon-apigateway-gateway-responses';
const RESPONSE_PROPERTIES = ['ResponseParameters', 'ResponseTemplates', 'StatusCode'];

/** The parameters of a response, by where they go. */
const PARAMETERS = [
  ['Headers', 'gatewayresponse.header.'],
  ['Paths', 'gatewayresponse.path.'],
  ['QueryStrings', 'gatewayresponse.querystring.'],
] as const;

/** Writes `GatewayResponses` of an API. AWS: SAM, "AWS::Serverless::Api", GatewayResponses. */
export function addGatewayResponses(
  { properties, document }: SamApi,
  translation: SamTranslation,
): void {
  const entry = child(properties, 'GatewayResponses');
  if (document === undefined || !isTruthy(entry.value)) {
    return;
  }
  const { drafts } = translation;
  const existing = document.root[GATEWAY_RESPONSES];
  const responses = drafts.copy(isObject(existing) ? existing : {});
  for (const response of children(entry)) {
    const made = gatewayResponse(response, translation);
    if (made !== undefined) {
      drafts.put(responses, response.key, made, response);
    }
  }
  drafts.put(document.root, GATEWAY_RESPONSES, responses, entry);
}

function gatewayResponse(response: Entry, translation: SamTranslation): Made | undefined {
  if (!isObject(response.value) || isIntrinsic(response.value)) {
    const found = isObject(response.value) ? 'a function' : describe(response.value);
    const message = `The gateway response ${quote(response.key)} must be an object, not ${found}`;
    translation.error('INVALID_TYPE', message, response);
    return undefined;
  }
  const owner = `the gateway response ${quote(response.key)}`;
  checkNames(children(response), RESPONSE_PROPERTIES, owner, translation);
  const { drafts } = translation;
  const templates = child(response, 'ResponseTemplates');
  const status = child(response, 'StatusCode');
  const made = drafts.object(response, {
    responseParameters: parametersOf(child(response, 'ResponseParameters'), translation),
    responseTemplates: isTruthy(templates.value) ? templates.value : drafts.object(response, {}),
  });
  if (isTruthy(status.value)) {
    const text = wordOf(status.value);
    if (!/^\d{1,3}$/.test(text)) {
      const message = `"StatusCode" must be a number of up to three digits, not ${describe(status.value)}`;
      translation.error('INVALID_VALUE', message, status);
    }
    drafts.put(made, 'statusCode', text, status);
  }
  return made;
}

function parametersOf(entry: Entry, translation: SamTranslation): Made {
  const { drafts } = translation;
  const made = drafts.object(entry, {});
  if (isTruthy(entry.value) && !isObject(entry.value)) {
    const message = `"ResponseParameters" must be an object, not ${describe(entry.value)}`;
    translation.error('INVALID_TYPE', message, entry);
  }
  for (const group of isTruthy(entry.value) ? children(entry) : []) {
    const prefix = PARAMETERS.find(([name]) => name === group.key)?.[1];
    if (prefix === undefined || !isObject(group.value)) {
      const message = `"ResponseParameters" must consist of objects "Headers", "Paths" and "QueryStrings": check ${quote(group.key)}`;
      translation.error('INVALID_VALUE', message, group);
      continue;
    }
    for (const name of Object.keys(group.value)) {
      drafts.move(group.value, name, made, prefix + name);
    }
  }
  return made;
}
