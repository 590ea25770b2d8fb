/** A policy in IAM's language, as an authorizer returns it. AWS: "IAM JSON policy elements reference". */
export interface PolicyDocument {
  readonly Version?: string | undefined;
  readonly Id?: string | undefined;
  readonly Statement: PolicyStatement | readonly PolicyStatement[];
}

/**
 * One statement, with `Action` or `NotAction`, and with `Resource` or `NotResource`. A policy with other
 * members is refused, and so is one with an operator or a condition key that is not understood.
 */
export interface PolicyStatement {
  readonly Sid?: string | undefined;
  /** `Allow` or `Deny`. */
  readonly Effect: string;
  readonly Action?: string | readonly string[] | undefined;
  readonly NotAction?: string | readonly string[] | undefined;
  readonly Resource?: string | readonly string[] | undefined;
  readonly NotResource?: string | readonly string[] | undefined;
  readonly Condition?: PolicyConditions | undefined;
}

/** Values by condition key, by operator: `{ IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } }`. */
export type PolicyConditions = Readonly<
  Record<string, Readonly<Record<string, PolicyValue | readonly PolicyValue[]>>>
>;

type PolicyValue = string | number | boolean;
