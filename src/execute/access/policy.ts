import type { Policy } from '../../model/policy.js';
import { isGatewayKey } from '../../policy/conditions/condition-keys.js';
import { PolicyFault } from '../../policy/policy-fault.js';
import { readPolicy } from '../../policy/read-policy.js';

/**
 * Reads the policy that an authorizer returns. Read it once and let it judge every request that it is
 * kept for.
 * AWS: "Output from an API Gateway Lambda authorizer".
 * @throws PolicyFault for a policy with anything that is not understood, such as a condition key whose
 * values the gateway cannot know: ignoring it could allow what the policy denies
 */
export function readAuthorizerPolicy(document: unknown): Policy {
  const policy = readPolicy(document, { what: 'policyDocument', attachedTo: undefined });
  for (const { key, name, path } of policy.conditionKeys) {
    if (!isGatewayKey(key)) {
      throw new PolicyFault(
        `The condition key ${JSON.stringify(name)} of a statement is one whose value the gateway does not know`,
        path,
      );
    }
  }
  return policy;
}
