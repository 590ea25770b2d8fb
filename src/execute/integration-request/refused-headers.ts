import { misconfigured } from '../../errors.js';
import type { Integration } from '../../model/integration.js';

/**
 * Refuses mappings to headers with which no request to AWS succeeds, to Lambda and to other services
 * alike (LocalStack `test_apigateway_header_remapping_aws`).
 * @param overridden headers that a template sets
 * @throws GatewayError `API_CONFIGURATION_ERROR`
 */
export function refuseMappedHeaders(
  { requestParameters }: Integration,
  overridden: Iterable<string> = [],
): void {
  for (const { location, name } of requestParameters) {
    if (location === 'header') {
      refuseHeader(name);
    }
  }
  for (const name of overridden) {
    refuseHeader(name);
  }
}

function refuseHeader(name: string): void {
  if (REFUSED_HEADERS.has(name.toLowerCase())) {
    throw misconfigured(`${name} cannot be mapped in a request to AWS: remove the mapping`);
  }
}

const REFUSED_HEADERS: ReadonlySet<string> = new Set([
  'authorization',
  'connection',
  'content-length',
  'expect',
  'proxy-authenticate',
  'te',
  'transfer-encoding',
]);
