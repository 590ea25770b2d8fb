import { GatewayError } from '../../errors.js';
import { NO_BYTES } from '../../http/body.js';
import { readJson, type Value } from '../../java/json/index.js';
import type { MappedIntegration } from '../../model/integration.js';
import { type MappedPayload, mappedPayload } from '../integration-request/mapped-request.js';
import { mappedResponse, type ReceivedResponse } from '../integration-response.js';
import { decodeUtf8 } from '../payload/binary.js';
import { after } from '../payload/read-ahead.js';
import type { IntegrationBoxes } from './integration-boxes.js';

/** Responds without calling a backend: its integration request is a payload only. */
export const mock: IntegrationBoxes<MappedIntegration, MockRequest, ReceivedResponse> = {
  request: (exchange, integration, body) =>
    after(mappedPayload(exchange, integration, body), (mapped) => ({ ...mapped, integration })),
  call: (_exchange, { payload }) => mockResponse(payload),
  response: (exchange, { integration, scope }, received) =>
    mappedResponse(exchange, integration, scope, received),
};

interface MockRequest extends MappedPayload {
  readonly integration: MappedIntegration;
}

/**
 * A mock's response: the status that its payload asks for, and no body. The payload is the output of the
 * request template, or the client's own if no template applies. AWS reads it leniently (bare keys, single
 * quotes, surplus commas), but the status must be an integer.
 * AWS: "Set up mock integrations in API Gateway"; that a payload without a status is a 500 was seen
 * on the service (aws/aws-cdk#18297, alma-cdk/openapix#37).
 * @throws GatewayError `API_CONFIGURATION_ERROR`
 */
function mockResponse(payload: Uint8Array): ReceivedResponse {
  const status = statusCodeIn(decodeUtf8(payload));
  if (typeof status === 'number') {
    return { status: String(status), response: undefined, bytes: NO_BYTES };
  }
  throw new GatewayError('API_CONFIGURATION_ERROR', undefined, {
    cause: new Error(
      'Unable to parse statusCode. It should be an integer that is defined in the request template.',
    ),
  });
}

function statusCodeIn(payload: string): Value | undefined {
  try {
    const value = readJson(payload);
    if (value === null || typeof value !== 'object' || value.kind !== 'Map') {
      return undefined;
    }
    return value.entries.get('statusCode');
  } catch {
    return undefined;
  }
}
