import { DEFAULT_MEDIA_TYPE, mediaTypeOf } from '../../http/media-type.js';
import type { MappingTemplate } from '../../model/mapping.js';
import type { MethodRequest } from '../../model/message.js';

/** AWS: "only the first `Accept` media type is honored". */
export function acceptedType(request: MethodRequest): string {
  const accept = request.header('accept')?.[0];
  return accept === undefined ? DEFAULT_MEDIA_TYPE : mediaTypeOf(accept);
}

/**
 * The response template for a client: of its own media type, else of `application/json`, else the
 * first. AWS: "Mapping template selection for method responses".
 */
export function chooseResponseTemplate(
  templates: ReadonlyMap<string, MappingTemplate>,
  mediaType: string,
): MappingTemplate | undefined {
  if (templates.size === 0) {
    return undefined;
  }
  return (
    templates.get(mediaType) ?? templates.get(DEFAULT_MEDIA_TYPE) ?? templates.values().next().value
  );
}
