import type { ImportIssue } from './document/import-issue.js';

/** The decision of a policy about a request; `silent` denies, too, where nothing else allows. */
export type PolicyDecision = 'allow' | 'deny' | 'silent';

/** A policy in IAM's language, read and checked. */
export interface Policy {
  /** The condition keys and policy variables that it uses, each with its place in the policy. */
  readonly conditionKeys: readonly ConditionKeyUse[];
  /** Its decision: a statement that denies goes before one that allows. Never throws. */
  judge(request: PolicyRequest): PolicyDecision;
}

/** A condition key that a statement uses. */
export interface ConditionKeyUse {
  /** In lower case, for IAM compares names without regard to case: `aws:sourcevpce`. */
  readonly key: string;
  /** As written. */
  readonly name: string;
  /** The names and indexes that lead from the policy to the place. */
  readonly path: readonly string[];
}

/** What a policy decides about. */
export interface PolicyRequest {
  /** `execute-api:Invoke`. */
  readonly action: string;
  /**
   * The ARN of the method with the path as asked, then with the path as backends may read it. A
   * statement that denies needs to name one of them, a statement that allows all of them or, letter by
   * letter, the first.
   */
  readonly resources: readonly [asked: string, ...read: string[]];
  readonly caller: PolicyCaller;
  /** The values of a condition key, whose name is in lower case. */
  readonly keys: (key: string) => ConditionValues;
}

/** The values of a condition key: none, or more than the gateway can know. */
export type ConditionValues = readonly string[] | 'absent' | 'unknown';

/**
 * The client: one without a name, one that only earlier middleware knows, or an IAM principal.
 */
export type PolicyCaller = 'anonymous' | 'unknown' | PolicyPrincipal;

/** An IAM principal. */
export interface PolicyPrincipal {
  readonly userArn: string;
  readonly accountId: string | undefined;
  /** The unique ID, such as `AIDA…`. */
  readonly user: string | undefined;
  readonly principalOrgId: string | undefined;
}

/** The policy of an API, `x-amazon-apigateway-policy`. */
export interface ResourcePolicy {
  /** `undefined` while {@link unresolved} has something. */
  readonly policy: Policy | undefined;
  /** Its condition keys whose values the gateway cannot find itself, such as `aws:SourceVpce`. */
  readonly foreignKeys: readonly ForeignKey[];
  /** Its values that only a deployment fills in. */
  readonly unresolved: readonly ImportIssue[];
}

/** A condition key that only AWS's network or the user of the gateway knows. */
export interface ForeignKey {
  /** In lower case. */
  readonly key: string;
  /** Why the gateway does not start without a value for it. */
  readonly issue: ImportIssue;
}
