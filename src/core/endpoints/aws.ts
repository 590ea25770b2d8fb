import { integrated } from '../../execute/callers/integrate.js';
import type { AwsServices, EndpointCall } from '../../execute/request-context/settings.js';
import type { CallLimits } from '../../http/under-way.js';
import type { RequestSigner } from '../../model/aws-account.js';
import type { WithDefaults } from '../settings.js';

/**
 * What the option `aws` makes of AWS services; `undefined` without it.
 * @throws TypeError if the platform has no HTTP client and no signer
 */
export function awsOf(
  { aws, integrate, hookTimeoutInMillis }: WithDefaults<never>,
  send: EndpointCall | undefined,
  sign: RequestSigner | undefined,
  limits: CallLimits,
): AwsServices | undefined {
  if (aws === undefined) {
    return undefined;
  }
  if (sign === undefined) {
    throw new TypeError(
      'The option aws cannot take effect, because apigateway-middleware/core has no HTTP client: use backends: { AWS: … }',
    );
  }
  if (send === undefined) {
    return undefined; // no integration needs it
  }
  const surround = (call: EndpointCall): EndpointCall =>
    integrate === undefined ? call : integrated(integrate, call, hookTimeoutInMillis, limits);
  return { ...aws, sign, send, surround };
}
