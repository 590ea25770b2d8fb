import { GatewayError } from '../../errors.js';
import { JsonSyntaxError } from '../../java/json/index.js';
import type { MappingScope, MappingTemplate } from '../../model/mapping.js';

/**
 * Renders a mapping template. A request payload that begins like JSON but is not valid JSON is the
 * client's fault; every other failure is the fault of the document or the backend.
 * @param of whose template it is
 * @throws GatewayError `BAD_REQUEST_BODY` or `API_CONFIGURATION_ERROR`; `cause` names the place
 */
export function renderMappingTemplate(
  template: MappingTemplate,
  scope: MappingScope,
  of: 'request' | 'response',
): string {
  try {
    return template.render(scope);
  } catch (cause) {
    if (cause instanceof GatewayError) {
      throw cause;
    }
    throw of === 'request' && isSyntaxError(cause) && isBroken(scope)
      ? new GatewayError('BAD_REQUEST_BODY', 'Could not process payload', { cause })
      : new GatewayError('API_CONFIGURATION_ERROR', undefined, { cause });
  }
}

function isSyntaxError(error: unknown): boolean {
  return error instanceof JsonSyntaxError || (error instanceof Error && isSyntaxError(error.cause));
}

function isBroken({ body }: MappingScope): boolean {
  try {
    body.value();
    return false;
  } catch {
    return true;
  }
}
