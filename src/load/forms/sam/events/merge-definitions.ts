import { isObject, quote } from '../../../../checks/document-values.js';
import type { Drafts } from '../document/drafts.js';
import type { EditableDocument } from '../document/editable-document.js';
import { child, isTruthy, type Made } from '../document/entry.js';
import type { SamApi, SamTranslation } from '../translation.js';
import type { ApiEvent } from './api-event.js';
import { VALIDATORS } from './request-model.js';
import { underCondition } from './under-condition.js';

/**
 * Merges the operation of an event into the definition of an API with `MergeDefinitions`: what both
 * have, the event sets. The key of the operation is the event's method, also `any`, which API Gateway
 * does not know. Of the rest, only what the operation refers to is taken over.
 */
export function mergeOperation(
  event: ApiEvent,
  generated: EditableDocument,
  api: SamApi,
  translation: SamTranslation,
): void {
  const { document } = api;
  const { path, method, spelledMethod, properties } = event;
  const operation = generated.itemsAt(path)[0]?.[method];
  if (document === undefined || !isObject(operation)) {
    return;
  }
  const place = child(properties, 'Method');
  document.addOperation(path, child(properties, 'Path'), spelledMethod, place);
  for (const item of document.itemsAt(path)) {
    const own = item[spelledMethod];
    if (!isObject(own)) {
      const message = `The definition of ${quote(api.id)} must have an object as ${spelledMethod} of ${quote(path)}`;
      translation.error('INVALID_TYPE', message, place);
      continue;
    }
    const result = merged(own, operation, translation.drafts);
    const otherwise = isTruthy(own) ? own : undefined;
    item[spelledMethod] = underCondition(event, result, otherwise, translation.drafts);
  }
  takeOver(generated, document, event, translation);
}

function merged(own: object, operation: object, drafts: Drafts): Made {
  const result = drafts.copy(own);
  for (const key of Object.keys(operation)) {
    drafts.move(operation, key, result);
  }
  return result;
}

/** The operation would otherwise refer to a validator or scheme that does not exist. */
function takeOver(
  generated: EditableDocument,
  document: EditableDocument,
  { event }: ApiEvent,
  { drafts }: SamTranslation,
): void {
  const validators = generated.root[VALIDATORS];
  if (isObject(validators)) {
    const own = document.root[VALIDATORS];
    const all = merged(validators, isObject(own) ? own : {}, drafts);
    drafts.put(document.root, VALIDATORS, all, event);
  }
  const schemes = generated.root.securityDefinitions;
  for (const [name, scheme] of Object.entries(isObject(schemes) ? schemes : {})) {
    if (!document.definesScheme(name)) {
      document.defineScheme(name, scheme as Made, event);
    }
  }
}
