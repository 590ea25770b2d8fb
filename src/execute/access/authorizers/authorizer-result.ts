import { isRecord, kindOf, ownMembers, reasonOf } from '../../../checks/value-kinds.js';
import { GatewayError } from '../../../errors.js';
import type { PolicyDecision, PolicyRequest } from '../../../model/policy.js';
import { leave } from '../../callers/leave.js';
import type { ContextPatch } from '../../request-context/context.js';
import { readAuthorizerPolicy } from '../policy.js';
import { withAction } from '../policy-request.js';
import { identityResult } from './identity-result.js';

/** The result of an authorizer, with every part checked. */
export interface Judgement {
  /** `refused`: a bare `false`, which no resource policy makes up for. */
  readonly decision: PolicyDecision | 'refused';
  /** For `$context`, even if the decision denies: gateway responses may use it. */
  readonly context: ContextPatch;
  readonly usageIdentifierKey: string | undefined;
  /** Whether the policy allows another action on this method, such as `execute-api:InvalidateCache`. */
  readonly allows: (action: string) => boolean;
  /** The body of the request, if the authorizer has read it. */
  readonly body?: Uint8Array | undefined;
  /** The parts of a result that may be kept for later requests; `undefined` for one that must not. */
  readonly policyResult?: PolicyResult | undefined;
  /** The judgement of the same policy, which is not read again, about another request. */
  readonly about?: ((request: PolicyRequest) => Judgement) | undefined;
}

/** A policy with what belongs to it, as an authorizer returns it. */
interface PolicyResult {
  readonly principalId: string;
  readonly policyDocument: unknown;
  readonly context: Readonly<Record<string, string>>;
  readonly usageIdentifierKey: string | undefined;
}

/**
 * Reads the result of an authorizer of the option `authorizers`. Only a result that is known to allow
 * counts as allowing.
 * @throws GatewayError `AUTHORIZER_CONFIGURATION_ERROR`
 */
export function readResult(result: unknown, name: string, request: PolicyRequest): Judgement {
  return understood(result, name, () => readOwn(result, request));
}

/**
 * Reads the result of the authorizer AWS_IAM, which may say who the caller is.
 * @param requestOf what policies decide about, for a caller with this `$context.identity`
 * @throws GatewayError `AUTHORIZER_CONFIGURATION_ERROR`
 */
export function readIamResult(
  result: unknown,
  name: string,
  requestOf: (context: ContextPatch) => PolicyRequest,
): Judgement {
  return understood(result, name, () => {
    const { identity, rest } = identityResult(result);
    const added = identity === undefined ? {} : { identity };
    const judgement = readOwn(rest, requestOf(added));
    return { ...judgement, context: { ...judgement.context, ...added }, policyResult: undefined };
  });
}

function readOwn(result: unknown, request: PolicyRequest): Judgement {
  return typeof result === 'boolean'
    ? withoutPolicy(result ? 'allow' : 'refused', {})
    : readMembers(result, request);
}

/**
 * Reads what the function of an authorizer returned, or what was kept of it: only a policy is understood.
 * AWS passes over unknown members.
 * AWS: "Output from an API Gateway Lambda authorizer".
 * @throws GatewayError `AUTHORIZER_CONFIGURATION_ERROR`
 */
export function readPolicyResult(result: unknown, name: string, request: PolicyRequest): Judgement {
  return understood(result, name, () => {
    if (!isRecord(result)) {
      throw new TypeError(`${kindOf(result)}; return { principalId, policyDocument }`);
    }
    return readPolicy(ownMembers(result), request);
  });
}

/** What `read` returns; what it throws becomes the failure of the authorizer. */
function understood(result: unknown, name: string, read: () => Judgement): Judgement {
  try {
    return read();
  } catch (cause) {
    leave(result);
    const reason = reasonOf(cause);
    throw new GatewayError('AUTHORIZER_CONFIGURATION_ERROR', undefined, {
      cause: new TypeError(
        `The authorizer "${name}" returned something that is not understood: ${reason}`,
        { cause },
      ),
    });
  }
}

const MEMBERS = ['principalId', 'policyDocument', 'context', 'usageIdentifierKey', 'claims'];

function readMembers(result: unknown, request: PolicyRequest): Judgement {
  if (!isRecord(result)) {
    throw new TypeError(
      `${kindOf(result)}; return true, false, { claims } or { principalId, policyDocument }`,
    );
  }
  const members = ownMembers(result);
  for (const member of members.keys()) {
    if (!MEMBERS.includes(member)) {
      throw new TypeError(
        `the member ${JSON.stringify(member)}; the known members are ${MEMBERS.join(', ')}`,
      );
    }
  }
  const claims = members.has('claims') ? claimsOf(members.get('claims')) : undefined;
  return claims !== undefined && members.size === 1
    ? withoutPolicy('allow', { authorizer: claims })
    : readPolicy(members, request, claims);
}

function withoutPolicy(decision: 'allow' | 'refused', context: ContextPatch): Judgement {
  return { decision, context, usageIdentifierKey: undefined, allows: () => false };
}

/** @param claims are of the moment: a result with claims is not kept */
function readPolicy(
  members: ReadonlyMap<string, unknown>,
  request: PolicyRequest,
  claims?: ContextPatch,
): Judgement {
  const principalId = members.get('principalId');
  if (typeof principalId !== 'string' || !members.has('policyDocument')) {
    throw new TypeError(
      'an object without "claims" needs "principalId", a string, and "policyDocument"',
    );
  }
  const policyDocument = members.get('policyDocument');
  const context = contextOf(members.get('context'));
  const usageIdentifierKey = usageIdentifierKeyOf(members.get('usageIdentifierKey'));
  const policy = readAuthorizerPolicy(policyDocument);
  const added = { authorizer: { ...context, ...claims, principalId } };
  const policyResult =
    claims === undefined ? { principalId, policyDocument, context, usageIdentifierKey } : undefined;
  const about = (asked: PolicyRequest): Judgement => ({
    context: added,
    usageIdentifierKey,
    policyResult,
    decision: policy.judge(asked),
    allows: (action) => policy.judge(withAction(asked, action)) === 'allow',
    about,
  });
  return about(request);
}

function claimsOf(claims: unknown): ContextPatch {
  if (isRecord(claims)) {
    return { claims };
  }
  throw new TypeError(`"claims" must be an object, not ${kindOf(claims)}`);
}

/** AWS: "The context object": strings, numbers and booleans, which become strings. */
function contextOf(context: unknown): Readonly<Record<string, string>> {
  if (context === undefined || context === null) {
    return {};
  }
  if (!isRecord(context)) {
    throw new TypeError(`"context" must be an object, not ${kindOf(context)}`);
  }
  const texts = Array.from(ownMembers(context), ([name, value]) => {
    const fits = typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
    if (!fits) {
      throw new TypeError(
        `"context" may hold strings, numbers and booleans, but ${JSON.stringify(name)} is ${kindOf(value)}`,
      );
    }
    return [name, String(value)] as const;
  });
  return Object.fromEntries(texts);
}

function usageIdentifierKeyOf(key: unknown): string | undefined {
  if (key === undefined || key === null) {
    return undefined;
  }
  if (typeof key === 'string') {
    return key;
  }
  throw new TypeError(`"usageIdentifierKey" must be a string, not ${kindOf(key)}`);
}
