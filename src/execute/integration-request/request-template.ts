import { GatewayError } from '../../errors.js';
import { isBinaryMediaType, mediaTypeOfRequest } from '../../http/media-type.js';
import type { MappedIntegration } from '../../model/integration.js';
import type { MappingScope, MappingTemplate } from '../../model/mapping.js';
import type { MethodRequest } from '../../model/message.js';
import type { RestApi } from '../../model/rest-api.js';
import { convertRequest, type Payload, templateText } from '../payload/binary.js';
import { renderMappingTemplate } from '../payload/template-failure.js';

/** A payload converted as `contentHandling` says, and the template that will read it. */
export interface IntegrationPayload {
  readonly payload: Payload;
  /** `undefined`: the payload passes through. */
  readonly template: MappingTemplate | undefined;
}

/**
 * Converts the payload and selects its template by the `Content-Type` of the request.
 * @throws GatewayError `UNSUPPORTED_MEDIA_TYPE` if passthrough is not allowed
 */
export function integrationPayload(
  integration: MappedIntegration,
  api: RestApi,
  request: MethodRequest,
  bytes: Uint8Array,
): IntegrationPayload {
  const mediaType = mediaTypeOfRequest(request);
  const template = chooseRequestTemplate(integration, mediaType);
  const isBinary = isBinaryMediaType(mediaType, api.binaryMediaTypes);
  return { payload: convertRequest(bytes, isBinary, integration.contentHandling), template };
}

/**
 * The template for a media type; `undefined` if the payload passes through. AWS: "Integration passthrough
 * behaviors", all rows of the table.
 * @throws GatewayError `UNSUPPORTED_MEDIA_TYPE` if passthrough is not allowed
 */
export function chooseRequestTemplate(
  { requestTemplates, passthroughBehavior }: MappedIntegration,
  mediaType: string,
): MappingTemplate | undefined {
  const template = requestTemplates.get(mediaType) ?? requestTemplates.get('$default');
  if (template !== undefined) {
    return template;
  }
  const passes =
    passthroughBehavior === 'WHEN_NO_MATCH' ||
    (passthroughBehavior === 'WHEN_NO_TEMPLATES' && requestTemplates.size === 0);
  if (passes) {
    return undefined;
  }
  throw new GatewayError('UNSUPPORTED_MEDIA_TYPE', undefined, {
    cause: new Error(
      `No request template for "${mediaType}", and passthrough is ${passthroughBehavior}`,
    ),
  });
}

/** Renders the template, or passes the payload through. */
export function renderPayload(
  { payload, template }: IntegrationPayload,
  scope: MappingScope,
): Payload {
  if (template === undefined) {
    return payload;
  }
  templateText(payload);
  return { kind: 'text', text: renderMappingTemplate(template, scope, 'request') };
}
