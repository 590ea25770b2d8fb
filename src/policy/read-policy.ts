import type { ConditionKeyUse, Policy } from '../model/policy.js';
import { PolicyFault, policyMembers, policyValues } from './policy-fault.js';
import { readStatement } from './statement.js';
import type { StatementKind } from './statement-scope.js';

/**
 * Reads a policy. Anything in it that is not understood is refused: passing over it could allow what
 * the policy denies.
 * AWS: "IAM JSON policy elements reference".
 * @param kind what the policy belongs to
 * @throws PolicyFault at the first thing that is wrong
 */
export function readPolicy(policy: unknown, kind: StatementKind): Policy {
  const root = { value: policy, path: [] };
  const members = policyMembers(root, kind.what, ['Version', 'Id', 'Statement']);
  const version = members.get('Version');
  if (version !== undefined && !VERSIONS.includes(version.value as string)) {
    throw new PolicyFault('"Version" of the policy must be "2012-10-17"', version.path);
  }
  const statement = members.get('Statement');
  if (statement === undefined) {
    throw new PolicyFault('The policy has no "Statement"', []);
  }
  const uses: ConditionKeyUse[] = [];
  const statements = policyValues(statement).map((place) =>
    readStatement(place, { ...kind, variables: version?.value === VERSIONS[0], uses }),
  );
  return Object.freeze<Policy>({
    conditionKeys: Object.freeze(uses),
    judge(request) {
      let isAllowed = false;
      for (const { denies, applies } of statements) {
        if (denies ? applies(request) !== false : !isAllowed && applies(request) === true) {
          if (denies) {
            return 'deny';
          }
          isAllowed = true;
        }
      }
      return isAllowed ? 'allow' : 'silent';
    },
  });
}

const VERSIONS = ['2012-10-17', '2008-10-17'];
