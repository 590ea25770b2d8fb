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
