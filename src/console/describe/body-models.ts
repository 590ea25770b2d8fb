import { isObject, memberPointer } from '../../checks/document-values.js';
import { mediaTypeOf } from '../../http/media-type.js';
import type { JsonPointer } from '../../model/document/import-issue.js';
import type { Method } from '../../model/rest-api.js';
import type { DocumentView } from './document-view.js';
import { givenExample } from './sample/sample-value.js';

/** The model of a request body, as the document has it. */
export interface BodyModel {
  /** In lower case, without parameters. */
  readonly mediaType: string;
  /** JSON Schema; the target of a reference. */
  readonly schema: unknown;
  readonly pointer: JsonPointer;
  /** The example beside the schema; `undefined` without one. */
  readonly example: unknown;
}

/** The models of the request bodies of a method, whether or not a validator checks them. */
export function bodyModels({ pointer }: Method, view: DocumentView): readonly BodyModel[] {
  const body = view.referent(view.memberAt(`${pointer}/requestBody`)?.value);
  const content = body && view.referent(body.content);
  return content === undefined
    ? bodyParameterModels(pointer, view)
    : Object.keys(content).flatMap((mediaType) => {
        const place = memberPointer(`${pointer}/requestBody/content`, mediaType);
        const media = view.referent(content[mediaType]) ?? {};
        return modelAt(`${place}/schema`, mediaType, givenExample(media), view);
      });
}

/** Swagger 2.0: one schema for all media types that the operation, or else the document, consumes. */
function bodyParameterModels(operation: JsonPointer, view: DocumentView): readonly BodyModel[] {
  const pathItem = operation.slice(0, operation.lastIndexOf('/'));
  for (const place of [operation, pathItem]) {
    const list = view.memberAt(`${place}/parameters`)?.value;
    const index = Array.isArray(list)
      ? list.findIndex((item) => view.referent(item)?.in === 'body')
      : -1;
    if (index !== -1) {
      const schema = `${place}/parameters/${index}/schema`;
      return consumed(operation, view).flatMap((type) => modelAt(schema, type, undefined, view));
    }
  }
  return [];
}

function consumed(operation: JsonPointer, view: DocumentView): readonly string[] {
  const lists = [operation, '#'].map((place) => view.memberAt(`${place}/consumes`)?.value);
  const types = lists.find(Array.isArray)?.filter((type) => typeof type === 'string') ?? [];
  return types.length === 0 ? ['application/json'] : types;
}

function modelAt(
  pointer: JsonPointer,
  mediaType: string,
  example: unknown,
  view: DocumentView,
): readonly BodyModel[] {
  const written = view.memberAt(pointer)?.value;
  const schema = view.referent(written);
  if (schema === undefined) {
    return [];
  }
  const reference = isObject(written) && Object.hasOwn(written, '$ref') ? written.$ref : undefined;
  const target = typeof reference === 'string' ? reference : pointer;
  return [{ mediaType: mediaTypeOf(mediaType), schema, pointer: target, example }];
}
