import { describe, isObject, quote, wordOf } from '../../../../checks/document-values.js';
import type { MemberInFile } from '../../../load-context.js';
import type { EditableDocument } from '../document/editable-document.js';
import { child, type Entry, isTruthy, type Made, ownValue } from '../document/entry.js';
import type { SamApi, SamTranslation } from '../translation.js';
import type { ApiEvent } from './api-event.js';

/** Writes the `RequestModel` of an event, and the request validator that it asks for. */
export function addRequestModel(
  event: ApiEvent,
  api: SamApi,
  document: EditableDocument,
  operations: readonly Made[],
  translation: SamTranslation,
): void {
  const entry = child(event.properties, 'RequestModel');
  const model = child(entry, 'Model');
  if (!isTruthy(entry.value) || (isObject(entry.value) && !isTruthy(model.value))) {
    return;
  }
  const problem = problemOf(entry, model.value, api);
  if (problem !== undefined) {
    const message = `Unable to set the request model of ${event.spelledMethod} ${quote(event.path)}: ${problem}`;
    translation.error('INVALID_MODEL', message, model);
    return;
  }
  const name = wordOf(model.value).toLowerCase();
  for (const operation of operations) {
    addBody(operation, name, entry, document, translation);
  }
  addValidator(entry, document, operations, translation);
}

function problemOf(entry: Entry, model: unknown, api: SamApi): string | undefined {
  if (!isObject(entry.value)) {
    return `"RequestModel" must be an object, not ${describe(entry.value)}`;
  }
  const models = ownValue(api.properties.value, 'Models');
  if (!isTruthy(models) || !isObject(models)) {
    return `${quote(api.id)} does not define "Models"`;
  }
  if (typeof model !== 'string') {
    return `"Model" must be the name of a model, not ${describe(model)}`;
  }
  return isTruthy(ownValue(models, model))
    ? undefined
    : `the "Models" of ${quote(api.id)} do not define ${quote(model)}`;
}

function addBody(
  operation: Made,
  name: string,
  entry: Entry,
  document: EditableDocument,
  { drafts }: SamTranslation,
): void {
  const place = child(entry, 'Model');
  const required = ownValue(entry.value, 'Required') ?? undefined;
  if (document.isOpenApi3) {
    const schema = drafts.object(place, { $ref: `#/components/schemas/${name}` });
    const content = { 'application/json': drafts.object(place, { schema }) };
    const body = drafts.object(place, { content: drafts.object(place, content), required });
    drafts.put(operation, 'requestBody', body, place);
    return;
  }
  const schema = drafts.object(place, { $ref: `#/definitions/${name}` });
  const parameter = drafts.object(place, { in: 'body', name, schema, required });
  const existing = Array.isArray(operation.parameters) ? operation.parameters : [];
  const parameters = drafts.concat(existing, drafts.list(place, [parameter]));
  drafts.put(operation, 'parameters', parameters, place);
}

/** A validator exists only if the event says what to validate. */
function addValidator(
  entry: Entry,
  document: EditableDocument,
  operations: readonly Made[],
  translation: SamTranslation,
): void {
  const body = ownValue(entry.value, 'ValidateBody') ?? undefined;
  const parameters = ownValue(entry.value, 'ValidateParameters') ?? undefined;
  if (body === undefined && parameters === undefined) {
    return;
  }
  for (const [name, value] of Object.entries({
    ValidateBody: body,
    ValidateParameters: parameters,
  })) {
    if (value !== undefined && typeof value !== 'boolean') {
      const message = `"${name}" must be true or false, not ${describe(value)}`;
      translation.error('INVALID_TYPE', message, child(entry, name));
      return;
    }
  }
  const flags = {
    validateRequestBody: body === true,
    validateRequestParameters: parameters === true,
  };
  const name = VALIDATOR_NAMES[`${flags.validateRequestBody} ${flags.validateRequestParameters}`];
  defineValidator(document.root, name, flags, entry, translation);
  for (const operation of operations) {
    translation.drafts.put(operation, 'x-amazon-apigateway-request-validator', name, entry);
  }
}

const VALIDATOR_NAMES = {
  'true true': 'body-and-params',
  'true false': 'body-only',
  'false true': 'params-only',
  'false false': 'no-validation',
} as const;

export const VALIDATORS = 'x-amazon-apigateway-request-validators';

function defineValidator(
  root: Made,
  name: string,
  flags: Readonly<Record<string, boolean>>,
  place: MemberInFile,
  { drafts }: SamTranslation,
): void {
  const validators = drafts.copy(isObject(root[VALIDATORS]) ? root[VALIDATORS] : {});
  if (!isTruthy(validators[name])) {
    drafts.put(validators, name, drafts.object(place, flags), place);
    drafts.put(root, VALIDATORS, validators, place);
  }
}
