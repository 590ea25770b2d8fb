import { checkedCredentials } from '../../checks/aws-credentials.js';
import { httpAddress } from '../../checks/http-address.js';
import { checkOptions, type OptionCheck, refuse } from '../../checks/option-checks.js';
import { reasonOf } from '../../checks/value-kinds.js';
import type { AwsOptions } from '../../model/aws-account.js';

/**
 * Checks the option `aws`.
 * @returns a copy, with the keys alone as credentials, and an address as a URL
 * @throws TypeError for credentials or an endpoint that cannot be used
 */
export const checkAws: OptionCheck = (value) => {
  const options = checkOptions(value as AwsOptions, AWS_OPTION_CHECKS, 'the option aws');
  if (options.credentials === undefined) {
    refuse('aws.credentials', '{ accessKeyId, secretAccessKey }, or a function', undefined);
  }
  return options;
};

const AWS_OPTION_CHECKS: Readonly<Record<keyof AwsOptions, OptionCheck>> = {
  credentials(value) {
    if (typeof value === 'function') {
      return undefined;
    }
    try {
      return checkedCredentials(value);
    } catch (cause) {
      throw new TypeError(`aws.credentials ${reasonOf(cause)}`);
    }
  },
  endpoint: (value) =>
    typeof value === 'function'
      ? undefined
      : (httpAddress(value) ??
        refuse(
          'aws.endpoint',
          'a function, or an address such as "http://localhost:4566" without credentials or query',
          value,
        )),
};
