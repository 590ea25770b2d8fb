import { type OptionCheck, refuse } from '../../checks/option-checks.js';
import { isRecord, reasonOf } from '../../checks/value-kinds.js';
import { ApiImportError } from '../../errors.js';
import {
  type AttachedPolicy,
  type ConditionKeys,
  type ConditionKeysHook,
  readConditionKeys,
} from '../../execute/access/resource-policy.js';
import type { RestApi } from '../../model/rest-api.js';

/** What takes the place of the conditions of a resource policy that only AWS's network can check. */
export type ResourcePolicyOption = 'upstream' | ConditionKeys | ConditionKeysHook;

/** Checks the option `resourcePolicy` without its document. */
export const checkResourcePolicy: OptionCheck = (value, place) => {
  if (typeof value === 'function' || value === 'upstream') {
    return undefined;
  }
  if (!isRecord(value)) {
    refuse(place, "'upstream', an object of condition keys, or a function that returns one", value);
  }
  try {
    return Object.freeze(Object.fromEntries(readConditionKeys(value)));
  } catch (cause) {
    throw new TypeError(`${place} has ${reasonOf(cause)}`);
  }
};

/**
 * The resource policy to evaluate; `undefined` if the document has none, or if earlier middleware or the
 * network enforces it.
 * @throws ApiImportError with each part of the policy that the gateway cannot evaluate: it does not start
 * @throws TypeError if the option has no policy to act on
 */
export function attachedPolicyOf(
  { resourcePolicy }: RestApi,
  option: ResourcePolicyOption | undefined,
): AttachedPolicy | undefined {
  if (resourcePolicy === undefined) {
    if (option !== undefined) {
      throw new TypeError(
        'The option resourcePolicy is never used: the document has no x-amazon-apigateway-policy',
      );
    }
    return undefined;
  }
  if (option === 'upstream') {
    return undefined;
  }
  const { policy, foreignKeys, unresolved } = resourcePolicy;
  const given = typeof option === 'function' ? option : readConditionKeys(option ?? {});
  const missing = foreignKeys.filter(({ key }) => typeof given !== 'function' && !given.has(key));
  const issues = [...unresolved, ...missing.map(({ issue }) => issue)];
  if (issues.length > 0 || policy === undefined) {
    throw new ApiImportError(issues);
  }
  return { policy, given };
}
