import { checkedCredentials } from '../../checks/aws-credentials.js';
import { httpAddress } from '../../checks/http-address.js';
import { reasonOf } from '../../checks/value-kinds.js';
import type { AwsCredentials, AwsOptions } from '../../model/aws-account.js';
import type { Console } from '../output/console.js';
import type { Call, FlagSpecs } from './command.js';
import { UsageError } from './usage-error.js';

export const AWS_FLAG: FlagSpecs = {
  'aws-endpoint': {
    value: '[SERVICE=]ADDRESS',
    repeats: true,
    help: 'send requests to AWS services here, signed with the keys of the environment',
  },
};

/** What `--aws-endpoint` says. */
export interface AwsOfCall {
  /** The option `aws`; `undefined` without the flag. */
  readonly option: AwsOptions | undefined;
  /** Whether there is an address for a service. */
  reaches(service: string): boolean;
}

/**
 * Reads the addresses of `--aws-endpoint`, and the keys in the variables of the AWS command line.
 * @throws UsageError for an address that cannot be used, and for keys that are incomplete
 */
export function awsOfCall(call: Call, { env }: Pick<Console, 'env'>): AwsOfCall {
  const addresses = new Map(call.values('aws-endpoint').map(addressOf));
  const find = (service: string): URL | undefined => addresses.get(service) ?? addresses.get('');
  if (addresses.size === 0) {
    return { option: undefined, reaches: () => false };
  }
  const endpoint = (service: string): URL => {
    const address = find(service);
    if (address === undefined) {
      throw new Error(`there is no address for ${service}: pass --aws-endpoint ${service}=ADDRESS`);
    }
    return address;
  };
  return {
    option: { credentials: keysIn(env), endpoint },
    reaches: (service) => find(service) !== undefined,
  };
}

function addressOf(text: string): readonly [service: string, address: URL] {
  const [, service = '', rest = ''] = /^(?:([a-z0-9-]+)=)?(.*)$/s.exec(text) ?? [];
  const address = httpAddress(rest);
  if (address === undefined) {
    throw new UsageError(
      `--aws-endpoint ${JSON.stringify(text)} must have the form ADDRESS or SERVICE=ADDRESS, as in dynamodb=http://localhost:8000`,
    );
  }
  return [service, address];
}

/** Without keys those that emulators take. */
function keysIn(env: Console['env']): AwsCredentials {
  const {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
  } = env;
  if (accessKeyId === undefined && secretAccessKey === undefined) {
    return { accessKeyId: 'test', secretAccessKey: 'test' };
  }
  try {
    return checkedCredentials({ accessKeyId, secretAccessKey, sessionToken });
  } catch (cause) {
    throw new UsageError(
      `The keys in AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN ${reasonOf(cause)}`,
    );
  }
}
