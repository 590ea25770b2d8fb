import { quote } from '../checks/document-values.js';
import type { PolicyCaller, PolicyPrincipal } from '../model/policy.js';
import {
  PolicyFault,
  type PolicyPlace,
  type PolicyText,
  policyMembers,
  policyValues,
  textsOf,
} from './policy-fault.js';
import type { Verdict } from './verdict.js';

/** Whether a `Principal` or `NotPrincipal` applies to a caller. */
export type PrincipalTest = (caller: PolicyCaller) => Verdict;

/**
 * Reads `Principal`: `"*"` and `{ "AWS": "*" }` are everybody; no other principal is an anonymous caller.
 * An account is everybody in it, a role all its sessions. Whether a session is one of a `Federated`
 * principal, or an account one of a `CanonicalUser`, is not known. No caller is a `Service`.
 * AWS: "AWS JSON policy elements: Principal".
 * @throws PolicyFault
 */
export function readPrincipal(place: PolicyPlace): PrincipalTest {
  const { names, others } = listedIn(place, 'Principal');
  if (names.has('*')) {
    return () => true;
  }
  return (caller) => {
    if (caller === 'anonymous') {
      return false;
    }
    if (caller === 'unknown') {
      return names.size + others.size === 0 ? false : undefined;
    }
    const isListed = namesOf(caller).some((name) => names.has(name));
    return isListed || (mayBeOneOf(others, caller) ? undefined : false);
  };
}

/** Whether a caller may be listed by a name that the gateway cannot compare with it. */
function mayBeOneOf(others: ReadonlySet<string>, { userArn }: PolicyPrincipal): boolean {
  return (
    others.has('CanonicalUser') || (others.has('Federated') && /^arn:[\w-]+:sts:/.test(userArn))
  );
}

/**
 * Reads `NotPrincipal`. A caller is exempt from a denial only if all of its names are listed (its
 * account, too), and from an allowance if one of them is.
 * AWS: "AWS JSON policy elements: NotPrincipal".
 * @throws PolicyFault
 */
export function readNotPrincipal(place: PolicyPlace, denies: boolean): PrincipalTest {
  const { names, others } = listedIn(place, 'NotPrincipal');
  if (names.has('*')) {
    return () => false;
  }
  return (caller) => {
    if (typeof caller === 'string') {
      return caller === 'anonymous' ? true : undefined;
    }
    const isListed = (name: string): boolean => names.has(name);
    if (denies) {
      return !wholeChain(caller).every(isListed);
    }
    return namesOf(caller).some(isListed) ? false : !mayBeOneOf(others, caller) || undefined;
  };
}

/** The principals that a member lists. */
interface ListedPrincipals {
  /** Those of AWS, each in one spelling. */
  readonly names: ReadonlySet<string>;
  /** `Federated` or `CanonicalUser`, if any of that kind is listed. */
  readonly others: ReadonlySet<string>;
}

/** @throws PolicyFault */
function listedIn(place: PolicyPlace, name: string): ListedPrincipals {
  if (typeof place.value === 'string') {
    if (place.value !== '*') {
      throw new PolicyFault(
        `"${name}" must be "*" or an object such as { "AWS": "…" }, not ${quote(place.value)}`,
        place.path,
      );
    }
    return { names: new Set(['*']), others: new Set() };
  }
  const names = new Set<string>();
  const others = new Set<string>();
  const members = policyMembers(place, `"${name}"`, KINDS);
  if (members.size === 0) {
    throw new PolicyFault(`"${name}" of a statement lists no principal`, place.path);
  }
  for (const [kind, member] of members) {
    const texts = textsOf(member, `${name}.${kind}`);
    if (kind === 'AWS') {
      for (const text of texts) {
        names.add(principalOf(text, name));
      }
    } else if (policyValues(member).some(({ value }) => value === '*')) {
      throw new PolicyFault(`"${name}" may not list "*" for ${kind}`, member.path);
    } else if (kind !== 'Service') {
      others.add(kind);
    }
  }
  return { names, others };
}

const KINDS = ['AWS', 'Service', 'Federated', 'CanonicalUser'];

function principalOf({ text, path }: PolicyText, name: string): string {
  if (text === '*') {
    return text;
  }
  if (/^\d{12}$/.test(text)) {
    return accountName(text);
  }
  const [, accountId] = ROOT.exec(text) ?? [];
  if (accountId !== undefined) {
    return accountName(accountId);
  }
  const [, roleAccount, role] = ROLE.exec(text) ?? [];
  if (role !== undefined) {
    return roleName(roleAccount ?? '', role);
  }
  if (OTHER.test(text) || UNIQUE_ID.test(text)) {
    return text;
  }
  throw new PolicyFault(
    `"${name}" lists ${quote(text)}, which is not understood: use "*", an account of 12 digits, or the ARN of an account, user, role or session, without wildcards`,
    path,
  );
}

const ROOT = /^arn:[\w-]+:iam::(\d{12}):root$/;
const ROLE = /^arn:[\w-]+:iam::(\d{12}):role\/(?:[^*?]*\/)?([^*?/]+)$/;
const OTHER = /^arn:[\w-]+:(?:iam|sts)::(?:\d{12}|cloudfront):[\w+=,.@/-]+$/;
const UNIQUE_ID = /^[A-Z0-9]{16,128}$/;

/** All names by which a policy may list a principal. */
function namesOf(principal: PolicyPrincipal): readonly string[] {
  const { user } = principal;
  return user === undefined ? wholeChain(principal) : [...wholeChain(principal), user];
}

/** A principal, what it is a session of, and its account. */
function wholeChain({ userArn, accountId }: PolicyPrincipal): readonly string[] {
  const account = accountId ?? /^arn:[\w-]+:\w+::(\d{12}):/.exec(userArn)?.[1];
  const accounts = account === undefined ? [] : [accountName(account)];
  const [, sessionAccount, role] = SESSION.exec(userArn) ?? [];
  if (role !== undefined) {
    return [userArn, roleName(sessionAccount ?? '', role), ...accounts];
  }
  const [, roleAccount, assumed] = ROLE.exec(userArn) ?? [];
  if (assumed !== undefined) {
    return [roleName(roleAccount ?? '', assumed), ...accounts];
  }
  return ROOT.test(userArn) ? accounts : [userArn, ...accounts];
}

const SESSION = /^arn:[\w-]+:sts::(\d{12}):assumed-role\/([^/]+)\//;

function accountName(accountId: string): string {
  return `account ${accountId}`;
}

/** The ARN of a session lacks the path of its role, so paths do not count. */
function roleName(accountId: string, role: string): string {
  return `role ${accountId} ${role}`;
}
