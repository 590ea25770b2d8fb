import { checkedCredentials } from '../../../checks/aws-credentials.js';
import { reasonOf } from '../../../checks/value-kinds.js';
import { GatewayError, isGatewayError, misconfigured } from '../../../errors.js';
import type { AwsCredentials, AwsOptions } from '../../../model/aws-account.js';
import { hookFailure, hookResult, settled } from '../../callers/deadline.js';
import { leave } from '../../callers/leave.js';

/** How long the function of the option may take, in milliseconds. */
export interface CredentialLimits {
  /** What is left of the integration's time. */
  readonly timeoutInMillis: number;
  readonly hookTimeoutInMillis: number;
}

/**
 * The credentials for one request: those of the option, or those that its function returns.
 * @throws GatewayError `API_CONFIGURATION_ERROR` if the function throws, rejects, returns anything but
 * credentials, or takes longer than `hookTimeoutInMillis`; `INTEGRATION_TIMEOUT` if the integration's time
 * ends first; a GatewayError that the function throws
 */
export async function askCredentials(
  credentials: AwsOptions['credentials'],
  { timeoutInMillis, hookTimeoutInMillis }: CredentialLimits,
): Promise<AwsCredentials> {
  if (typeof credentials !== 'function') {
    return credentials;
  }
  let given: unknown;
  try {
    const asked: unknown = credentials();
    given = await (timeoutInMillis < hookTimeoutInMillis
      ? settled(asked, timeoutInMillis, () => outOfTime(timeoutInMillis))
      : hookResult(asked, hookTimeoutInMillis));
  } catch (cause) {
    leave(cause);
    if (isGatewayError(cause)) {
      throw cause;
    }
    const failure = hookFailure(`The function ${NAME}`, cause);
    throw misconfigured(failure.message, failure.cause);
  }
  try {
    return checkedCredentials(given);
  } catch (cause) {
    leave(given);
    throw misconfigured(`What the function ${NAME} returned ${reasonOf(cause)}`);
  }
}

const NAME = 'aws.credentials';

function outOfTime(timeoutInMillis: number): GatewayError {
  const cause = new Error(
    `The function ${NAME} returned nothing within the ${timeoutInMillis} ms of the integration`,
  );
  return new GatewayError('INTEGRATION_TIMEOUT', undefined, { cause });
}
