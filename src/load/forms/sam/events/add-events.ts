import { quote } from '../../../../checks/document-values.js';
import { EditableDocument, INTEGRATION } from '../document/editable-document.js';
import { child, isTruthy, type Made, ownValue } from '../document/entry.js';
import type { SamApi, SamTranslation } from '../translation.js';
import type { ApiEvent } from './api-event.js';
import { addEventAuth, overridesApiAuth } from './event-auth.js';
import { addFunctionOperation } from './function-operation.js';
import { mergeOperation } from './merge-definitions.js';
import { addRequestModel } from './request-model.js';
import { addRequestParameters } from './request-parameters.js';
import { skeleton } from './skeleton.js';
import { addStateMachineOperation } from './state-machine-operation.js';
import { underCondition } from './under-condition.js';

/** Adds the path and method of an event to a managed API, still without integration. */
export function registerEvent(event: ApiEvent, api: SamApi): void {
  const { path, properties, method, spelledMethod, owner } = event;
  const methods = api.conditions.get(path) ?? new Map<string, string | undefined>();
  api.conditions.set(path, methods.set(spelledMethod, owner.condition));
  if (api.managed) {
    const place = child(properties, 'Method');
    api.document?.addOperation(path, child(properties, 'Path'), method, place);
  }
}

/** Adds the operation of one event to its API. */
export function addEvent(event: ApiEvent, api: SamApi, translation: SamTranslation): void {
  const merges = isTruthy(ownValue(api.properties.value, 'MergeDefinitions'));
  if (api.managed && api.document !== undefined) {
    if (addOperation(event, api, api.document, translation)) {
      for (const item of api.document.itemsAt(event.path)) {
        const { drafts } = translation;
        item[event.method] = underCondition(event, item[event.method], undefined, drafts);
      }
    }
  } else if (merges && event.owner.kind === 'Function' && api.document !== undefined) {
    const { drafts, budget } = translation;
    const document = new EditableDocument(
      skeleton(event.event, drafts),
      event.event,
      drafts,
      budget,
    );
    document.addOperation(event.path, event.event, event.method, event.event);
    if (addOperation(event, api, document, translation)) {
      mergeOperation(event, document, api, translation);
    }
  } else if (overridesApiAuth(event, translation) && event.owner.kind === 'Function') {
    overrideAuth(event, api, translation);
  }
}

function addOperation(
  event: ApiEvent,
  api: SamApi,
  document: EditableDocument,
  translation: SamTranslation,
): boolean {
  const { path, method, spelledMethod, properties } = event;
  const items = document.itemsAt(path);
  if (items.some((item) => isTruthy(ownValue(operationIn(item, method), INTEGRATION)))) {
    translation.error(
      'CONFLICTING_PATH',
      `API method ${quote(spelledMethod)} is defined several times for path ${quote(path)}: remove all events but one`,
      child(properties, 'Path'),
    );
    return false;
  }
  for (const item of items) {
    const operation = operationIn(item, method);
    if (operation === undefined) {
      continue;
    }
    if (event.owner.kind === 'Function') {
      addFunctionOperation(operation, event, api, translation);
    } else {
      addStateMachineOperation(operation, event, translation);
    }
  }
  const operations = items.flatMap((item): Made[] => {
    const operation = operationIn(item, method);
    return operation === undefined ? [] : [operation];
  });
  addEventAuth(event, api, document, operations, translation);
  if (event.owner.kind === 'Function') {
    addRequestModel(event, api, document, operations, translation);
    addRequestParameters(event, operations, translation);
  }
  return true;
}

function operationIn(item: Made, method: string): Made | undefined {
  return item[method] as Made | undefined;
}

/** Changes the security of an operation of the API's own definition. */
function overrideAuth(event: ApiEvent, api: SamApi, translation: SamTranslation): void {
  const { path, method, properties } = event;
  const operations = (api.document?.integratedAt(path) ?? [])
    .filter(([name]) => name.toLowerCase() === method)
    .map(([, operation]) => operation);
  if (api.document === undefined || operations.length === 0) {
    translation.error(
      'INVALID_VALUE',
      `"OverrideApiAuth" has no effect: the definition of ${quote(api.id)} has no operation ${quote(event.spelledMethod)} ${quote(path)} with an integration`,
      child(properties, 'Auth'),
    );
    return;
  }
  addEventAuth(event, api, api.document, operations, translation);
}
