import type { ConditionValues, PolicyRequest } from '../model/policy.js';
import { readConditions } from './conditions/read-conditions.js';
import {
  PolicyFault,
  type PolicyPlace,
  type PolicyText,
  policyMembers,
  textsOf,
} from './policy-fault.js';
import { type PrincipalTest, readNotPrincipal, readPrincipal } from './principals.js';
import { readPattern, type StatementKind, type StatementScope } from './statement-scope.js';
import { type TextPattern, textPattern } from './text-pattern.js';
import { allVerdicts, anyVerdict, opposite, type Verdict } from './verdict.js';

/** A statement, ready to be compared with requests. */
export interface CompiledStatement {
  readonly denies: boolean;
  /** Whether it is about the request; `undefined` if that cannot be known. */
  applies(request: PolicyRequest): Verdict;
}

/**
 * Reads one statement.
 * @throws PolicyFault
 */
export function readStatement(place: PolicyPlace, scope: StatementScope): CompiledStatement {
  const principals = scope.attachedTo === undefined ? [] : ['Principal', 'NotPrincipal'];
  const members = policyMembers(place, 'A statement of the policy', [...MEMBERS, ...principals]);
  const effect = members.get('Effect');
  if (effect?.value !== 'Allow' && effect?.value !== 'Deny') {
    const path = effect?.path ?? place.path;
    throw new PolicyFault('"Effect" of a statement must be "Allow" or "Deny"', path);
  }
  const denies = effect.value === 'Deny';
  const [actions, areOthers] = either(place, members, 'Action');
  const patterns = textsOf(actions, areOthers ? 'NotAction' : 'Action').map(actionPattern);
  const isAction = ({ action }: PolicyRequest): boolean =>
    patterns.some((pattern) => pattern.fits(action, noKeys) === true) !== areOthers;
  const isEverything = scope.attachedTo !== undefined && !namesResources(members);
  const isResource = isEverything
    ? () => true
    : readResources(...either(place, members, 'Resource'), denies, scope);
  const isPrincipal = scope.attachedTo && readPrincipals(place, members, denies);
  const condition = members.get('Condition');
  const holds = condition && readConditions(condition, scope);
  return {
    denies,
    applies(request) {
      if (!isAction(request)) {
        return false;
      }
      return allVerdicts([
        isPrincipal === undefined ? true : isPrincipal(request.caller),
        isResource(request),
        holds === undefined ? true : holds(request.keys),
      ]);
    },
  };
}

const MEMBERS = ['Sid', 'Effect', 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition'];

type Members = ReadonlyMap<string, PolicyPlace>;

/** The member `NAME`, or `NotNAME` and `true`. */
function either(
  { path }: PolicyPlace,
  members: Members,
  name: string,
): [place: PolicyPlace, areOthers: boolean] {
  const [own, others] = [members.get(name), members.get(`Not${name}`)];
  if (own !== undefined && others !== undefined) {
    throw new PolicyFault(`A statement has either "${name}" or "Not${name}"`, others.path);
  }
  const place = own ?? others;
  if (place === undefined) {
    throw new PolicyFault(`A statement of the policy has no "${name}"`, path);
  }
  return [place, own === undefined];
}

/** A resource policy may leave them out, and is then about the whole API (deployed so by AWS's CDK). */
function namesResources(members: Members): boolean {
  return members.has('Resource') || members.has('NotResource');
}

function readPrincipals(place: PolicyPlace, members: Members, denies: boolean): PrincipalTest {
  const [principals, areOthers] = either(place, members, 'Principal');
  return areOthers ? readNotPrincipal(principals, denies) : readPrincipal(principals);
}

/** IAM: "IAM JSON policy elements: Action". */
function actionPattern({ text, path }: PolicyText): TextPattern {
  if (!/^(?:\*|[\w*?-]+:[\w*?-]+)$/.test(text)) {
    throw new PolicyFault(
      '"Action" of a statement must be *, or a service and an action separated by a colon',
      path,
    );
  }
  return textPattern(text, { wildcards: true, ignoresCase: true });
}

function readResources(
  place: PolicyPlace,
  areOthers: boolean,
  denies: boolean,
  scope: StatementScope,
): (request: PolicyRequest) => Verdict {
  const texts = textsOf(place, areOthers ? 'NotResource' : 'Resource');
  const patterns = texts.map((text) => resourcePattern(text, scope));
  const isListed = (resource: string, keys: PolicyRequest['keys']): Verdict =>
    anyVerdict(patterns.map((pattern) => pattern.fits(resource, keys)));
  return ({ resources, keys }) => {
    if (patterns.some(({ literal }) => literal === resources[0])) {
      return !areOthers;
    }
    const verdicts = resources.map((resource) =>
      areOthers ? opposite(isListed(resource, keys)) : isListed(resource, keys),
    );
    return denies ? anyVerdict(verdicts) : allVerdicts(verdicts);
  };
}

function resourcePattern({ text, path }: PolicyText, scope: StatementScope): TextPattern {
  const full = completed(text, scope.attachedTo);
  if (!/^(?:arn:|\*)/.test(full)) {
    const short = scope.attachedTo === undefined ? '' : ', or a short one such as "execute-api:/*"';
    throw new PolicyFault(
      `"Resource" of a statement must be an ARN${short}; it may contain * and ?`,
      path,
    );
  }
  return readPattern({ text: full, path }, true, scope);
}

/** AWS: "API Gateway resource policy examples": `execute-api:/stage/method/path`. */
function completed(text: string, attachedTo: StatementKind['attachedTo']): string {
  if (attachedTo === undefined || !text.startsWith('execute-api:')) {
    return text;
  }
  const { account, apiId } = attachedTo;
  const rest = text.slice('execute-api:'.length).replace(/^\/?/, '/');
  return `arn:${account.partition}:execute-api:${account.region}:${account.accountId}:${apiId}${rest}`;
}

function noKeys(): ConditionValues {
  return 'absent';
}
