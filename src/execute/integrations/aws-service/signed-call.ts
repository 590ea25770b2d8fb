import { misconfigured } from '../../../errors.js';
import { readRequestBody } from '../../../http/body.js';
import type { EndpointResponse, IntegrationRequest } from '../../../model/message.js';
import { traceEndpointRequest } from '../../log/log-lines.js';
import type { MatchedExchange } from '../../request-context/exchange.js';
import type { AwsServices } from '../../request-context/settings.js';
import { askCredentials } from './service-credentials.js';
import { signingNameOf } from './service-facts.js';

/**
 * Signs a request and sends it. `timeoutInMillis` is the time for the credentials, the signature and the
 * response together.
 * @throws GatewayError as the credentials and the client do
 */
export async function signedCall(
  exchange: MatchedExchange,
  aws: AwsServices,
  request: IntegrationRequest,
): Promise<EndpointResponse> {
  const { awsService } = request.integration;
  if (awsService === undefined) {
    throw misconfigured(`${request.integration.uri?.text} names no AWS service`);
  }
  const { hookTimeoutInMillis, payloadLimit, clock } = exchange.settings;
  const { timeoutInMillis } = request;
  const start = performance.now();
  const credentials = await askCredentials(aws.credentials, {
    timeoutInMillis,
    hookTimeoutInMillis,
  });
  const body = request.body && (await readRequestBody(request.body, payloadLimit));
  const signature = await aws.sign(
    { ...request, body },
    {
      service: signingNameOf(awsService),
      region: awsService.region,
      credentials,
      time: clock(),
    },
  );
  const left = Math.ceil(timeoutInMillis - (performance.now() - start));
  const signed = { ...request, ...signature, body, timeoutInMillis: Math.max(left, 1) };
  traceEndpointRequest(exchange, signed);
  return aws.send(signed);
}
