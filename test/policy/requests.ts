import type { ConditionValues, PolicyCaller, PolicyRequest } from '../../src/model/policy.js';

export const ARN = 'arn:aws:execute-api:us-east-1:123456789012:abc123defg/test/GET/pets/1';

/** A request of an anonymous caller, for policies to judge. */
export function requestOf(
  keys: Readonly<Record<string, ConditionValues>> = {},
  caller: PolicyCaller = 'anonymous',
  resources: PolicyRequest['resources'] = [ARN],
): PolicyRequest {
  return {
    action: 'execute-api:Invoke',
    resources,
    caller,
    keys: (key) => keys[key] ?? 'absent',
  };
}

/** What resource policies of the API of {@link ARN} are read with. */
export const ATTACHED = {
  what: 'The policy',
  attachedTo: {
    account: { accountId: '123456789012', region: 'us-east-1', partition: 'aws' },
    apiId: 'abc123defg',
  },
} as const;

/** What the policies of identities are read with. */
export const OF_IDENTITY = { what: 'The policy', attachedTo: undefined } as const;

/** A policy of one statement about every request, with changes. */
export function policyOf(changes: object, Version = '2012-10-17'): object {
  return {
    Version,
    Statement: { Effect: 'Allow', Action: 'execute-api:Invoke', Resource: '*', ...changes },
  };
}
