import { copyValues } from '../../source/copy-values.js';
import type { RestApiDraft } from './rest-api-draft.js';

/**
 * A copy of a model's schema for its place in the document: references to other models by their
 * address, `https://apigateway.amazonaws.com/restapis/ID/models/NAME`, become local, and references
 * within the model point to its new place. AWS: "Data models for REST APIs".
 * @param place the reference to the model in the document
 */
export function copyModel(schema: object, place: string, draft: RestApiDraft): object {
  return copyValues(schema, draft.sources, {
    text: (text, key) =>
      key === '$ref' ? localReference(text, place, draft.modelReference) : text,
  });
}

function localReference(reference: string, place: string, models: string): string {
  const name = /^https:\/\/apigateway\.amazonaws\.com\/restapis\/[^/]+\/models\/([^/]+)$/.exec(
    reference,
  )?.[1];
  if (name !== undefined) {
    return `${models}${name}`;
  }
  return reference.startsWith('#') && !reference.startsWith(models)
    ? `${place}${reference.slice(1)}`
    : reference;
}
