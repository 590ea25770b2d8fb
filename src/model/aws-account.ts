/** The account and region that an API appears to be deployed to. */
export interface AwsAccount {
  /** 12 digits. */
  readonly accountId: string;
  readonly region: string;
  /** `aws`, `aws-cn`, `aws-us-gov`. */
  readonly partition: string;
}

/** Options for the account; also the values of `${AWS::AccountId}`, `${AWS::Region}`, `${AWS::Partition}`. */
export interface AwsAccountOptions {
  /** `AWS::AccountId` and `$context.accountId`, 12 digits; default `123456789012`. */
  readonly accountId?: string | undefined;
  /** `AWS::Region`; default `us-east-1`. */
  readonly region?: string | undefined;
  /** `AWS::Partition`; default: the one that the region is in. */
  readonly partition?: string | undefined;
}

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
