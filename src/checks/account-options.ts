import type { AwsAccount, AwsAccountOptions } from '../model/aws-account.js';
import { being, type OptionCheck } from './option-checks.js';

const aName = being(
  'a string of lower-case letters, digits and hyphens',
  (value) => typeof value === 'string' && /^[a-z][a-z0-9-]*$/.test(value),
);

/** One check for each option of the account. */
export const ACCOUNT_OPTION_CHECKS: Readonly<Record<keyof AwsAccountOptions, OptionCheck>> = {
  accountId: being(
    'a string of 12 digits',
    (value) => typeof value === 'string' && /^\d{12}$/.test(value),
  ),
  region: aName,
  partition: aName,
};

/** Completes the options with their defaults. */
export function awsAccount(options: AwsAccountOptions): AwsAccount {
  const { accountId = '123456789012', region = 'us-east-1', partition } = options;
  return Object.freeze({ accountId, region, partition: partition ?? partitionOf(region) });
}

/** AWS: "Amazon Resource Names (ARNs)", partitions. */
function partitionOf(region: string): string {
  if (region.startsWith('cn-')) {
    return 'aws-cn';
  }
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
