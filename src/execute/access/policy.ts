import { isRecord, kindOf, ownMembers } from '../../checks/value-kinds.js';

/** An IAM policy document, as far as API Gateway evaluates what an authorizer returns. */
export interface PolicyDocument {
  readonly Version?: string | undefined;
  readonly Id?: string | undefined;
  readonly Statement: PolicyStatement | readonly PolicyStatement[];
}

/** One statement. A policy with other members, such as conditions, is refused. */
export interface PolicyStatement {
  readonly Sid?: string | undefined;
  /** `Allow` or `Deny`. */
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
}

/** The decision of a policy about a method; `silent` denies, too. */
export type PolicyDecision = 'allow' | 'deny' | 'silent';

/**
 * Judges a method by a policy. A denial wins; silence denies.
 * AWS: "Output from an API Gateway Lambda authorizer".
 * @param methodArn `arn:aws:execute-api:REGION:ACCOUNT:API/STAGE/VERB/PATH`
 * @throws TypeError for a policy with anything that is not understood: ignoring it could allow
 * what the policy denies
 */
export function judgePolicy(policy: unknown, methodArn: string): PolicyDecision {
  const matching = statementsOf(policy).filter(
    ({ actions, resources }) =>
      actions.some((action) => matchesPattern(action.toLowerCase(), 'execute-api:invoke')) &&
      resources.some((resource) => matchesPattern(resource, methodArn)),
  );
  if (matching.some(({ denies }) => denies)) {
    return 'deny';
  }
  return matching.length > 0 ? 'allow' : 'silent';
}

interface Statement {
  readonly denies: boolean;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
}

function statementsOf(policy: unknown): readonly Statement[] {
  const members = membersOf(policy, 'policyDocument', ['Version', 'Id', 'Statement']);
  const version = members.get('Version');
  if (version !== undefined && version !== '2012-10-17' && version !== '2008-10-17') {
    throw new TypeError('"Version" of the policy must be "2012-10-17"');
  }
  const statement = members.get('Statement');
  if (statement === undefined) {
    throw new TypeError('The policy has no "Statement"');
  }
  const list: readonly unknown[] = Array.isArray(statement) ? statement : [statement];
  return Array.from(list, readStatement);
}

function readStatement(statement: unknown): Statement {
  const members = membersOf(statement, 'A statement of the policy', [
    'Sid',
    'Effect',
    'Action',
    'Resource',
  ]);
  const effect = members.get('Effect');
  if (effect !== 'Allow' && effect !== 'Deny') {
    throw new TypeError('"Effect" of a statement must be "Allow" or "Deny"');
  }
  const resources = textsOf(members.get('Resource'), 'Resource');
  for (const resource of resources) {
    if (!/^(?:arn:|\*)/.test(resource) || resource.includes('${')) {
      throw new TypeError(
        '"Resource" of a statement must be an ARN; it may contain * and ?, but no variables',
      );
    }
  }
  const actions = textsOf(members.get('Action'), 'Action');
  if (!actions.every((action) => ACTION.test(action))) {
    throw new TypeError(
      '"Action" of a statement must be *, or a service and an action separated by a colon',
    );
  }
  return { denies: effect === 'Deny', actions, resources };
}

/** IAM: "IAM JSON policy elements: Action". */
const ACTION = /^(?:\*|[\w*?-]+:[\w*?-]+)$/;

function membersOf(
  value: unknown,
  what: string,
  known: readonly string[],
): ReadonlyMap<string, unknown> {
  if (!isRecord(value)) {
    throw new TypeError(`${what} must be an object, not ${kindOf(value)}`);
  }
  const members = ownMembers(value);
  for (const name of members.keys()) {
    if (!known.includes(name)) {
      throw new TypeError(
        `${what} has ${JSON.stringify(name)}, which is not understood: the known members are ${known.join(', ')}`,
      );
    }
  }
  return members;
}

function textsOf(value: unknown, name: string): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? Array.from(value) : [value];
  if (list.length > 0 && list.every((one) => typeof one === 'string')) {
    return list as readonly string[];
  }
  throw new TypeError(`"${name}" of a statement must be a string or a list of strings`);
}

/** `*` stands for any text, `?` for any character; the time grows at most with the product of the lengths. */
function matchesPattern(pattern: string, text: string): boolean {
  let at = 0;
  let star = -1;
  let resume = 0;
  for (let i = 0; i < text.length; ) {
    if (at < pattern.length && pattern[at] === '*') {
      star = at++;
      resume = i;
    } else if (at < pattern.length && (pattern[at] === '?' || pattern[at] === text[i])) {
      at++;
      i++;
    } else if (star !== -1) {
      at = star + 1;
      i = ++resume;
    } else {
      return false;
    }
  }
  while (pattern[at] === '*') {
    at++;
  }
  return at === pattern.length;
}
