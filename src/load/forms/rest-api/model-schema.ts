import type { RestApiDraft } from './rest-api-draft.js';

/**
 * A copy of a model's schema for its place in the document: references to other models by their
 * address, `https://apigateway.amazonaws.com/restapis/ID/models/NAME`, become local, and references
 * within the model point to its new place. AWS: "Data models for REST APIs".
 * @param place the reference to the model in the document
 */
export function copyModel(schema: object, place: string, draft: RestApiDraft): object {
  const copies = new Map<object, object>();
  const tasks: (readonly [source: object, copy: Record<string, unknown>])[] = [];
  const copyOf = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) {
      return value;
    }
    const known = copies.get(value);
    if (known !== undefined) {
      return known;
    }
    const copy = (Array.isArray(value) ? [] : Object.create(null)) as Record<string, unknown>;
    copies.set(value, copy);
    tasks.push([value, copy]);
    return copy;
  };
  const root = copyOf(schema) as object;
  for (let task = tasks.pop(); task !== undefined; task = tasks.pop()) {
    const [source, copy] = task;
    for (const [key, value] of Object.entries(source)) {
      copy[key] =
        key === '$ref' && typeof value === 'string'
          ? localReference(value, place, draft.modelReference)
          : copyOf(value);
      draft.sources.copy(source, key, copy, key);
    }
  }
  return root;
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
