import { unknownName } from '../../../checks/option-checks.js';
import { isRecord, kindOf, ownMembers } from '../../../checks/value-kinds.js';

/** What `$context.identity` has about a principal. AWS: "$context variables". */
const IDENTITY_NAMES = [
  'accessKey',
  'accountId',
  'caller',
  'user',
  'userArn',
  'principalOrgId',
  'cognitoAuthenticationProvider',
  'cognitoAuthenticationType',
  'cognitoIdentityId',
  'cognitoIdentityPoolId',
];

/** The result of the authorizer AWS_IAM in two parts: who the caller is, and the rest. */
export interface IdentityResult {
  /** For `$context.identity`; `undefined` if the result does not say. */
  readonly identity: Readonly<Record<string, string | null>> | undefined;
  /** `true` if there is nothing else. */
  readonly rest: unknown;
}

/**
 * Takes `identity` out of a result.
 * @throws TypeError for an identity with other members, or with values that are not text
 */
export function identityResult(result: unknown): IdentityResult {
  if (!isRecord(result) || !Object.hasOwn(result, 'identity')) {
    return { identity: undefined, rest: result };
  }
  const { identity, ...rest } = Object.fromEntries(ownMembers(result));
  return { identity: readIdentity(identity), rest: Object.keys(rest).length === 0 ? true : rest };
}

function readIdentity(identity: unknown): Readonly<Record<string, string | null>> {
  if (!isRecord(identity)) {
    throw new TypeError(`"identity" must be an object, not ${kindOf(identity)}`);
  }
  const read: Record<string, string | null> = {};
  for (const [name, value] of ownMembers(identity)) {
    if (!IDENTITY_NAMES.includes(name)) {
      throw unknownName(name, IDENTITY_NAMES, 'a member of "identity"');
    }
    if (value !== null && typeof value !== 'string') {
      throw new TypeError(`"identity.${name}" must be a string or null, not ${kindOf(value)}`);
    }
    read[name] = value;
  }
  return read;
}
