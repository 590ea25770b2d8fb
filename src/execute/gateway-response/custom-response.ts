import {
  GATEWAY_RESPONSES,
  type GatewayResponse,
  type GatewayResponseType,
} from '../../model/gateway-response.js';
import type { RestApi } from '../../model/rest-api.js';

/**
 * The document's settings for the type, or else for its class. A type with its own settings
 * inherits nothing (LocalStack `test_gateway_response_put`). AWS: 413 cannot be customized.
 */
export function customResponse(
  { gatewayResponses }: Pick<RestApi, 'gatewayResponses'>,
  type: GatewayResponseType,
): GatewayResponse | undefined {
  if (type === 'REQUEST_TOO_LARGE') {
    return undefined;
  }
  const family = GATEWAY_RESPONSES[type].statusCode < 500 ? 'DEFAULT_4XX' : 'DEFAULT_5XX';
  return gatewayResponses.get(type) ?? gatewayResponses.get(family);
}
