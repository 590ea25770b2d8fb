import type { AwsAccount } from '../model/aws-account.js';
import type { ConditionKeyUse } from '../model/policy.js';
import { PolicyFault, type PolicyText } from './policy-fault.js';
import { type TextPattern, textPattern } from './text-pattern.js';

/** What a policy belongs to, which decides what its statements may have. */
export interface StatementKind {
  /** The subject of messages: `policyDocument`. */
  readonly what: string;
  /**
   * The API that the policy is attached to: its statements have principals, and short resources are
   * completed with it. `undefined` for the policy of an identity, which has neither.
   */
  readonly attachedTo: { readonly account: AwsAccount; readonly apiId: string } | undefined;
}

/** What the reading of one policy shares. */
export interface StatementScope extends StatementKind {
  /** Whether `${…}` is a variable: from the version 2012-10-17 on. */
  readonly variables: boolean;
  /** Gets the condition keys that are used. */
  readonly uses: ConditionKeyUse[];
}

/**
 * Compiles a text that may have variables, and notes their keys.
 * @throws PolicyFault
 */
export function readPattern(
  { text, path }: PolicyText,
  wildcards: boolean,
  { variables, uses }: Pick<StatementScope, 'variables' | 'uses'>,
  ignoresCase = false,
): TextPattern {
  if (!variables && text.includes('${')) {
    throw new PolicyFault(
      'A policy variable needs "Version": "2012-10-17" in the policy; earlier versions take it literally',
      path,
    );
  }
  try {
    const pattern = textPattern(text, { wildcards, ignoresCase });
    for (const name of pattern.variables) {
      uses.push({ key: name.toLowerCase(), name, path });
    }
    return pattern;
  } catch (cause) {
    throw new PolicyFault(`The text ${(cause as Error).message}`, path);
  }
}
